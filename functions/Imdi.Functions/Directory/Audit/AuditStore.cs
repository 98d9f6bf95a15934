using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>
/// The table that is only ever added to. A partition a day; in it <c>e000000001</c> and so on, each with the hash of the one before, and
/// <c>head</c>, which says which is the last and is replaced in the same transaction, so that writers at once cannot fork the chain.
/// Entries that are written once leave their id as a row. Rows of ids with an entry's properties are from before there was a chain.
/// </summary>
public sealed partial class AuditStore(StorageClients storage) : IDisposable
{
    private const string Days = "days", HeadRow = "head";

    // With marks of entries that are written once, and the head, within the hundred operations that a transaction takes.
    private const int Batch = 49;

    // One writer at a time in a process: only other instances make it try again.
    private readonly SemaphoreSlim _turn = new(1);

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    // As the last transaction of this process left it: read again only where another instance has written since. Whoever has the turn has it.
    private (AuditPosition Position, ETag Tag)? _head;

    private TableClient Table => storage.Table(StorageNames.Audit);

    internal Task AddAsync(SubmissionId id, AuditEntry entry, CancellationToken cancellation) => AddAsync(id, entry, isOnce: false, cancellation);

    internal Task AddOnceAsync(SubmissionId id, AuditEntry entry, CancellationToken cancellation) => AddAsync(id, entry, isOnce: true, cancellation);

    /// <summary>The entries of a day (UTC), oldest first.</summary>
    public IAsyncEnumerable<AuditEntry> ReadAsync(DateOnly day, CancellationToken cancellation) =>
        Table.PartitionAsync(KeyOf(day), cancellation).Where(row => row.ContainsKey("Who")).Select(EntryOf).OrderBy(entry => entry.At);

    /// <summary>Every day that the table holds, oldest first, as it is found.</summary>
    public async IAsyncEnumerable<AuditDay> ReadDaysAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<TableEntity> rows = [];
        await foreach (var row in Table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (rows.Count > 0 && rows[0].PartitionKey != row.PartitionKey)
            {
                if (rows[0].PartitionKey != Days) yield return DayOf(rows);
                rows = [];
            }

            rows.Add(row);
        }

        if (rows.Count > 0 && rows[0].PartitionKey != Days) yield return DayOf(rows);
    }

    /// <summary>The days that entries were written for, by the list that is kept beside them.</summary>
    public IAsyncEnumerable<DateOnly> ListDaysAsync(CancellationToken cancellation) => Table.PartitionAsync(Days, cancellation).Select(row => DateOnly.ParseExact(row.RowKey, "O", CultureInfo.InvariantCulture));

    /// <summary>The hash that stands at a place of the chain.</summary>
    public async Task<string?> FindHashAsync(DateOnly day, long sequence, CancellationToken cancellation) => (await Table.FindAsync(KeyOf(day), KeyOf(sequence), cancellation))?.GetString("Hash");

    public void Dispose() => _turn.Dispose();

    // Whoever has the turn writes for all who wait: storage answers once for many.
    private async Task AddAsync(SubmissionId id, AuditEntry entry, bool isOnce, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var own = new Waiting(id, entry, isOnce);
        _waiting.Enqueue(own);
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!own.Written.Task.IsCompleted) await WriteAsync(Take());
        }
        finally
        {
            _turn.Release();
        }

        await own.Written.Task;
    }

    private List<Waiting> Take()
    {
        List<Waiting> batch = [];
        while (batch.Count < Batch && _waiting.TryPeek(out var next) && batch.TrueForAll(one => one.Day == next.Day && one.Id != next.Id) && _waiting.TryDequeue(out next)) batch.Add(next);
        return batch;
    }

    // Entries of several callers: none of them may stop it, and if it fails it fails for each.
    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            while (batch.Count > 0 && await TryAsync(batch) is false)
            {
                foreach (var known in await batch.ToAsyncEnumerable().Where(async (one, stop) => one.IsOnce && await Table.FindAsync(KeyOf(one.Day), one.Id.ToString(), stop) is not null).ToListAsync())
                {
                    batch.Remove(known);
                    known.Written.TrySetResult();
                }
            }
        }
        catch (Exception failure)
        {
            foreach (var one in batch) one.Written.TrySetException(failure);
            return;
        }

        foreach (var one in batch) one.Written.TrySetResult();
    }

    private async Task<bool> TryAsync(List<Waiting> batch)
    {
        var day = batch[0].Day;
        var head = _head?.Position.Day == day ? _head : await HeadAsync(day, CancellationToken.None);
        _head = null;
        var previous = head?.Position ?? await LastBeforeAsync(day, CancellationToken.None);
        List<TableTransactionAction> actions = [];
        List<AuditLink> links = [];
        foreach (var one in batch)
        {
            var link = AuditLink.After(previous, day, one.Entry);
            previous = link.Position;
            links.Add(link);
            actions.Add(new(TableTransactionActionType.Add, ToRow(one.Id, link)));
            if (one.IsOnce) actions.Add(new(TableTransactionActionType.Add, new TableEntity(KeyOf(day), one.Id.ToString()) { ["Sequence"] = link.Sequence }));
        }

        actions.Add(HeadAction(links[^1], head?.Tag));
        var written = await Table.TransactTaggedAsync(actions, CancellationToken.None);
        if (!written.IsOk && !await IsThereAsync(batch[0].Id, links[0])) return false;
        if (written.IsOk) _head = (links[^1].Position, written.Value);
        if (links[0].Sequence == 1) await Table.UpsertAsync(new TableEntity(Days, KeyOf(day)), CancellationToken.None);
        return true;
    }

    // A transaction whose answer was lost is sent again by the client and then meets itself: all of it is there, or nothing.
    private async Task<bool> IsThereAsync(SubmissionId id, AuditLink link) =>
        (await Table.FindAsync(KeyOf(link.Day), KeyOf(link.Sequence), CancellationToken.None))?.GetString("Id") == id.ToString();

    private async Task<(AuditPosition Position, ETag Tag)?> HeadAsync(DateOnly day, CancellationToken cancellation) =>
        await Table.FindAsync(KeyOf(day), HeadRow, cancellation) is { } row ? (PositionOf(day, row), row.ETag) : null;

    private async Task<AuditPosition?> LastBeforeAsync(DateOnly day, CancellationToken cancellation)
    {
        var before = await ListDaysAsync(cancellation).Where(one => one < day).OrderDescending().FirstOrDefaultAsync(cancellation);
        return before == default ? null : (await HeadAsync(before, cancellation))?.Position;
    }

    private static string KeyOf(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string KeyOf(long sequence) => sequence.ToString("'e'000000000", CultureInfo.InvariantCulture);

    private static TableTransactionAction HeadAction(AuditLink link, ETag? tag)
    {
        var row = new TableEntity(KeyOf(link.Day), HeadRow) { ["Sequence"] = link.Sequence, ["Hash"] = link.Hash };
        return tag is { } was ? new(TableTransactionActionType.UpdateReplace, row, was) : new(TableTransactionActionType.Add, row);
    }

    private static AuditPosition PositionOf(DateOnly day, TableEntity row) => new(day, row.GetInt64("Sequence") ?? 0, row.GetString("Hash"));

    private static TableEntity ToRow(SubmissionId id, AuditLink link) => new(KeyOf(link.Day), KeyOf(link.Sequence))
    {
        ["Id"] = id.ToString(),
        ["Who"] = link.Entry.Who,
        ["What"] = link.Entry.What,
        ["Subject"] = link.Entry.Subject,
        ["At"] = link.Entry.At,
        ["BeforeHash"] = link.Entry.BeforeHash,
        ["AfterHash"] = link.Entry.AfterHash,
        ["PreviousDay"] = link.Previous is { } previous ? KeyOf(previous.Day) : null,
        ["PreviousSequence"] = link.Previous?.Sequence,
        ["PreviousHash"] = link.Previous?.Hash,
        ["Hash"] = link.Hash,
    };

    private static AuditEntry EntryOf(TableEntity row) => new(
        row.GetString("Who"), row.GetString("What"), row.GetString("Subject"), row.GetDateTimeOffset("At")!.Value, row.GetString("BeforeHash"), row.GetString("AfterHash"));

    private static AuditLink LinkOf(DateOnly day, TableEntity row) => new(
        EntryOf(row), day, long.Parse(row.RowKey.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture),
        row.GetString("PreviousHash") is { } hash ? new(DateOnly.ParseExact(row.GetString("PreviousDay"), "O", CultureInfo.InvariantCulture), row.GetInt64("PreviousSequence") ?? 0, hash) : null,
        row.GetString("Hash") ?? "");

    private static AuditDay DayOf(List<TableEntity> rows)
    {
        var day = DateOnly.ParseExact(rows[0].PartitionKey, "O", CultureInfo.InvariantCulture);
        var head = rows.Find(row => row.RowKey == HeadRow);
        List<TableEntity> links = [.. rows.Where(row => LinkKey().IsMatch(row.RowKey) && row.ContainsKey("Who"))], ids = [.. rows.Where(row => SubmissionId.TryParse(row.RowKey, null, out _))];
        var unchained = ids.Where(row => row.ContainsKey("Who"));
        var marks = ids.Where(row => row.GetInt64("Sequence") is { } sequence && sequence <= links.Count);
        return new AuditDay(
            day, [.. links.Select(row => LinkOf(day, row))], head is null ? null : PositionOf(day, head), [.. unchained.Select(EntryOf)],
            [.. rows.Except([.. links, .. unchained, .. marks, .. head is null ? (TableEntity[])[] : [head]]).Select(row => row.RowKey)]);
    }

    private sealed record Waiting(SubmissionId Id, AuditEntry Entry, bool IsOnce)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateOnly Day => DateOnly.FromDateTime(Entry.At.UtcDateTime);
    }

    [GeneratedRegex(@"^e[0-9]{9}\z")]
    private static partial Regex LinkKey();
}
