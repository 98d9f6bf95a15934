using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>An entry as it is kept: its text, and the hash that was made of it.</summary>
public sealed record KeptEntry(long Sequence, string Text, string Hash);

/// <param name="Tag">The head's ETag; null before the first entry.</param>
public sealed record KeptLedger(LedgerState State, string? Tag);

/// <summary>
/// The ledger in one partition: the head (number and hash of the last entry), the balances beside it, the entries, and the keys that they were made
/// with. What is entered is written in one transaction on the head as it was read: whoever was slower reads again.
/// </summary>
public sealed class LedgerStore(StorageClients storage, SiteNews? news = null)
{
    private const string Partition = "ledger", Head = "head", BalanceFrom = "head:", BeyondHead = "head;", EntryFrom = "entry-", BeyondEntries = "entry.", KeyFrom = "key-";

    // More entries than that are slower than the balances.
    private const int MostToCarryOn = 100;

    private const long NoEntry = 0;

    private KeptLedger? _known;

    private TableClient Table => storage.Table(StorageNames.Funding);

    /// <summary>The ledger as it stands, and what the next transaction is made on: the head, and what was known before carried on by the entries since.</summary>
    public async Task<KeptLedger> ReadAsync(CancellationToken cancellation)
    {
        var known = _known;
        if (known is null || await Table.FindAsync(Partition, Head, cancellation) is not { } head) return _known = await ReadKeptAsync(cancellation);
        if (head.ETag.ToString() == known.Tag) return known;
        var state = known.State;
        if (head.GetInt64("Sequence") - state.Sequence is > 0 and <= MostToCarryOn)
        {
            await foreach (var row in Table.RangeAsync(Partition, EntryRow(state.Sequence + 1), EntryRow(head.GetInt64("Sequence")!.Value + 1), cancellation))
            {
                if (LedgerEntry.Read(FromRow(row).Text) is { } entry && state.Enter(entry.Draft) is { IsOk: true } entered) state = entered.Value.State;
            }
        }

        return _known = state.Hash == head.GetString("Hash") ? new(state, head.ETag.ToString()) : await ReadKeptAsync(cancellation);
    }

    /// <summary>The head and the balances as they are kept. The head comes first: what changes while balances are read fails the transaction that is made on it.</summary>
    public async Task<KeptLedger> ReadKeptAsync(CancellationToken cancellation)
    {
        (long sequence, string hash, string? tag) = (0, LedgerEntry.NoHash, null);
        var balances = LedgerState.Empty.Balances.ToBuilder();
        await foreach (var row in Table.RangeAsync(Partition, Head, BeyondHead, cancellation))
        {
            if (row.RowKey == Head) (sequence, hash, tag) = (row.GetInt64("Sequence")!.Value, row.GetString("Hash"), row.ETag.ToString());
            else if (PlaceOf(row.RowKey) is { } place) balances[place] = row.GetInt64("Minor")!.Value;
        }

        return new(new LedgerState(sequence, hash, balances.ToImmutable()), tag);
    }

    /// <summary>The number of the entry that a key made, and what was asked then.</summary>
    public async Task<(long Sequence, string Says)?> FindKeyAsync(string key, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, KeyRow(key), cancellation) is { } row ? (row.GetInt64("Sequence")!.Value, row.GetString("Says")) : null;

    /// <summary>Takes a key, so that it never makes an entry; false when it has made one.</summary>
    public async Task<bool> BarAsync(string key, string says, CancellationToken cancellation) =>
        (await Table.InsertAsync(new TableEntity(Partition, KeyRow(key)) { ["Sequence"] = NoEntry, ["Says"] = says }, LedgerCommand.KeyUsed, cancellation)).IsOk
        || await FindKeyAsync(key, cancellation) is { Sequence: NoEntry };

    public async Task<KeptEntry?> FindAsync(long sequence, CancellationToken cancellation) => await Table.FindAsync(Partition, EntryRow(sequence), cancellation) is { } row ? FromRow(row) : null;

    /// <summary>From a number on, in order.</summary>
    public IAsyncEnumerable<KeptEntry> EntriesAsync(long from, CancellationToken cancellation) => Table.RangeAsync(Partition, EntryRow(from), BeyondEntries, cancellation).Select(FromRow);

    /// <summary>How many rows a transaction writes.</summary>
    internal static int RowsOf(IEnumerable<EntryDraft> drafts)
    {
        var list = drafts.ToList();
        return 1 + (2 * list.Count) + list.SelectMany(draft => draft.Postings).Select(posting => (posting.Account, posting.Amount.Currency)).Distinct().Count();
    }

    /// <summary>All of these entries or none; <see cref="Rows.ChangedMeanwhile"/> when the ledger is no longer what was read.</summary>
    public async Task<Refusal?> AppendAsync(string? tag, LedgerState after, IReadOnlyList<(LedgerEntry Entry, string Says)> entries, CancellationToken cancellation)
    {
        var head = new TableEntity(Partition, Head) { ["Sequence"] = after.Sequence, ["Hash"] = after.Hash };
        var touched = entries.SelectMany(one => one.Entry.Draft.Postings).Select(posting => (posting.Account, posting.Amount.Currency.Code)).Distinct();
        var refusal = await Table.TransactAsync(
        [
            tag is null ? new(TableTransactionActionType.Add, head) : new(TableTransactionActionType.UpdateReplace, head, new ETag(tag)),
            .. touched.Select(place => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, $"{BalanceFrom}{place.Account}:{place.Code}") { ["Minor"] = after.Balances[place] })),
            .. entries.SelectMany(one => new[]
            {
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, EntryRow(one.Entry.Sequence)) { ["Text"] = one.Entry.ToText(), ["Hash"] = one.Entry.Hash }),
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, KeyRow(one.Entry.Draft.Key)) { ["Sequence"] = one.Entry.Sequence, ["Says"] = one.Says }),
            }),
        ], cancellation);
        if (refusal is null) news?.Tell();
        return refusal;
    }

    private static (Account, string)? PlaceOf(string rowKey)
    {
        string name = rowKey[BalanceFrom.Length..];
        int cut = name.LastIndexOf(':');
        return cut > 0 && Account.TryParse(name[..cut], out var account) ? (account, name[(cut + 1)..]) : null;
    }

    private static string EntryRow(long sequence) => EntryFrom + sequence.ToString("D12", CultureInfo.InvariantCulture);

    private static string KeyRow(string key) => KeyFrom + LedgerEntry.HashOf(key);

    private static KeptEntry FromRow(TableEntity row) => new(long.Parse(row.RowKey[EntryFrom.Length..], CultureInfo.InvariantCulture), row.GetString("Text"), row.GetString("Hash"));
}
