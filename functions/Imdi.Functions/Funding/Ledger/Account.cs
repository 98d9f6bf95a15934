namespace Imdi.Functions.Funding;

/// <summary>
/// An account of the ledger by its name, such as <c>cash:core</c>; docs/methods/ledger.md lists them all. Amounts are signed: debits positive,
/// credits negative. What money there is (cash, contributed, paid, exchange) and what it is for (pool, unallocated, allocated) balance each in itself.
/// </summary>
public readonly record struct Account : IComparable<Account>
{
    private const string CashKind = "cash", PoolKind = "pool", ContributedKind = "contributed", UnallocatedKind = "unallocated", AllocatedKind = "allocated", PaidKind = "paid", ExchangeKind = "exchange", ResultKind = "exchange-result";

    private readonly string? _name;

    private Account(params string[] parts) => _name = string.Join(':', parts);

    private string[] Parts => ToString().Split(':');

    /// <summary>1 for accounts that are never in credit, -1 for those never in debit, 0 for those that may be either.</summary>
    public int Side => Parts[0] switch { CashKind or PoolKind or PaidKind => 1, ContributedKind or UnallocatedKind or AllocatedKind => -1, _ => 0 };

    public string Window => Parts[1];

    /// <summary>Of accounts that are kept apart by it; else null.</summary>
    public string? Contribution => Parts is [ContributedKind or UnallocatedKind or AllocatedKind or PaidKind, _, var contribution, ..] ? contribution : null;

    public string? Proposal => Parts is [AllocatedKind or PaidKind, _, _, var proposal] ? proposal : null;

    public bool IsCash => Parts[0] == CashKind;

    public bool IsContributed => Parts[0] == ContributedKind;

    public bool IsUnallocated => Parts[0] == UnallocatedKind;

    public bool IsAllocated => Parts[0] == AllocatedKind;

    public bool IsPaid => Parts[0] == PaidKind;

    public bool IsExchangeResult => Parts[0] == ResultKind;

    /// <summary>What a window holds.</summary>
    public static Account Cash(string window) => new(CashKind, window);

    /// <summary>The other side of what money is for: always what <see cref="Cash"/> is.</summary>
    public static Account Pool(string window) => new(PoolKind, window);

    public static Account Contributed(string window, string contribution) => new(ContributedKind, window, contribution);

    public static Account Unallocated(string window, string contribution) => new(UnallocatedKind, window, contribution);

    /// <summary>Allocated to a project and not yet paid.</summary>
    public static Account Allocated(string window, string contribution, string proposal) => new(AllocatedKind, window, contribution, proposal);

    public static Account Paid(string window, string contribution, string proposal) => new(PaidKind, window, contribution, proposal);

    /// <summary>What was given for another currency; its balances in the two are worth the same at the reference rates.</summary>
    public static Account Exchange(string window, string from, string to) => new(ExchangeKind, window, $"{from}-{to}");

    /// <summary>Gains (credits) and losses (debits) of conversions against the reference rate.</summary>
    public static Account ExchangeResult(string window) => new(ResultKind, window);

    public static bool TryParse(string text, out Account account)
    {
        account = new(text);
        return text.Split(':') is [CashKind or PoolKind or ResultKind, _] or [ContributedKind or UnallocatedKind or ExchangeKind, _, _] or [AllocatedKind or PaidKind, _, _, _] && account.Parts.All(part => part.Length > 0);
    }

    public int CompareTo(Account other) => string.CompareOrdinal(ToString(), other.ToString());

    public static bool operator <(Account left, Account right) => left.CompareTo(right) < 0;

    public static bool operator <=(Account left, Account right) => left.CompareTo(right) <= 0;

    public static bool operator >(Account left, Account right) => left.CompareTo(right) > 0;

    public static bool operator >=(Account left, Account right) => left.CompareTo(right) >= 0;

    public override string ToString() => _name ?? "";
}
