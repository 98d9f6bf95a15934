using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Nightly;

/// <summary>Rebuilds as /api/health states them. One that says it is running while nobody holds its lease has died.</summary>
internal sealed class RebuildHealth(RunRecordStore records, Leases leases, TimeProvider clock) : IHealthSource
{
    public async Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation) =>
        await records.LastAsync(cancellation) is { } last ? Of(await AsItIsAsync(last, cancellation)) : null;

    public Task<NightHealth?> NightAsync(CancellationToken cancellation) => NightRules.HealthAsync(records.NewestFirstAsync(cancellation), clock.GetUtcNow(), cancellation);

    public async Task<Outcome<RebuildPage>> RebuildsAsync(int limit, string? next, CancellationToken cancellation)
    {
        var page = await records.PageAsync(limit, next, cancellation);
        if (!page.IsOk) return page.Refusal;
        List<LastRebuild> items = [];
        foreach (var record in page.Value.Records) items.Add(Of(await AsItIsAsync(record, cancellation)));
        return new RebuildPage(items, page.Value.Next);
    }

    private async Task<RunRecord> AsItIsAsync(RunRecord record, CancellationToken cancellation)
    {
        if (record.Outcome is not RebuildOutcome.Running || await leases.IsHeldAsync(NightlyRebuild.LeaseName, cancellation)) return record;

        // Who runs holds the lease from before its record to after it: asked again, only a dead one's record still says so.
        var again = await records.FindAsync(record.Id, cancellation);
        return again is { Outcome: RebuildOutcome.Running } or null ? record with { Outcome = RebuildOutcome.Interrupted } : again;
    }

    private static LastRebuild Of(RunRecord record) => new(
        record.EndedWell ? record.Run : null,
        record.Finished,
        record.Outcome.ToString().ToLowerInvariant(),
        record.Outcome is RebuildOutcome.Failed or RebuildOutcome.Interrupted ? record.Step : null)
    {
        AsOf = record.AsOf, StartedAt = record.Started, AtStep = record.Outcome is RebuildOutcome.Running ? record.Step : null,
        Steps = record.Steps, Withheld = record.Withheld, VanishedKinds = record.VanishedKinds, Vanished = record.Vanished, IsNight = record.IsNight,
    };
}
