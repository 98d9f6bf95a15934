using Imdi.Shared;

namespace Imdi.Web.Pages.Register;

/// <summary>A line of the register. Codes are kebab-case; <see cref="ProposalWords"/> names them.</summary>
public sealed record RegisterRow(string Reference, string Title, IReadOnlyList<CountryCode> Countries, Money Asked, string Stage, DateOnly Changed, bool IsDemonstration);

/// <summary>A filter of the form: the values that occur, each with what it is called.</summary>
/// <param name="Name">As in the address.</param>
public sealed record RegisterFilter(string Name, IReadOnlyList<(string Value, string Label)> Choices, string? Chosen);

/// <summary>/proposals/: what is public, narrowed by a form.</summary>
/// <param name="Found">How many fit; of them <paramref name="Rows"/> is one page.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Asked">The filters as an address has them, for downloads and further pages.</param>
public sealed record RegisterModel(string? Words, IReadOnlyList<RegisterFilter> Filters, IReadOnlyList<RegisterRow> Rows, int Found, int Of, int Page, int Pages, string Asked)
{
    public bool IsNarrowed => Words is not null || Filters.Any(filter => filter.Chosen is not null);
}

/// <param name="What">A code of <c>register.event.…</c>.</param>
public sealed record TimelineStep(string What, DateOnly On, CountryCode? Country, Money? Amount);

/// <param name="Kind">Approve, approve with conditions, revise or reject, as a code.</param>
public sealed record DecisionModel(string Kind, DateOnly On, string Reasons, IReadOnlyList<string> Conditions, decimal? ScorePercent, int VotesFor, int VotesAgainst, int Abstained);

/// <summary>A released decision in a list.</summary>
public sealed record DecisionRow(string Reference, string Title, string Kind, DateOnly On);

public sealed record IndicatorModel(string Text, string Unit, decimal? Baseline, decimal Target, DateOnly TargetDate, decimal? Actual, DateOnly? ActualOn);

public sealed record ResultModel(bool IsOutput, string Text, IReadOnlyList<IndicatorModel> Indicators);

/// <summary>What a category costs in each year of the project.</summary>
public sealed record BudgetRow(string Category, IReadOnlyList<Money> Years, Money Total);

public sealed record PlanModel(
    string Summary, string Applicant, IReadOnlyList<string> Executing, string Objective, string Beneficiaries, int? Women, int? Men, int? SexNotStated, IReadOnlyList<ResultModel> Results, IReadOnlyList<BudgetRow> Budget);

/// <summary>/proposals/{reference}/: one project.</summary>
public sealed record ProjectModel(
    string Reference, string Title, string? Acronym, string Stage, string Component, IReadOnlyList<(CountryCode Country, string Role)> Countries, IReadOnlyList<string> Kinds,
    IReadOnlyList<(string Code, decimal Percent)> Sectors, string ApplicantType, Money Asked, DateOnly Starts, DateOnly Ends, IReadOnlyList<TimelineStep> Timeline, DecisionModel? Decision, IReadOnlyList<DecisionModel> EarlierDecisions, PlanModel? Plan,
    IReadOnlyList<FundsModel> Funds, IReadOnlyList<LedgerRow> Movements, bool IsDemonstration);

/// <summary>A project's money in one currency.</summary>
public sealed record FundsModel(Money Allocated, Money Paid, Money Spent);

/// <param name="Held">What the window holds after it; null for promises.</param>
/// <param name="Hash">The ledger entry's; null for promises.</param>
public sealed record LedgerRow(long? Sequence, string Id, DateOnly On, string Kind, string Window, Money Amount, Money? Held, string? Donor, bool IsAnonymous, string? Project, string? Text, bool IsDemonstration, string? Hash = null);

/// <summary>/funding/ledger/: the entries, newest first.</summary>
public sealed record LedgerModel(IReadOnlyList<RegisterFilter> Filters, IReadOnlyList<LedgerRow> Rows, int Found, int Of, int Page, int Pages, string Asked);

/// <summary>A window in one currency.</summary>
public sealed record WindowModel(string Window, Money Pledged, Money Signed, Money Received, Money Allocated, Money Paid, Money Held);

/// <summary>A cross-tab: a line a key, a column a currency; null where nothing is.</summary>
public sealed record PivotModel(string By, IReadOnlyList<Currency> Currencies, IReadOnlyList<PivotRow> Rows);

public sealed record PivotRow(string Label, int Projects, IReadOnlyList<(Money Asked, Money Paid)?> Cells);

/// <summary>What a donor gave in one currency; unnamed where it asked for it.</summary>
public sealed record DonorModel(string? Name, Money Pledged, Money Signed, Money Received);

/// <summary>/funding/: the pool.</summary>
public sealed record FundingModel(IReadOnlyList<WindowModel> Windows, IReadOnlyList<PivotModel> Pivots, IReadOnlyList<DonorModel> Donors, int Projects);
