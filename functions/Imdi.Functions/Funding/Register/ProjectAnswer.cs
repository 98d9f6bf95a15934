using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A project with everything public about it.</summary>
/// <param name="EarlierDecisions">Of earlier rounds, oldest first.</param>
/// <param name="Movements">Oldest first; as CSV these are the rows.</param>
/// <param name="Funds">What was allocated and paid, a line a currency.</param>
public sealed record ProjectAnswer(
    ProjectRow Project, IReadOnlyList<PublicEvent> Timeline, PublicDecision? Decision, IReadOnlyList<PublicDecision> EarlierDecisions, PublicPlan? Plan, IReadOnlyList<ProjectFunds> Funds, IReadOnlyList<MovementRow> Movements,
    string Source, string? Vintage, string Method, string? Run)
{
    internal static ProjectAnswer Of(PublicProject project, RegisterBook book, Language language, DataNote note) => new(
        ProjectRow.Of(project, language), project.Timeline, project.Decision, project.EarlierDecisions, project.Plan, ProjectFunds.Of(project, book),
        [.. book.Of(project).Select(one => MovementRow.Of(one, language))], note.Source, note.Vintage, note.Method, note.Run);
}

/// <summary>A project's money in one currency.</summary>
/// <param name="Paid">Less what it paid back.</param>
/// <param name="Spent">As it reported.</param>
public sealed record ProjectFunds(Currency Currency, Money Allocated, Money Paid, Money Spent)
{
    public static IReadOnlyList<ProjectFunds> Of(PublicProject project, RegisterBook book)
    {
        return [.. book.Of(project).GroupBy(one => one.Amount.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new ProjectFunds(group.Key, Sum(group, MovementKind.Allocation), Sum(group, MovementKind.Disbursement), Sum(group, MovementKind.Expenditure)))
            .Where(funds => (funds.Allocated.Minor, funds.Paid.Minor, funds.Spent.Minor) != (0, 0, 0))];

        Money Sum(IGrouping<Currency, PublicMovement> group, MovementKind kind) => Disclosure.Sum(group.Where(one => book.CountsAs(one) == kind).Select(one => one.Amount), group.Key);
    }
}
