using System.Collections.Immutable;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>The ledger after an entry: its number, its hash, and what stands in every account. Nothing else decides whether the next entry may be made.</summary>
public sealed record LedgerState(long Sequence, string Hash, ImmutableSortedDictionary<(Account Account, string Currency), long> Balances)
{
    public static LedgerState Empty { get; } = new(0, LedgerEntry.NoHash, ImmutableSortedDictionary<(Account, string), long>.Empty);

    /// <summary>The balance towards the account's own side: positive where it should be.</summary>
    public Money Of(Account account, Currency currency) => new(checked((account.Side < 0 ? -1 : 1) * Balances.GetValueOrDefault((account, currency.Code))), currency);

    /// <summary>Accounts of a kind with something in them in a currency, and how much, in the order of their names.</summary>
    public IEnumerable<(Account Account, Money Balance)> Where(Currency currency, Func<Account, bool> wanted) =>
        Balances.Where(one => one.Key.Currency == currency.Code && one.Value != 0 && wanted(one.Key.Account)).Select(one => (one.Key.Account, Of(one.Key.Account, currency)));

    public Money Sum(Currency currency, Func<Account, bool> wanted) => Where(currency, wanted).Aggregate(new Money(0, currency), (sum, one) => sum + one.Balance);

    /// <summary>Enters a draft: debits and credits are equal in each currency, and no account falls below zero on its own side.</summary>
    public Outcome<(LedgerState State, LedgerEntry Entry)> Enter(EntryDraft draft)
    {
        if (draft.Postings.Count < 2 || draft.Postings.Any(posting => posting.Amount.Minor == 0) || draft.Postings.GroupBy(posting => posting.Amount.Currency).Any(group => group.Aggregate(Int128.Zero, (sum, posting) => sum + posting.Amount.Minor) != 0))
            throw new ArgumentException("Debits and credits of an entry are equal in each currency.", nameof(draft));

        var balances = Balances.ToBuilder();
        foreach (var posting in draft.Postings)
        {
            var place = (posting.Account, posting.Amount.Currency.Code);
            balances[place] = checked(balances.GetValueOrDefault(place) + posting.Amount.Minor);
        }

        foreach (var posting in draft.Postings)
        {
            if (posting.Account.Side * balances[(posting.Account, posting.Amount.Currency.Code)] < 0) return TooLow(posting.Account, Of(posting.Account, posting.Amount.Currency));
        }

        var entry = new LedgerEntry(Sequence + 1, Hash, draft);
        return (new LedgerState(entry.Sequence, entry.Hash, balances.ToImmutable()), entry);
    }

    internal static Refusal TooLow(Account account, Money balance) => Refusal.Conflict("balance-too-low", $"Only {balance} stands in {account}.");
}
