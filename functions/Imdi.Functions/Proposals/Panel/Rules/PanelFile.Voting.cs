using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record PanelFile
{
    /// <summary>The secretariat opens the vote, or opens it again when it was closed without a quorum; votes that were cast stand.</summary>
    public Outcome<PanelFile> OpenVote(DateTimeOffset now) => this switch
    {
        { IsOpen: false } or { Proposal.Track: ProposalTrack.SeedMoney } => Closed,
        { IsVoteOpen: true } => this,
        _ when Counted.Count < Rubric.LeastScorers => PanelRefusals.TooFewScorers(Rubric.LeastScorers),
        { IsDiscussed: false } => PanelRefusals.Undiscussed,
        _ => this with { Round = Round with { VoteOpenedAt = now, VoteClosedAt = null } },
    };

    /// <summary>A conflict that comes up once the vote has opened can leave too few sheets, or too few who spoke: it is then as if not opened, so that reviewing and discussing go on. Votes that were cast stand.</summary>
    internal PanelFile Settled() => IsOpen && Round.VoteOpenedAt is not null && (Counted.Count < Rubric.LeastScorers || !IsDiscussed)
        ? this with { Round = Round with { VoteOpenedAt = null, VoteClosedAt = null } }
        : this;

    public Outcome<PanelFile> CloseVote(DateTimeOffset now) => IsVoteOpen ? this with { Round = Round with { VoteClosedAt = now } } : VoteNotOpen;

    /// <summary>A member votes; until the vote closes he may change his mind.</summary>
    public Outcome<PanelFile> Cast(string member, Ballot? ballot) => ballot switch
    {
        _ when !IsVoteOpen => VoteNotOpen,
        null => Incomplete("/vote", "required", "Say for, against or abstain."),
        _ => Change(member, review => review with { Ballot = ballot }),
    };

    /// <summary>The secretariat proposes a decision on the short track.</summary>
    public Outcome<PanelFile> Propose(ProposedDecision proposed) => this switch
    {
        { IsOpen: false } => Closed,
        { Proposal.Track: not ProposalTrack.SeedMoney } => PanelRefusals.NotTheShortTrack,
        _ when PanelRefusals.Words(proposed.Kind, proposed.Reasons, proposed.Conditions) is { } incomplete => incomplete,
        _ => this with { Round = Round with { Proposed = proposed } },
    };

    private static Refusal VoteNotOpen { get; } = Refusal.Conflict("vote-not-open", "The vote is not open.");
}
