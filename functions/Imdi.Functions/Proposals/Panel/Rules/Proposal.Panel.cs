using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record Proposal
{
    /// <summary>All countries endorse and all executing agencies accept, now.</summary>
    internal bool IsFullyEndorsed => Missing().Count == 0;

    /// <summary>
    /// The secretariat records what the panel voted. Approve needs the vote, the score and every endorsement; whatever passes all three cannot be turned down.
    /// The stage changes on release: until then nothing of it shows.
    /// </summary>
    public Outcome<Proposal> Decide(DecisionKind kind, PanelStanding standing, string? reasons, IReadOnlyList<string> conditions, DateTimeOffset now) => this switch
    {
        { Stage: not ProposalStage.WithPanel } => PanelRefusals.NotWithPanel,
        { Decision: not null } => PanelRefusals.AlreadyDecided,
        { Track: ProposalTrack.SeedMoney } => PanelRefusals.ShortTrack,
        _ when PanelRefusals.Words(kind, reasons, conditions) is { } incomplete => incomplete,
        _ when standing.Score is not { } score || score.Scorers < standing.Rubric.LeastScorers => PanelRefusals.TooFewScorers(standing.Rubric.LeastScorers),
        _ when !standing.IsDiscussed => PanelRefusals.Undiscussed,
        _ when !standing.IsVoteClosed => PanelRefusals.VoteNotClosed,
        _ when !standing.Quorum.IsReached => PanelRefusals.NoQuorum(standing.Quorum),
        _ when IsApproval(kind) && Against(standing) is { } against => against,
        _ when !IsApproval(kind) && Against(standing) is null => PanelRefusals.VoteCarried,
        _ => this with { Decision = new(kind, Round, TypedText.Clean(reasons)!, conditions, standing.Score!.Percent, standing.Rubric.Version, standing.Tally.For, standing.Tally.Against, standing.Tally.Abstained, now, null) },
    };

    /// <summary>The short track (mission.md S23): a panel member says the same as the secretariat, without scores.</summary>
    public Outcome<Proposal> Confirm(ProposedDecision? proposed, string member, DateTimeOffset now) => this switch
    {
        { Stage: not ProposalStage.WithPanel } => PanelRefusals.NotWithPanel,
        { Decision: not null } => PanelRefusals.AlreadyDecided,
        { Track: not ProposalTrack.SeedMoney } => PanelRefusals.NotTheShortTrack,
        _ when proposed is null => PanelRefusals.NothingProposed,
        _ when proposed.By == member => PanelRefusals.SameEyes,
        _ when IsApproval(proposed.Kind) && !IsFullyEndorsed => PanelRefusals.EndorsementMissing,
        _ => this with { Decision = new(proposed.Kind, Round, proposed.Reasons, proposed.Conditions, null, null, IsApproval(proposed.Kind) ? 1 : 0, IsApproval(proposed.Kind) ? 0 : 1, 0, now, null) },
    };

    /// <summary>Makes the decision known, and moves the proposal. A revision makes earlier approvals void with the resubmission: countries and agencies answer anew, on what is then submitted.</summary>
    public Outcome<Proposal> Release(DateTimeOffset now) => this switch
    {
        { Decision: null or { ReleasedAt: not null } } => PanelRefusals.NothingToRelease,
        { Stage: not ProposalStage.WithPanel } => PanelRefusals.NotWithPanel,
        { Decision: var decision } when IsApproval(decision.Kind) && !IsFullyEndorsed => PanelRefusals.EndorsementMissing,
        { Decision: var decision } => To(StageAfter(decision.Kind), now).With(new("decided", now, Note: WordOf(decision.Kind))) with { Decision = decision with { ReleasedAt = now } },
    };

    /// <summary>What of the decision is public: nothing before its release.</summary>
    public Decision? ReleasedDecision => Decision is { ReleasedAt: not null } released ? released : null;

    /// <summary>All that were released, of whatever round, oldest first.</summary>
    internal IReadOnlyList<Decision> PublishedDecisions => ReleasedDecision is { } released ? [.. EarlierDecisions, released] : EarlierDecisions;

    /// <summary>Stable: <c>panel.decision.{word}</c> names it in four languages.</summary>
    internal static string WordOf(DecisionKind kind) => kind switch
    {
        DecisionKind.Approve => "approve",
        DecisionKind.ApproveWithConditions => "approve-with-conditions",
        DecisionKind.Revise => "revise",
        _ => "reject",
    };

    private static bool IsApproval(DecisionKind kind) => kind is DecisionKind.Approve or DecisionKind.ApproveWithConditions;

    private static ProposalStage StageAfter(DecisionKind kind) => kind switch
    {
        DecisionKind.Revise => ProposalStage.Returned,
        DecisionKind.Reject => ProposalStage.Rejected,
        _ => ProposalStage.Approved,
    };

    private Refusal? Against(PanelStanding standing) =>
        !standing.Tally.Carries ? PanelRefusals.VoteAgainst
        : !standing.Score!.Approves(standing.Rubric) ? PanelRefusals.ThresholdNotMet(standing.Rubric)
        : !IsFullyEndorsed ? PanelRefusals.EndorsementMissing
        : null;
}
