using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What the public may know of a proposal: no contact, no signatory, nothing of a person (docs/methods/register.md says what is public when).</summary>
/// <param name="Stage">As it may be known: a decision that is not released yet leaves it with the panel.</param>
/// <param name="Kinds">Codes of the paper's list of activities.</param>
/// <param name="Sectors">OECD DAC purpose codes with their shares, which sum to 100.</param>
/// <param name="Changed">The last of its public events.</param>
/// <param name="EarlierDecisions">Of earlier rounds, oldest first: what was sent back and came again.</param>
/// <param name="Plan">Null until the panel's approval is released.</param>
public sealed record PublicProject(
    string Reference, ProposalTrack Track, ProposalStage Stage, string Title, string? Acronym, PaperComponent Component, FundingWindow Window,
    IReadOnlyList<InvolvedCountry> Countries, IReadOnlyList<string> Kinds, IReadOnlyList<SectorShare> Sectors, ApplicantType ApplicantType,
    Money Asked, DateOnly Starts, int Months, DateOnly Submitted, DateOnly Changed, IReadOnlyList<PublicEvent> Timeline, PublicDecision? Decision, IReadOnlyList<PublicDecision> EarlierDecisions, PublicPlan? Plan, bool IsDemonstration)
{
    /// <summary>The last day planned.</summary>
    public DateOnly Ends => Starts.AddMonths(Months).AddDays(-1);
}

/// <summary>A step on the way, as the project page draws it.</summary>
/// <param name="What"><c>submitted</c>, <c>endorsed</c>, <c>panel</c>, <c>decided</c>, <c>funded</c>, <c>paid</c>, <c>reported</c>, <c>returned</c>, <c>withdrawn</c> or <c>completed</c>.</param>
/// <param name="Country">Who endorsed.</param>
/// <param name="Amount">What was allocated or paid.</param>
public sealed record PublicEvent(string What, DateOnly On, CountryCode? Country = null, Money? Amount = null);

/// <summary>A decision that has been released: votes as counts, never by name.</summary>
public sealed record PublicDecision(
    DecisionKind Kind, DateOnly On, string Reasons, IReadOnlyList<string> Conditions, decimal? ScorePercent, string? Rubric, int VotesFor, int VotesAgainst, int Abstained);

/// <summary>What an approved project says of itself, and what it reported.</summary>
/// <param name="Beneficiaries">How many people, and by sex where that is known.</param>
public sealed record PublicPlan(
    string Summary, string Applicant, IReadOnlyList<PublicAgency> Executing, string Objective, Beneficiaries Beneficiaries, IReadOnlyList<PublicResult> Logframe, IReadOnlyList<PublicBudgetLine> Budget);

/// <param name="IatiRef">As the Directory has it; null where it has none.</param>
public sealed record PublicAgency(string Name, string? IatiRef);

public enum ResultLevel { Outcome, Output }

public sealed record PublicResult(ResultLevel Level, string Text, IReadOnlyList<PublicIndicator> Indicators);

/// <param name="Actual">As last reported; null before the first report.</param>
public sealed record PublicIndicator(string Id, string Text, string Unit, decimal? Baseline, int? BaselineYear, decimal Target, DateOnly TargetDate, decimal? Actual, DateOnly? ActualOn);

/// <summary>What a year of the project costs, by category.</summary>
public sealed record PublicBudgetLine(BudgetCategory Category, int Year, Money Amount);
