using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Nightly;

/// <summary>Gathers how the site runs, at most twice a minute however often it is asked for.</summary>
public sealed class GatherStatus(
    RunRecordStore runs, DatasetStore datasets, UploadStore uploads, OutboxStore outbox, InterestStore interests, AuditCheckStore audit, TimeProvider clock) : IDisposable
{
    private const int Runs = 10, MostCounted = 1000;

    private static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private SiteStatus? _last;

    public async Task<SiteStatus> RunAsync(CancellationToken cancellation)
    {
        if (_last is { } known && clock.GetUtcNow() - known.At < For) return known;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_last is { } meanwhile && clock.GetUtcNow() - meanwhile.At < For) return meanwhile;
            return _last = await GatherAsync(clock.GetUtcNow(), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<SiteStatus> GatherAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<KindStatus> kinds = [];
        foreach (var kind in DatasetKinds.All) kinds.Add(StatusRules.Of(kind, await datasets.ReadHistoryAsync(kind.Id, cancellation), today));
        var parked = await outbox.PageAsync(MessageState.Parked, MostCounted, null, cancellation);
        var queues = new QueueStatus(
            (await uploads.OpenedBeforeAsync(now, cancellation)).Count, (await uploads.WaitingAsync(cancellation)).Count, await uploads.CountParkedAsync(cancellation), await outbox.DueAsync(now, cancellation).Take(MostCounted).CountAsync(cancellation),
            parked.Value.Messages.Count, (await interests.AllAsync(cancellation)).Count(one => one.State == InterestState.New));
        return new(now, await runs.ListAsync(Runs, cancellation), kinds, queues, await audit.LastAsync(cancellation));
    }
}
