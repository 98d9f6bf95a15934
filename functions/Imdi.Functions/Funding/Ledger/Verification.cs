using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Where a chain breaks first, and how.</summary>
/// <param name="What">A stable word: <c>missing</c>, <c>unreadable</c>, <c>hash</c>, <c>previous</c>, <c>unbalanced</c>, <c>overdrawn</c>, <c>head</c>, <c>balance</c>.</param>
public sealed record LedgerBreak(long Sequence, string What, string Detail);

/// <summary>What recomputing the ledger found.</summary>
/// <param name="Head">Hash of the last entry: whoever keeps it can tell later whether anything before it was changed.</param>
public sealed record LedgerVerification(bool IsSound, long Entries, string Head, LedgerBreak? FirstBreak, DateTimeOffset VerifiedAt);

/// <summary>Recomputes a ledger from its entries: the chain of hashes, the equality of debits and credits, every balance.</summary>
public sealed class Verification
{
    private LedgerState _state = LedgerState.Empty;

    public LedgerBreak? FirstBreak { get; private set; }

    public LedgerState State => _state;

    public void Add(KeptEntry kept)
    {
        if (FirstBreak is not null) return;
        long next = _state.Sequence + 1;
        if (kept.Sequence != next) Break(next, "missing", $"After {_state.Sequence} comes {kept.Sequence}.");
        else if (LedgerEntry.HashOf(kept.Text) != kept.Hash) Break(next, "hash", "Its text is not the one that its hash was made of.");
        else if (LedgerEntry.Read(kept.Text) is not { } entry || entry.Sequence != next) Break(next, "unreadable", "Its text is not that of this entry.");
        else if (entry.Previous != _state.Hash) Break(next, "previous", "It does not continue the entry before.");
        else if (entry.Draft.Postings.Count < 2 || entry.Draft.Postings.GroupBy(posting => posting.Amount.Currency).Any(group => group.Aggregate(Int128.Zero, (sum, posting) => sum + posting.Amount.Minor) != 0)) Break(next, "unbalanced", "Its debits and credits differ.");
        else if (_state.Enter(entry.Draft) is { IsOk: true } entered) _state = entered.Value.State;
        else Break(next, "overdrawn", "An account falls below zero.");
    }

    /// <summary>Compares what was recomputed with the head and the balances that are kept.</summary>
    public LedgerVerification End(LedgerState kept, DateTimeOffset now)
    {
        if (FirstBreak is null && (kept.Sequence != _state.Sequence || kept.Hash != _state.Hash)) Break(_state.Sequence, "head", $"The head says {kept.Sequence} {kept.Hash}.");
        if (FirstBreak is null && kept.Balances.Concat(_state.Balances).Select(one => one.Key).Distinct().FirstOrDefault(place => kept.Balances.GetValueOrDefault(place) != _state.Balances.GetValueOrDefault(place)) is { Currency: not null } wrong)
            Break(_state.Sequence, "balance", $"The balance of {wrong.Account} in {wrong.Currency} is not what the entries give.");
        return new(FirstBreak is null, _state.Sequence, _state.Hash, FirstBreak, now);
    }

    private void Break(long sequence, string what, string detail) => FirstBreak ??= new(sequence, what, detail);
}
