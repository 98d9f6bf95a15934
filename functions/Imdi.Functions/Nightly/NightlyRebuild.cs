using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using Imdi.Functions.Funding;
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
    IPublishedData data, DatasetStore datasets, IRunPublisher publisher, Leases leases, RunRecordStore records,
    BuildRemittanceBook books, BuildRegister registers, SitePacks packs, IOptions<HostingSettings> settings, RemittanceOptions remittances, TimeProvider clock, ILogger<NightlyRebuild> log)
{
    internal const string LeaseName = "nightly";

    /// <summary>Code of the refusal while another rebuild is at work.</summary>
    public const string Busy = "rebuild-running";

    public async Task<Outcome<RunRecord>> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var lease = await leases.TryAcquireAsync(LeaseName, cancellation);
        if (lease is null) return Refusal.Conflict(Busy, "Another rebuild is at work, or was killed less than 15 seconds ago. Try again when it has ended.");
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);

        // What is loaded from here on belongs to the next run: a run is named by its inputs and reads no others.
        var histories = await RebuildInputs.HistoriesAsync(datasets, both.Token);
        var pinned = new PinnedData(data, histories);
        var register = await registers.RunAsync(both.Token);
        var site = RebuildInputs.Site(settings.Value, pinned.Versions, register, hasApi: true);
        var run = RebuildInputs.Identity(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), histories, register, site, remittances);
        var record = await records.StartAsync(run, clock.GetUtcNow(), both.Token);
        return await PublishAsync(record, run, pinned, register, site, progress, both.Token);
    }

    private async Task<RunRecord> PublishAsync(
        RunRecord record, RunInfo run, PinnedData pinned, RegisterBook register, Site site, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        string step = "publish";
        try
        {
            var report = await publisher.PublishAsync(run, PacksAsync(CancellationToken.None), cancellation);
            record = record with { Step = step, Files = report.Files, PacksWritten = report.PacksWritten, Finished = clock.GetUtcNow() };
            record = record with { Outcome = report.Swapped ? RebuildOutcome.Published : RebuildOutcome.Unchanged };
            await records.EndAsync(record, CancellationToken.None);
            LogEnded(record.Outcome, record.Run, record.Files, record.PacksWritten, clock.GetUtcNow() - record.Started);
            return record;
        }
        catch (Exception failure)
        {
            // Recorded and rethrown: the night fails loudly, and the status page can say at which step.
            LogFailed(step, run.Id, failure);
            var outcome = cancellation.IsCancellationRequested ? RebuildOutcome.Interrupted : RebuildOutcome.Failed;
            await records.TryEndAsync(record with { Step = step, Outcome = outcome, Finished = clock.GetUtcNow() });
            throw;
        }

        // Asked for only when the run is not stored yet, so a night without news computes nothing.
        async IAsyncEnumerable<DraftPack> PacksAsync([EnumeratorCancellation] CancellationToken token)
        {
            step = "compute";
            progress?.Report(new RebuildProgress(step, 0));
            var book = await books.RunAsync(pinned, run.AsOf, token);
            step = "publish";
            int files = 0;
            await foreach (var pack in packs.AllAsync(book, pinned, register, site, token))
            {
                files += pack.Files.Count;
                progress?.Report(new RebuildProgress(step, files));
                yield return pack;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Rebuild ended. Outcome: {Outcome}. Run: {Run}. Files: {Files}. Packs written: {PacksWritten}. Elapsed: {Elapsed}.")]
    private partial void LogEnded(RebuildOutcome outcome, string run, int files, int packsWritten, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Error, "Rebuild failed. Step: {Step}. Run: {Run}.")]
    private partial void LogFailed(string step, string run, Exception failure);
}
