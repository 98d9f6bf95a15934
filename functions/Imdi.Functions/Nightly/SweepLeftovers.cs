using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>How much was removed.</summary>
public sealed record SweepReport(int Runs, int Packs, int ArrivingFiles, int TemporaryFiles);

/// <summary>Removes what nobody needs any more: old runs, and what killed loads left in storage and on this machine's disk. Harmless to repeat.</summary>
public sealed partial class SweepLeftovers(OldRuns runs, RunRecordStore records, RawFileStore raw, IOptions<PublishedRunOptions> options, TimeProvider clock, ILogger<SweepLeftovers> log)
{
    // Longer than any load, request or export takes: what is older belongs to nobody at work.
    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    public async Task<SweepReport> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Settled;
        var nights = await records.NewestFirstAsync(cancellation).Where(record => record is { IsNight: true, EndedWell: true }).Select(record => record.Run).Distinct().Take(options.Value.RunsKept).ToListAsync(cancellation);
        var (old, packs) = await runs.SweepAsync(before, cancellation, nights);
        var report = new SweepReport(old, packs, await raw.SweepArrivingAsync(before, cancellation), TemporaryFile.SweepOfTheDead(before));
        LogSwept(report.Runs, report.Packs, report.ArrivingFiles, report.TemporaryFiles);
        return report;
    }

    [LoggerMessage(LogLevel.Information, "Swept leftovers. Runs: {Runs}. Packs: {Packs}. Arriving files: {ArrivingFiles}. Temporary files: {TemporaryFiles}.")]
    private partial void LogSwept(int runs, int packs, int arrivingFiles, int temporaryFiles);
}
