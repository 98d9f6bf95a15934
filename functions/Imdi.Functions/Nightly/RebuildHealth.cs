using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

/// <summary>The last rebuild as /api/health states it. One still running shows as it began.</summary>
internal sealed class RebuildHealth(RunRecordStore records) : IHealthSource
{
    public async Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation) =>
        await records.LastAsync(cancellation) is { } last ? Of(last) : null;

    private static LastRebuild Of(RunRecord last) => new(
        last.Outcome is RebuildOutcome.Published or RebuildOutcome.Unchanged ? last.Run : null,
        last.Finished,
        last.Outcome.ToString().ToLowerInvariant(),
        last.Outcome is RebuildOutcome.Failed or RebuildOutcome.Interrupted ? last.Step : null);
}
