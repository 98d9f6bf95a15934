using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What all commands say beside what they move.</summary>
public sealed record EntryNote(string Key, DateOnly On, DateTimeOffset At, string? Text = null, bool IsDemonstration = false)
{
    internal EntryDraft Draft(EntryKind kind, string window, IEnumerable<Posting> postings, string? proposal = null) => new(Key, kind, On, At, window, [.. postings], proposal, Text: EntryDraft.Clean(Text), IsDemonstration: IsDemonstration);
}

/// <summary>The entries that there are: state and command in, postings or a refusal out. Money that is pooled is told apart by contribution, from its receipt to its payment.</summary>
public static class Entries
{
    // One transaction takes 100 rows, and an entry writes two accounts for each contribution that it draws on.
    private const int MostDrawn = 40;

    // Times the largest amount it is a decimal still.
    private const decimal HighestRate = 1_000_000_000;

    private static readonly Refusal NotPositive = Refusal.Unprocessable("amount-not-positive", "Give an amount above zero.", new FieldError("/amount", "amount-not-positive", "An amount above zero."));

    private static readonly Refusal TooMany = Refusal.Conflict("too-many-contributions", $"It would draw on more than {MostDrawn} contributions. Do it in smaller amounts.");

    /// <summary>Cleared money comes in, up to what was signed for the window.</summary>
    public static Outcome<EntryDraft> Receive(LedgerState state, Contribution contribution, string window, Money amount, EntryNote note)
    {
        if (amount.Minor <= 0) return NotPositive;
        if (contribution.Parts.FirstOrDefault(part => part.Window == window) is not { } part || part.Amount.Currency != amount.Currency) return Refusal.Unprocessable("not-signed", "The agreement says nothing of this window in this currency.");
        var received = state.Of(Account.Contributed(window, contribution.Id), amount.Currency);
        if (amount > part.Amount - received) return MoreThanSigned(part, received);
        return note.Draft(EntryKind.Receipt, window, [.. Moved(Account.Cash(window), Account.Contributed(window, contribution.Id), amount), .. Moved(Account.Pool(window), Account.Unallocated(window, contribution.Id), amount)]);
    }

    /// <summary>Sets matching money aside for a project, in its budget's currency and up to its budget.</summary>
    public static Outcome<EntryDraft> Allocate(LedgerState state, MoneyWindow window, IReadOnlyList<Contribution> contributions, ProjectFacts project, Money amount, EntryNote note)
    {
        if (amount.Minor <= 0) return NotPositive;
        if (amount.Currency != project.Wanted.Currency) return Refusal.Unprocessable("other-currency", $"The project's budget is in {project.Wanted.Currency}: exchange the money first.");
        var given = state.Sum(amount.Currency, account => account.Proposal == project.Id);
        if (amount > project.Wanted - given) return MoreThanBudget(project, given);
        var sources = Sources.Of(state, window, contributions, project).Where(source => source.Against.Count == 0).Select(source => (source.Contribution, source.Free)).ToList();
        var free = sources.Aggregate(new Money(0, amount.Currency), (sum, one) => sum + one.Free);
        return amount > free
            ? Refusal.Conflict("balance-too-low", $"Only {free} of the window's cleared money may go to this project.")
            : Drawn(Sources.Draw(sources, amount), drawn => note.Draft(EntryKind.Allocation, window.Id,
                drawn.SelectMany(one => Moved(Account.Unallocated(window.Id, one.Contribution), Account.Allocated(window.Id, one.Contribution, project.Id), one.Amount)), project.Id));
    }

    /// <summary>Takes back what was allocated and is not to be paid.</summary>
    public static Outcome<EntryDraft> Release(LedgerState state, string window, string proposal, Money amount, EntryNote note) => amount.Minor <= 0 ? NotPositive :
        Of(state, amount, account => account.IsAllocated && account.Window == window && account.Proposal == proposal, drawn => note.Draft(EntryKind.Release, window,
            drawn.SelectMany(one => Moved(Account.Allocated(window, one.Contribution, proposal), Account.Unallocated(window, one.Contribution), one.Amount)), proposal));

    /// <summary>Pays allocated money to a project.</summary>
    public static Outcome<EntryDraft> Disburse(LedgerState state, string window, string proposal, Money amount, EntryNote note) => amount.Minor <= 0 ? NotPositive :
        Of(state, amount, account => account.IsAllocated && account.Window == window && account.Proposal == proposal, drawn => note.Draft(EntryKind.Disbursement, window, Joined(
            drawn.SelectMany(one => (Posting[])[.. Moved(Account.Paid(window, one.Contribution, proposal), Account.Cash(window), one.Amount), .. Moved(Account.Allocated(window, one.Contribution, proposal), Account.Pool(window), one.Amount)])), proposal));

    /// <summary>A project gives back what it did not spend; the money is free again for whatever its contributions may fund.</summary>
    public static Outcome<EntryDraft> RefundByProject(LedgerState state, string window, string proposal, Money amount, EntryNote note) => amount.Minor <= 0 ? NotPositive :
        Of(state, amount, account => account.IsPaid && account.Window == window && account.Proposal == proposal, drawn => note.Draft(EntryKind.RefundByProject, window, Joined(
            drawn.SelectMany(one => (Posting[])[.. Moved(Account.Cash(window), Account.Paid(window, one.Contribution, proposal), one.Amount), .. Moved(Account.Pool(window), Account.Unallocated(window, one.Contribution), one.Amount)])), proposal));

    /// <summary>A donor gets back what is not allocated, in the currency that it gave.</summary>
    public static Outcome<EntryDraft> RefundToDonor(LedgerState state, string window, string contribution, Money amount, EntryNote note)
    {
        if (amount.Minor <= 0) return NotPositive;
        var free = state.Of(Account.Unallocated(window, contribution), amount.Currency);
        if (amount > free) return LedgerState.TooLow(Account.Unallocated(window, contribution), free);
        return note.Draft(EntryKind.RefundToDonor, window, [.. Moved(Account.Contributed(window, contribution), Account.Cash(window), amount), .. Moved(Account.Unallocated(window, contribution), Account.Pool(window), amount)]);
    }

    /// <summary>
    /// Free money of a window becomes another currency. The exchange account holds what was given and, in the other currency, what that was worth at
    /// the reference rate (half away from zero): what was got beyond or below it is the result. Each contribution gets its share of what was got, cut to
    /// minor units, the rest one each to the first.
    /// </summary>
    /// <param name="referenceRate">Units of the currency got for one given, as published for that day; the conversion's own rate is got / given.</param>
    public static Outcome<EntryDraft> Exchange(LedgerState state, string window, Money given, Money got, decimal referenceRate, EntryNote note)
    {
        if (given.Minor <= 0 || got.Minor <= 0 || referenceRate <= 0) return NotPositive;
        if (given.Currency == got.Currency) return Refusal.Unprocessable("same-currency", "An exchange is between two currencies.");
        if (given.Minor > TypedMoney.MostMinor || got.Minor > TypedMoney.MostMinor || referenceRate > HighestRate || given.Amount * referenceRate > long.MaxValue / 10_000m) return Refusal.Unprocessable("amount-too-large", "The amount is too large.");
        var worth = Money.Round(given.Amount * referenceRate, got.Currency);
        if (worth.Minor == 0) return NotPositive;
        return Of(state, given, account => account.IsUnallocated && account.Window == window, drawn =>
        {
            var exchange = Account.Exchange(window, given.Currency.Code, got.Currency.Code);
            var shares = Shares([.. drawn.Select(one => one.Amount.Minor)], got.Minor);
            return note.Draft(EntryKind.Exchange, window, Joined(
            [
                .. Moved(exchange, Account.Cash(window), given), .. drawn.SelectMany(one => Moved(Account.Unallocated(window, one.Contribution), Account.Pool(window), one.Amount)),
                .. Moved(Account.Cash(window), exchange, worth), .. Moved(Account.Cash(window), Account.ExchangeResult(window), got - worth),
                .. drawn.SelectMany((one, index) => Moved(Account.Pool(window), Account.Unallocated(window, one.Contribution), got with { Minor = shares[index] })),
            ])) with { Rate = (got.Amount / given.Amount).ToString("G17", CultureInfo.InvariantCulture), ReferenceRate = referenceRate.ToString(CultureInfo.InvariantCulture) };
        });
    }

    /// <summary>Nothing is changed: the entry is moved back by another.</summary>
    public static Outcome<EntryDraft> Correct(LedgerEntry entry, EntryNote note)
    {
        if (entry.Draft.Kind == EntryKind.Correction) return Refusal.Conflict("is-a-correction", "A correction is not corrected; enter what is right anew.");
        if (EntryDraft.Clean(note.Text) is null) return Refusal.Unprocessable("reason-missing", "Say why it is corrected.", new FieldError("/reason", "required", "This field is needed."));
        return note.Draft(EntryKind.Correction, entry.Draft.Window, entry.Draft.Reversed, entry.Draft.Proposal) with { Corrects = entry.Sequence };
    }

    /// <summary>What is moved back stays within what the first commands were held to: what the project asks for, and what was signed.</summary>
    /// <param name="project">Whose money it moves; null where it moves no project's.</param>
    public static Outcome<EntryDraft> Within(LedgerState state, EntryDraft draft, ProjectFacts? project, IEnumerable<Contribution> contributions)
    {
        foreach (var group in draft.Postings.Where(posting => posting.Account.Proposal is not null && posting.Amount.Currency == project?.Wanted.Currency).GroupBy(posting => posting.Amount.Currency))
        {
            var (given, more) = (state.Sum(group.Key, account => account.Proposal == project!.Id), group.Sum(posting => posting.Account.Side * posting.Amount.Minor));
            if (more > 0 && more > (project!.Wanted - given).Minor) return MoreThanBudget(project, given);
        }

        foreach (var posting in draft.Postings.Where(posting => posting.Account.IsContributed && posting.Amount.Minor < 0))
        {
            if (contributions.FirstOrDefault(one => one.Id == posting.Account.Contribution)?.Parts.FirstOrDefault(part => part.Window == posting.Account.Window && part.Amount.Currency == posting.Amount.Currency) is not { } part) continue;
            var received = state.Of(posting.Account, posting.Amount.Currency);
            if (-posting.Amount > part.Amount - received) return MoreThanSigned(part, received);
        }

        return draft;
    }

    private static Refusal MoreThanBudget(ProjectFacts project, Money given) => Refusal.Conflict("more-than-budget", $"The project asks for {project.Wanted} and has {given}.");

    private static Refusal MoreThanSigned(ContributionPart part, Money received) => Refusal.Conflict("more-than-signed", $"Signed are {part.Amount}, received {received}. An amendment is a contribution of its own.");

    /// <summary>A debit and the credit that it comes from; nothing where the amount is zero.</summary>
    private static IEnumerable<Posting> Moved(Account debit, Account credit, Money amount) => amount.Minor == 0 ? [] : [new(debit, amount), new(credit, -amount)];

    // One posting an account and currency; the order of first mention.
    private static IEnumerable<Posting> Joined(IEnumerable<Posting> postings) => postings.GroupBy(posting => (posting.Account, posting.Amount.Currency))
        .Select(group => new Posting(group.Key.Account, group.Aggregate(new Money(0, group.Key.Currency), (sum, posting) => sum + posting.Amount))).Where(posting => posting.Amount.Minor != 0);

    private static Outcome<EntryDraft> Of(LedgerState state, Money amount, Func<Account, bool> wanted, Func<IReadOnlyList<(string Contribution, Money Amount)>, EntryDraft> draft)
    {
        var sources = state.Where(amount.Currency, wanted).Select(one => (one.Account.Contribution!, one.Balance)).ToList();
        var free = sources.Aggregate(new Money(0, amount.Currency), (sum, one) => sum + one.Item2);
        return amount > free ? Refusal.Conflict("balance-too-low", $"Only {free} is there.") : Drawn(Sources.Draw(sources, amount), draft);
    }

    private static Outcome<EntryDraft> Drawn(IEnumerable<(string Contribution, Money Amount)> sources, Func<IReadOnlyList<(string Contribution, Money Amount)>, EntryDraft> draft)
    {
        var drawn = sources.ToList();
        return drawn.Count > MostDrawn ? TooMany : draft(drawn);
    }

    private static long[] Shares(long[] weights, long total)
    {
        var sum = weights.Aggregate(Int128.Zero, (whole, weight) => whole + weight);
        long[] shares = [.. weights.Select(weight => (long)((Int128)total * weight / sum))];
        long rest = total - shares.Sum();
        for (int index = 0; index < rest; index++) shares[index]++;
        return shares;
    }
}
