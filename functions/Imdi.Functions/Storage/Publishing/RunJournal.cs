using System.Collections.Concurrent;

namespace Imdi.Functions.Storage;

/// <summary>
/// What a run has stored before its manifest says so: <c>journal.jsonl</c>, to which every few packs are appended. A run that is killed leaves it to the next,
/// which then begins where that one ended. Whoever holds the publisher's lease has it alone.
/// </summary>
internal sealed class RunJournal(RunFileStore files) : IDisposable
{
    /// <summary>At most as many packs are rendered again after a kill.</summary>
    public const int Every = 16;

    private readonly ConcurrentQueue<PackEntry> _pending = new();
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isThere;

    public async Task<IReadOnlyList<PackEntry>> LoadAsync(CancellationToken cancellation)
    {
        var found = await files.FindJournalAsync(cancellation);
        _isThere = found is not null;
        return found ?? [];
    }

    public async Task AddAsync(PackEntry entry, CancellationToken cancellation)
    {
        _pending.Enqueue(entry);
        if (_pending.Count < Every) return;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_pending.Count < Every) return;
            List<PackEntry> taken = [];
            while (_pending.TryDequeue(out var next)) taken.Add(next);
            await files.AppendJournalAsync(taken, isFirst: !_isThere, cancellation);
            _isThere = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Once the manifest tells the same.</summary>
    public Task ClearAsync(CancellationToken cancellation) => _isThere ? files.DeleteJournalAsync(cancellation) : Task.CompletedTask;
}
