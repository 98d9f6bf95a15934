using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>
/// What is public when (docs/methods/register.md): nothing of a proposal before every country involved has endorsed it and it has come to the
/// panel; then what it is; once an approval is released, its plan. Nothing is published for a country without its consent (mission.md S13),
/// so an endorsement that is taken back takes the proposal out of the register, and an applicant cannot publish earlier by itself.
/// </summary>
public static class Disclosure
{
    public static bool IsPublic(Proposal proposal) =>
        proposal.Stage != ProposalStage.AwaitingEndorsement
        && proposal.Content.Countries.Count > 0
        && proposal.Content.Countries.All(country => EndorsementOf(proposal, country) is { State: EndorsementState.Endorsed });

    /// <summary>The stage as it may be known: what the panel decided is not, before the decision is released.</summary>
    public static ProposalStage StageOf(Proposal proposal) => proposal switch
    {
        { Decision.ReleasedAt: null, Stage: not ProposalStage.Withdrawn } when proposal.Decision is not null => ProposalStage.WithPanel,

        // Without a released decision nothing says that one was made.
        { Decision: null, Stage: ProposalStage.Approved or ProposalStage.Rejected } => ProposalStage.WithPanel,
        _ => proposal.Stage,
    };

    /// <summary>Whether its plan is public: who is asked to trust a project with money is named, who was refused is not.</summary>
    public static bool ShowsPlan(Proposal proposal) => StageOf(proposal) is ProposalStage.Approved or ProposalStage.UnderWay or ProposalStage.Completed;

    /// <summary>Null while nothing of it is public.</summary>
    /// <param name="movements">Those of this proposal, oldest first.</param>
    /// <param name="reported">Those of this proposal, oldest first.</param>
    public static PublicProject? Of(Proposal proposal, IReadOnlyList<Movement> movements, IReadOnlyList<ReportedResult> reported, IReadOnlyDictionary<string, Organisation> organisations)
    {
        if (!IsPublic(proposal)) return null;
        var (content, what) = (proposal.Content, proposal.Content.Identification);
        var decision = proposal.ReleasedDecision is { } released ? Of(released) : null;
        List<PublicDecision> earlier = [.. proposal.EarlierDecisions.Select(Of)];
        var timeline = TimelineOf(proposal, decision is null ? earlier : [.. earlier, decision], movements, reported);
        return new PublicProject(
            proposal.Reference, proposal.Track, StageOf(proposal), PublicText.Of(what.Title), what.Acronym is null ? null : PublicText.Of(what.Acronym), what.Component, what.Window,
            what.Countries, what.ActivityKinds, content.Sectors, content.Applicant.Type, Sum(content.Budget.Lines.Select(line => line.Amount), content.Budget.Currency),
            what.Starts, what.Months, Day(proposal.SubmittedAt), timeline.Select(one => one.On).Concat(movements.Where(one => one.Sequence is not null).Select(one => one.On)).Max(), timeline, decision, earlier, ShowsPlan(proposal) ? PlanOf(proposal, reported, organisations) : null, proposal.IsDemonstration);
    }

    internal static Money Sum(IEnumerable<Money> amounts, Currency currency) => amounts.Aggregate(new Money(0, currency), (sum, amount) => sum + amount);

    private static PublicDecision Of(Decision released) => new(
        released.Kind, Day(released.ReleasedAt!.Value), PublicText.Of(released.Reasons), [.. released.Conditions.Select(PublicText.Of)],
        released.ScorePercent, released.Rubric, released.VotesFor, released.VotesAgainst, released.Abstained);

    // From the facts, not from the history, whose notes are for those who act on it.
    private static IReadOnlyList<PublicEvent> TimelineOf(Proposal proposal, IReadOnlyList<PublicDecision> decisions, IReadOnlyList<Movement> movements, IReadOnlyList<ReportedResult> reported)
    {
        var endorsed = proposal.Content.Countries.Select(country => EndorsementOf(proposal, country)!).ToList();
        var panel = endorsed.Select(one => one.At).Concat(proposal.Acceptances.Where(one => one.State == AcceptanceState.Accepted).Select(one => one.At)).Max();
        List<PublicEvent> events = [new("submitted", Day(proposal.SubmittedAt)), .. endorsed.Select(one => new PublicEvent("endorsed", Day(one.At), one.Country)), new("panel", Day(panel))];
        events.AddRange(decisions.Select(one => new PublicEvent("decided", one.On)));
        var taken = PublicLedger.CorrectedBy(movements);
        events.AddRange(movements.Where(one => one is { Kind: MovementKind.Allocation, Amount.Minor: > 0 } && !taken(one)).Select(one => new PublicEvent("funded", one.On, null, one.Amount)));
        events.AddRange(movements.Where(one => one.Kind == MovementKind.Disbursement && !taken(one)).Select(one => new PublicEvent("paid", one.On, null, one.Amount)));
        events.AddRange(reported.Select(one => one.On).Distinct().Select(day => new PublicEvent("reported", day)));
        if (StageOf(proposal) is ProposalStage.Completed or ProposalStage.Withdrawn or ProposalStage.Returned) events.Add(new(StageOf(proposal).ToString().ToLowerInvariant(), Day(proposal.StageSince)));
        return [.. events.OrderBy(one => one.On)];
    }

    private static PublicPlan PlanOf(Proposal proposal, IReadOnlyList<ReportedResult> reported, IReadOnlyDictionary<string, Organisation> organisations)
    {
        var content = proposal.Content;
        return new PublicPlan(
            PublicText.Of(content.Identification.Summary), PublicText.Of(content.Applicant.Name),
            [.. content.Partners.Executing.Select(agency => new PublicAgency(PublicText.Of(agency.Name), agency.Organisation is { } id && organisations.TryGetValue(id, out var known) ? known.IatiRef : null))],
            PublicText.Of(content.Logframe.Objective), content.Purpose.Beneficiaries with { Description = PublicText.Of(content.Purpose.Beneficiaries.Description) },
            [
                .. content.Logframe.Outcomes.SelectMany(outcome => outcome.Outputs
                    .Select(output => new PublicResult(ResultLevel.Output, PublicText.Of(output.Text), Indicators(output.Indicators)))
                    .Prepend(new PublicResult(ResultLevel.Outcome, PublicText.Of(outcome.Text), Indicators(outcome.Indicators)))),
            ],
            [
                .. content.Budget.Lines.GroupBy(line => (line.Year, line.Category)).OrderBy(group => group.Key)
                    .Select(group => new PublicBudgetLine(group.Key.Category, group.Key.Year, Sum(group.Select(line => line.Amount), content.Budget.Currency))),
            ]);

        IReadOnlyList<PublicIndicator> Indicators(IReadOnlyList<ResultIndicator> indicators) => [.. indicators.Select(one =>
        {
            var last = reported.LastOrDefault(value => value.Indicator == one.Id);
            return new PublicIndicator(one.Id, PublicText.Of(one.Text), PublicText.Of(one.Unit), one.Baseline, one.BaselineYear, one.Target, one.TargetDate, last?.Value, last?.On);
        })];
    }

    private static Endorsement? EndorsementOf(Proposal proposal, CountryCode country) => proposal.Endorsements.LastOrDefault(one => one.Country == country);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
