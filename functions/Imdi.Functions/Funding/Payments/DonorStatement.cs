using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A donor's money in one currency. received − refunded + exchanged − allocated = balance, to the minor unit; paid is the part of allocated that left.</summary>
/// <param name="Exchanged">What exchanges added, or took away where it is negative.</param>
/// <param name="Allocated">Set aside for projects or paid to them, less what was released or given back.</param>
public sealed record StatementTotal(Currency Currency, Money Pledged, Money Signed, Money Received, Money Refunded, Money Exchanged, Money Allocated, Money Paid, Money Balance);

/// <summary>What one entry did to a donor's money.</summary>
/// <param name="Amount">Towards the donor's balance of free money: negative where it was allocated or went back. Of a payment what left.</param>
public sealed record StatementLine(long Entry, string Hash, DateOnly On, EntryKind Kind, string Contribution, string Window, string? Proposal, long? Corrects, Money Amount);

/// <param name="Reconciles">Whether what the entries say is what stands in the accounts, in every currency.</param>
/// <param name="Head">Hash of the ledger's last entry that it takes in.</param>
public sealed record DonorStatement(string Donor, string Head, bool Reconciles, IReadOnlyList<StatementTotal> Totals, IReadOnlyList<StatementLine> Lines)
{
    public static DonorStatement Of(string donor, IEnumerable<Pledge> pledges, IEnumerable<Contribution> contributions, IEnumerable<LedgerEntry> entries, LedgerState state)
    {
        var (own, promised) = (contributions.Where(one => one.Donor == donor).ToDictionary(one => one.Id), pledges.Where(one => one.Donor == donor && one.State != PledgeState.Withdrawn).ToList());
        Dictionary<long, EntryKind> kinds = [];
        List<(EntryKind Kind, Posting Posting, LedgerEntry Entry)> moves = [];
        foreach (var entry in entries)
        {
            kinds[entry.Sequence] = entry.Draft.Corrects is { } corrected ? kinds[corrected] : entry.Draft.Kind;
            moves.AddRange(entry.Draft.Postings.Where(posting => posting.Account.Contribution is { } contribution && own.ContainsKey(contribution)).Select(posting => (kinds[entry.Sequence], posting, entry)));
        }

        var totals = promised.Select(pledge => pledge.Amount.Currency).Concat(own.Values.Select(one => one.Currency)).Concat(moves.Select(move => move.Posting.Amount.Currency)).Distinct().OrderBy(currency => currency.Code, StringComparer.Ordinal)
            .Select(currency => TotalOf(currency, promised, own.Values, moves)).ToList();
        bool reconciles = totals.TrueForAll(total => state.Sum(total.Currency, account => account.IsUnallocated && own.ContainsKey(account.Contribution!)) == total.Balance
            && state.Sum(total.Currency, account => (account.IsAllocated || account.IsPaid) && own.ContainsKey(account.Contribution!)) == total.Allocated
            && state.Sum(total.Currency, account => account.IsContributed && own.ContainsKey(account.Contribution!)) == total.Received - total.Refunded
            && total.Received - total.Refunded + total.Exchanged - total.Allocated == total.Balance);
        return new(donor, state.Hash, reconciles, totals,
        [
            .. moves.Where(move => move.Posting.Account.IsUnallocated || (move.Posting.Account.IsPaid && move.Kind == EntryKind.Disbursement))
                .Select(move => new StatementLine(move.Entry.Sequence, move.Entry.Hash, move.Entry.Draft.On, move.Entry.Draft.Kind, move.Posting.Account.Contribution!, move.Entry.Draft.Window, move.Entry.Draft.Proposal, move.Entry.Draft.Corrects, -move.Posting.Amount)),
        ]);
    }

    private static StatementTotal TotalOf(Currency currency, IEnumerable<Pledge> pledges, IEnumerable<Contribution> contributions, List<(EntryKind Kind, Posting Posting, LedgerEntry Entry)> moves)
    {
        Money Sum(Func<EntryKind, Account, bool> wanted) => moves.Where(move => move.Posting.Amount.Currency == currency && wanted(move.Kind, move.Posting.Account)).Aggregate(new Money(0, currency), (sum, move) => sum + move.Posting.Amount);
        Money Promised(IEnumerable<Money> amounts) => amounts.Where(amount => amount.Currency == currency).Aggregate(new Money(0, currency), (sum, amount) => sum + amount);
        return new(
            currency, Promised(pledges.Select(pledge => pledge.Amount)), Promised(contributions.SelectMany(one => one.Parts).Select(part => part.Amount)),
            -Sum((kind, account) => account.IsContributed && kind == EntryKind.Receipt), Sum((kind, account) => account.IsContributed && kind == EntryKind.RefundToDonor),
            -Sum((kind, account) => account.IsUnallocated && kind == EntryKind.Exchange),
            Sum((kind, account) => account.IsUnallocated && kind is (EntryKind.Allocation or EntryKind.Release or EntryKind.RefundByProject)),
            Sum((_, account) => account.IsPaid), -Sum((_, account) => account.IsUnallocated));
    }
}
