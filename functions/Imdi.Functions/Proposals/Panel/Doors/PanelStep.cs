using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>What comes next for somebody with a file, and whether it is his to do: <c>panel.step.{word}</c>.</summary>
internal static class PanelStep
{
    public static (string Word, bool IsMine) Of(PanelFile file, Caller caller, DateOnly today) => file.SeatOf(caller.Id) is { } seat ? OfMember(file, seat) : OfSecretariat(file, today);

    private static (string, bool) OfMember(PanelFile file, Seat seat) => file switch
    {
        { IsOpen: false } => ("done", false),
        _ when seat.Review.Declared is null => ("declare", true),
        { Proposal.Track: ProposalTrack.SeedMoney } => file.Round.Proposed is null ? ("wait", false) : ("confirm", true),
        { IsVoteOpen: true } => ("vote", seat.Review.Ballot is null),
        { Round.VoteOpenedAt: not null } => ("wait", false),
        _ when seat is { IsAssigned: true, Review.SubmittedAt: null } => ("review", true),
        { IsDiscussed: false } when file.MaySeeScores(seat.Id) => ("discuss", file.Comments.All(comment => comment.Member != seat.Id)),
        _ => ("wait", false),
    };

    private static (string, bool) OfSecretariat(PanelFile file, DateOnly today) => file switch
    {
        { Proposal.Decision: { ReleasedAt: null } } => ("release", true),
        { IsOpen: false } => ("done", false),
        { Proposal.Track: ProposalTrack.SeedMoney } => file.Round.Proposed is null ? ("propose", true) : ("confirm", false),
        { IsVoteOpen: true } => ("voting", true),
        { Round.VoteClosedAt: not null } => ("decide", true),
        _ when file.Seats.Count(seat => seat.Reviews(today)) < file.Rubric.LeastScorers => ("assign", true),
        _ when file.Counted.Count < file.Rubric.LeastScorers => ("reviews", false),
        { IsDiscussed: false } => ("discuss", false),
        _ => ("open-vote", true),
    };
}
