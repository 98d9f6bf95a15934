using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

public sealed record RebuildProgress(string Step, int Files);

/// <summary>
/// The night (house.md §5): read the published dataset versions, compute, render, write what is new, swap the pointer.
/// One writer at a time under a lease; idempotent; whatever fails leaves the last site whole and says which step failed.
/// </summary>
public sealed partial class NightlyRebuild(
    IPublishedData data, IPublishedRun current, IRunPublisher publisher, Leases leases, RunRecordStore records,
    BuildRemittanceBook books, SitePacks packs, IOptions<HostingSettings> settings, RemittanceOptions remittances, TimeProvider clock, ILogger<NightlyRebuild> log)
{
    public async Task<Outcome<RunRecord>> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var lease = await leases.TryAcquireAsync("nightly", cancellation);
        if (lease is null) return Refusal.Conflict("rebuild-running", "Another rebuild holds the lease; it ends by itself, and a dead one's lease within a minute.");
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);

        var versions = await RebuildInputs.VersionsAsync(data, both.Token);
        var site = RebuildInputs.Site(settings.Value, versions, hasApi: true);
        var run = RebuildInputs.Identity(clock, versions, site, remittances);
        var record = await records.StartAsync(run, clock.GetUtcNow(), both.Token);
        if ((await current.CurrentAsync(both.Token))?.Id == run.Id)
        {
            return await EndAsync(record.Ended(RebuildOutcome.Unchanged, clock.GetUtcNow()));
        }

        string step = "compute";
        try
        {
            progress?.Report(new RebuildProgress(step, 0));
            var book = await books.RunAsync(data, run.AsOf, both.Token);
            step = "publish";
            var report = await publisher.PublishAsync(run, CountedAsync(packs.AllAsync(book, site, both.Token), progress, both.Token), both.Token);
            record = record with { Files = report.Files, PacksWritten = report.PacksWritten, Step = step };
            return await EndAsync(record.Ended(RebuildOutcome.Published, clock.GetUtcNow()));
        }
        catch (Exception failure)
        {
            // Recorded and rethrown: the night fails loudly, and the status page can say at which step.
            LogFailed(step, run.Id, failure);
            await EndAsync((record with { Step = step }).Ended(RebuildOutcome.Failed, clock.GetUtcNow()));
            throw;
        }
    }

    private async Task<RunRecord> EndAsync(RunRecord record)
    {
        await records.EndAsync(record, CancellationToken.None);
        LogEnded(record.Outcome, record.Run, record.Files, record.PacksWritten, clock.GetUtcNow() - record.Started);
        return record;
    }

    private static async IAsyncEnumerable<DraftPack> CountedAsync(
        IAsyncEnumerable<DraftPack> packs, IProgress<RebuildProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int files = 0;
        await foreach (var pack in packs.WithCancellation(cancellation))
        {
            files += pack.Files.Count;
            progress?.Report(new RebuildProgress("publish", files));
            yield return pack;
        }
    }

    [LoggerMessage(LogLevel.Information, "Rebuild ended. Outcome: {Outcome}. Run: {Run}. Files: {Files}. Packs written: {PacksWritten}. Elapsed: {Elapsed}.")]
    private partial void LogEnded(RebuildOutcome outcome, string run, int files, int packsWritten, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Error, "Rebuild failed. Step: {Step}. Run: {Run}.")]
    private partial void LogFailed(string step, string run, Exception failure);
}
