using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

public sealed record RebuildProgress(string Step, int Files);

/// <summary>
/// The night (house.md §5): read the published dataset versions, compute and render what follows from new ones, write what is new, swap the pointer.
/// One writer at a time under a lease; idempotent; whatever fails leaves the last site whole and says which step failed; the next goes on from what is stored.
/// </summary>
public sealed partial class NightlyRebuild(
    IPublishedData data, DatasetStore datasets, RunFileStore runs, IRunPublisher publisher, Leases leases, RunRecordStore records,
    BuildNightBook books, BuildRegister registers, SitePacks packs, CurrentRegion regions, IOptions<HostingSettings> settings, RemittanceOptions remittances, TimeProvider clock, ILogger<NightlyRebuild> log)
{
    internal const string LeaseName = "nightly";

    /// <summary>Code of the refusal while another rebuild is at work.</summary>
    public const string Busy = "rebuild-running";

    /// <param name="isNight">Whether it is the day's own, and not one that a change or a person asked for.</param>
    public async Task<Outcome<RunRecord>> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation, bool isNight = false)
    {
        await using var lease = await leases.TryAcquireAsync(LeaseName, cancellation);
        if (lease is null) return Refusal.Conflict(Busy, "Another rebuild is at work, or was killed less than 15 seconds ago. Try again when it has ended.");
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);

        var asOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var steps = new NightSteps(records, await records.StartAsync(asOf, clock.GetUtcNow(), both.Token, isNight), progress, clock);
        progress?.Report(new RebuildProgress(NightSteps.Read, 0));
        try
        {
            var record = await PublishAsync(steps, asOf, both.Token);
            await records.SaveAsync(record, CancellationToken.None);
            LogEnded(record.Outcome, record.Run, record.Files, record.PacksWritten, clock.GetUtcNow() - record.Started, string.Join(", ", record.Steps.Select(step => $"{step.Name} {step.Seconds} s")));
            return record;
        }
        catch (Exception failure)
        {
            // Recorded and rethrown: the night fails loudly, and the status page can say at which step.
            var record = steps.Record with { Finished = clock.GetUtcNow(), Outcome = both.IsCancellationRequested ? RebuildOutcome.Interrupted : RebuildOutcome.Failed };
            LogFailed(record.Step, record.Run, failure);
            await records.TrySaveAsync(record);
            throw;
        }
    }

    private async Task<RunRecord> PublishAsync(NightSteps steps, DateOnly asOf, CancellationToken cancellation)
    {
        // What is loaded from here on belongs to the next run: a run is named by its inputs and reads no others.
        var histories = await RebuildInputs.HistoriesAsync(datasets, cancellation);
        var pinned = new PinnedData(data, histories);
        var register = await registers.RunAsync(cancellation);
        var region = (await regions.ReadAsync(cancellation)).Region;
        var site = RebuildInputs.Site(settings.Value, region, pinned.Versions, register, hasApi: true);
        var run = RebuildInputs.Identity(asOf, histories, register, site, remittances);
        var last = await runs.FindPointerAsync(cancellation) is { } pointer ? await runs.FindManifestAsync(pointer.Run, cancellation) : null;
        var before = await records.NewestFirstAsync(cancellation).FirstOrDefaultAsync(record => record.Run.Length > 0, cancellation);
        steps.Is(run, RunIdentity.Vanished(last?.Inputs, run), VanishedSources.Of(before?.Vanished ?? [], last?.Inputs, histories, asOf));
        var report = await publisher.PublishAsync(run, known => PacksAsync(known, CancellationToken.None), cancellation, stage => steps.BeginAsync(stage is PublishStage.Manifest ? NightSteps.Publish : NightSteps.Swap, cancellation));
        return steps.Record with
        {
            Files = report.Files, PacksWritten = report.PacksWritten, Finished = clock.GetUtcNow(), Withheld = WithheldCounts.Of(report.Counts),
            Outcome = report.Swapped ? RebuildOutcome.Published : RebuildOutcome.Unchanged,
        };

        // Asked for only when the run is not stored yet, so a night without news computes nothing.
        async IAsyncEnumerable<DraftPack> PacksAsync(KnownPacks known, [EnumeratorCancellation] CancellationToken token)
        {
            var book = await books.RunAsync(pinned, register, asOf, site.Region, token);
            await foreach (var pack in packs.AllAsync(book, site, token, known, step => steps.BeginAsync(step, token)))
            {
                yield return pack;
                steps.Count(pack);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Rebuild ended. Outcome: {Outcome}. Run: {Run}. Files: {Files}. Packs written: {PacksWritten}. Elapsed: {Elapsed}. Steps: {Steps}.")]
    private partial void LogEnded(RebuildOutcome outcome, string run, int files, int packsWritten, TimeSpan elapsed, string steps);

    [LoggerMessage(LogLevel.Error, "Rebuild failed. Step: {Step}. Run: {Run}.")]
    private partial void LogFailed(string step, string run, Exception failure);
}
