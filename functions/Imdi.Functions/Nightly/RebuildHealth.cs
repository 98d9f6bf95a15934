using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Nightly;

/// <summary>The last rebuild as /api/health states it. One that says it is running while nobody holds its lease has died.</summary>
internal sealed class RebuildHealth(RunRecordStore records, Leases leases) : IHealthSource
{
    public async Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation)
    {
        if (await records.LastAsync(cancellation) is not { } last) return null;
        if (last.Outcome is not RebuildOutcome.Running || await leases.IsHeldAsync(NightlyRebuild.LeaseName, cancellation)) return Of(last);

        // Who runs holds the lease from before its record to after it: asked again, only a dead one's record still says so.
        var again = await records.LastAsync(cancellation);
        return Of(again == last ? last with { Outcome = RebuildOutcome.Interrupted } : again ?? last);
    }

    private static LastRebuild Of(RunRecord last) => new(
        last.Outcome is RebuildOutcome.Published or RebuildOutcome.Unchanged ? last.Run : null,
        last.Finished,
        last.Outcome.ToString().ToLowerInvariant(),
        last.Outcome is RebuildOutcome.Failed or RebuildOutcome.Interrupted ? last.Step : null);
}
