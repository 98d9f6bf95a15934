using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Pages.Funding;

/// <summary>A window in one currency; without any money it has no amounts.</summary>
public sealed record WindowLine(string Id, string? Name, Currency? Currency, Money? Cash, Money? Unallocated, Money? Allocated, Money? Paid);

public sealed record PledgeLine(string Id, string Reference, string Name, Money Amount, string Window, DateOnly On, bool IsSigned)
{
    public bool IsWithdrawn { get; init; }
}

/// <param name="Awaits">Ids and amounts of receipts that the bank has not cleared.</param>
public sealed record ContributionLine(string Id, string Agreement, string Donor, string DonorName, Money Signed, Money Received, IReadOnlyList<(string Receipt, Money Amount, DateOnly On)> Awaits);

/// <param name="Kind">Such as <c>Allocation</c>.</param>
public sealed record EntryLine(long Sequence, string Kind, DateOnly On, Money Amount, string? About, bool MayCorrect);

/// <param name="Entries">The latest first.</param>
public sealed record FundingDeskModel(DeskAccess Access, IReadOnlyList<WindowLine> Windows, IReadOnlyList<PledgeLine> Pledges, IReadOnlyList<ContributionLine> Contributions, IReadOnlyList<EntryLine> Entries)
{
    public DeskPaging MorePledges { get; init; } = DeskPaging.Whole;

    public DeskPaging MoreContributions { get; init; } = DeskPaging.Whole;

    public DeskPaging MoreEntries { get; init; } = DeskPaging.Whole;
}

/// <summary>Where in a list of a desk the reader is.</summary>
/// <param name="Older">The key of the last row where older ones follow.</param>
public sealed record DeskPaging(string? Older, bool IsFirst)
{
    public static DeskPaging Whole { get; } = new(null, true);
}

/// <param name="Against">Why it may not fund the project; empty when it may.</param>
public sealed record MoneySource(string Agreement, string Donor, Money Free, IReadOnlyList<string> Against);

/// <summary>A page with one form: an act of money, or of a project.</summary>
/// <param name="Act">Names its words: <c>money.act.{act}</c>, <c>money.act.{act}.p</c>, <c>money.send.{act}</c>.</param>
/// <param name="Form">Null where there is nothing to do, only to read.</param>
/// <param name="Project">Of a project's page: its id and title, which lead back.</param>
public sealed record MoneyActModel(DeskAccess Access, string Act, IReadOnlyList<MoneyFact> Facts, MoneyForm? Form)
{
    public string? Project { get; init; }

    public string? Title { get; init; }

    public int Number { get; init; }

    /// <summary>Of an allocation, once a proposal is chosen.</summary>
    public IReadOnlyList<MoneySource>? Sources { get; init; }

    /// <summary>The choice that comes before the form, by GET.</summary>
    public MoneyForm? Choice { get; init; }

    public IReadOnlyList<ReportedValue> Values { get; init; } = [];
}

/// <summary>An indicator beside what a report says of it.</summary>
public sealed record ReportedValue(string Id, string Text, string Unit, decimal? Baseline, decimal Target, decimal? Actual);

/// <param name="State">Expected, Overdue, Sent, Accepted, Returned.</param>
public sealed record ReportLine(int Number, DateOnly From, DateOnly Until, DateOnly Due, bool IsFinal, string State);

/// <param name="Entry">The ledger's entry once it is paid.</param>
/// <param name="Blocked">The code of why it cannot be paid now; null when it can.</param>
/// <param name="About">What blocks it: the number of a tranche, report or condition, or a day.</param>
public sealed record TrancheLine(int Number, string Window, Money Amount, DateOnly? NotBefore, int? Report, int? Condition, long? Entry, string? Blocked, string? About);

public sealed record ConditionLine(int Number, string Text, DateOnly? MetOn, string? Evidence, DateOnly? FailedOn = null);

public sealed record ProjectLine(string Id, string Reference, string Title, Money? Allocated, Money? Paid, ReportLine? Next, int ToJudge);

public sealed record ProjectListModel(DeskAccess Access, IReadOnlyList<ProjectLine> Projects)
{
    public DeskPaging More { get; init; } = DeskPaging.Whole;
}

/// <param name="Allocated">In each currency: allocated in all, and paid.</param>
public sealed record FundedProjectModel(
    DeskAccess Access, string Id, string Reference, string Title, IReadOnlyList<(Money Allocated, Money Paid)> Allocated, IReadOnlyList<ReportLine> Reports, IReadOnlyList<TrancheLine> Tranches, IReadOnlyList<ConditionLine> Conditions);

/// <param name="Step">ask, check or done.</param>
public sealed record PledgeModel(string Step, MoneyForm Form, IReadOnlyList<MoneyFact> Facts, string? Reference);

public sealed record StatementSum(Money Pledged, Money Signed, Money Received, Money Refunded, Money Exchanged, Money Allocated, Money Paid, Money Balance);

public sealed record StatementEntry(long Entry, string Hash, DateOnly On, string Kind, string Window, string? About, Money Amount);

/// <param name="Access">Null for a reader who came by a link.</param>
/// <param name="Asked">What the downloads ask for the same.</param>
public sealed record StatementModel(DeskAccess? Access, string Donor, bool Reconciles, string Head, IReadOnlyList<StatementSum> Sums, IReadOnlyList<StatementEntry> Entries, string Asked);
