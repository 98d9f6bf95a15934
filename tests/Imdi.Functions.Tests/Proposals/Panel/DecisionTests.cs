using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals.Panel;

public sealed class DecisionTests
{
    private const Ballot Yes = Ballot.For, No = Ballot.Against, None = Ballot.Abstain;

    [Fact]
    public void A_vote_that_carries_with_72_5_percent_approves()
    {
        var decided = Decide(A.File().Voted(Yes, Yes, Yes, No, None), DecisionKind.Approve).Value;

        Assert.Equal((ProposalStage.WithPanel, 72.5m, "2026-1", 3, 1, 1, null), (decided.Stage, decided.Decision!.ScorePercent, decided.Decision.Rubric, decided.Decision.VotesFor, decided.Decision.VotesAgainst, decided.Decision.Abstained, decided.Decision.ReleasedAt));
        Assert.Null(decided.ReleasedDecision);
        Assert.DoesNotContain(decided.History, happened => happened.What == "decided");
    }

    public static TheoryData<string, PanelFile> NotYet => new()
    {
        { "vote-not-closed", A.File() },
        { "no-quorum", A.File().Voted(Yes, Yes) },
        { "too-few-scorers", A.File() with { Seats = [.. A.File().Voted(Yes, Yes, Yes).Seats.Skip(1)] } },
        { "undiscussed-spread", WithSpread().Voted(Yes, Yes, Yes) },
        { "threshold-not-met", A.File(null, 3, 3, 3, 3, 3, 3, 3).Voted(Yes, Yes, Yes) },
        { "threshold-not-met", A.File(null, 5, 5, 5, 5, 5, 5, 1).Voted(Yes, Yes, Yes) },
        { "vote-against", A.File().Voted(Yes, No, None, null, No) },
        { "vote-against", A.File().Voted(Yes, No, None) },
        { "endorsement-missing", A.File(proposal => proposal with { Endorsements = [proposal.Endorsements[0], proposal.Endorsements[1] with { State = EndorsementState.Refused }] }).Voted(Yes, Yes, Yes) },
        { "endorsement-missing", A.File(proposal => proposal with { Acceptances = [] }).Voted(Yes, Yes, Yes) },
        { "not-with-panel", A.File(proposal => proposal with { Stage = ProposalStage.AwaitingEndorsement }).Voted(Yes, Yes, Yes) },
        { "short-track", A.File(proposal => proposal with { Track = ProposalTrack.SeedMoney }).Voted(Yes, Yes, Yes) },
    };

    [Theory, MemberData(nameof(NotYet))]
    public void An_approval_is_refused_until_everything_is_there(string code, PanelFile file) => Assert.Equal(code, Decide(file, DecisionKind.Approve).Refusal?.Code);

    [Fact]
    public void What_carried_cannot_be_turned_down() => Assert.All([DecisionKind.Revise, DecisionKind.Reject], kind => Assert.Equal("vote-carried", Decide(A.File().Voted(Yes, Yes, Yes), kind).Refusal?.Code));

    [Fact]
    public void A_decision_is_not_taken_twice()
    {
        var file = A.File().Voted(Yes, Yes, Yes);

        Assert.Equal("already-decided", Decide(file with { Proposal = Decide(file, DecisionKind.Approve).Value }, DecisionKind.Approve).Refusal?.Code);
    }

    [Fact]
    public void Reasons_are_needed_and_conditions_with_their_decision_alone()
    {
        var file = A.File().Voted(Yes, Yes, Yes);

        Assert.Equal(["/reasons", "/conditions"], file.Proposal.Decide(DecisionKind.ApproveWithConditions, file.Standing(A.Today), " ", [], A.Now).Refusal!.Errors.Select(error => error.Pointer));
        Assert.Equal("/conditions", file.Proposal.Decide(DecisionKind.Approve, file.Standing(A.Today), "Good.", ["One."], A.Now).Refusal!.Errors[0].Pointer);
    }

    [Fact]
    public void Members_with_a_conflict_count_neither_as_scorers_nor_as_voters_nor_for_the_quorum()
    {
        var file = A.File().Voted(Yes, Yes, Yes, Yes);
        var conflicted = file with { Seats = [.. file.Seats.Select((seat, index) => index == 3 ? seat with { Computed = [new(ConflictKind.CoFunder, "x")] } : seat)] };

        var standing = conflicted.Standing(A.Today);

        Assert.Equal((3, 4, 3, 3), (standing.Tally.For, standing.Quorum.MayVote, standing.Quorum.Needed, standing.Quorum.Voted));
    }

    [Theory, InlineData(3, 3), InlineData(4, 3), InlineData(5, 3), InlineData(6, 4), InlineData(7, 4)]
    public void A_quorum_is_more_than_half_and_at_least_three(int mayVote, int needed) =>
        Assert.Equal(needed, Quorum.Of(Rubric.Current.Quorum, [.. Enumerable.Repeat<Constituency?>(Constituency.Donor, mayVote)], []).Needed);

    [Fact]
    public void One_constituency_alone_is_no_quorum()
    {
        Constituency?[] donors = [Constituency.Donor, Constituency.Donor, Constituency.Donor];

        Assert.False(Quorum.Of(Rubric.Current.Quorum, donors, donors).IsReached);
        Assert.True(Quorum.Of(Rubric.Current.Quorum, donors, [Constituency.Donor, Constituency.Donor, Constituency.PrivateSector]).IsReached);
    }

    [Fact]
    public void Two_members_who_say_why_settle_a_spread()
    {
        var one = WithSpread().Discuss("demonstration:panel-1", "I doubt the baseline.", "1", A.Now).Value;
        var alone = one.Discuss("demonstration:panel-1", "Still.", "2", A.Now).Value;
        var both = alone.Discuss("demonstration:panel-2", "It is from the census.", "3", A.Now).Value;

        Assert.Equal((false, false, true), (one.IsDiscussed, alone.IsDiscussed, both.IsDiscussed));
        Assert.Equal("undiscussed-spread", alone.OpenVote(A.Now).Refusal?.Code);
        Assert.True(both.OpenVote(A.Now).IsOk);
    }

    [Theory, InlineData(DecisionKind.Approve, ProposalStage.Approved), InlineData(DecisionKind.Reject, ProposalStage.Rejected)]
    public void Release_moves_the_proposal_and_says_so(DecisionKind kind, ProposalStage stage)
    {
        var released = Decide(A.File().Voted(kind == DecisionKind.Approve ? Yes : No, Yes, kind == DecisionKind.Approve ? Yes : No), kind).Value.Release(A.Now.AddDays(1)).Value;

        Assert.Equal((stage, A.Now.AddDays(1), A.Now.AddDays(1)), (released.Stage, released.StageSince, released.ReleasedDecision!.ReleasedAt!.Value));
        Assert.Equal("decided", released.History[^1].What);
        Assert.Equal("nothing-to-release", released.Release(A.Now).Refusal?.Code);
    }

    [Fact]
    public void A_revision_makes_earlier_approvals_void_and_the_next_round_counts_anew()
    {
        var revised = Decide(A.File().Voted(No, No, Yes), DecisionKind.Revise).Value.Release(A.Now).Value;

        var next = revised.Resubmit(revised.Content, revised.Attachments, A.Now).Value;

        Assert.Equal((ProposalStage.Returned, "endorsement-closed"), (revised.Stage, revised.RequestEndorsement(revised.Content.Countries[0], A.Now).Refusal?.Code));
        Assert.Equal((ProposalStage.AwaitingEndorsement, 0, 0, false), (next.Stage, next.Endorsements.Count, next.Acceptances.Count, next.IsFullyEndorsed));
        Assert.Equal("For reasons.", Assert.Single(next.EarlierDecisions).Reasons);
    }

    [Fact]
    public void What_is_decided_and_not_released_is_not_withdrawn_so_that_its_reasons_are_published()
    {
        var decided = Decide(A.File().Voted(No, No, Yes), DecisionKind.Revise).Value;

        Assert.Equal("too-late-to-withdraw", decided.Withdraw(A.Now).Refusal?.Code);
        Assert.Equal(ProposalStage.Withdrawn, decided.Release(A.Now).Value.Withdraw(A.Now).Value.Stage);
    }

    [Fact]
    public void An_endorsement_that_was_revoked_after_the_decision_stops_the_release()
    {
        var decided = Decide(A.File().Voted(Yes, Yes, Yes), DecisionKind.Approve).Value;

        Assert.Equal("endorsement-missing", (decided with { Endorsements = [] }).Release(A.Now).Refusal?.Code);
    }

    [Fact]
    public void Seed_money_needs_two_pairs_of_eyes_and_no_scores()
    {
        var seed = A.File(proposal => proposal with { Track = ProposalTrack.SeedMoney }) with { };
        var proposed = seed.Propose(new(DecisionKind.Approve, "Small and urgent.", [], "secretariat", A.Now)).Value;

        Assert.Equal("nothing-proposed", seed.Proposal.Confirm(null, "member", A.Now).Refusal?.Code);
        Assert.Equal("second-pair-of-eyes", seed.Proposal.Confirm(proposed.Round.Proposed, "secretariat", A.Now).Refusal?.Code);
        Assert.Equal((DecisionKind.Approve, (decimal?)null), (seed.Proposal.Confirm(proposed.Round.Proposed, "member", A.Now).Value.Decision!.Kind, seed.Proposal.Confirm(proposed.Round.Proposed, "member", A.Now).Value.Decision!.ScorePercent));
        Assert.Equal("not-the-short-track", A.File().Proposal.Confirm(proposed.Round.Proposed, "member", A.Now).Refusal?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_conflict_after_the_vote_opened_opens_the_reviews_again_when_too_few_are_left(bool isClosed)
    {
        var voting = A.File().Voted(Yes, Yes, Yes);
        if (!isClosed) voting = voting with { Round = voting.Round with { VoteClosedAt = null } };

        var left = voting.RecordConflict("demonstration:panel-3", "A cousin works there.", A.Now).Value;
        Assert.Equal((null, null, Yes), (left.Round.VoteOpenedAt, left.Round.VoteClosedAt, left.SeatOf("demonstration:panel-1")!.Review.Ballot));
        Assert.Equal("too-few-scorers", left.OpenVote(A.Now).Refusal?.Code);

        var again = left.Assign(["demonstration:panel-4"], A.Today, A.Now).Value.SaveReview("demonstration:panel-4", A.Marks(), null, true, A.Now).Value.OpenVote(A.Now).Value.Cast("demonstration:panel-4", Yes).Value.CloseVote(A.Now).Value;
        Assert.Equal((3, true), (Decide(again, DecisionKind.Approve).Value.Decision!.VotesFor, again.Standing(A.Today).Quorum.IsReached));
    }

    [Fact]
    public void A_conflict_that_leaves_three_sheets_leaves_the_vote_alone()
    {
        var file = A.File().Voted(Yes, Yes, Yes);
        var four = file with { Seats = [.. file.Seats.Select((seat, index) => index == 3 ? seat with { Review = A.Submitted(seat.Review) } : seat)] };

        Assert.Equal(A.Now, four.RecordConflict("demonstration:panel-4", "A cousin works there.", A.Now).Value.Round.VoteClosedAt);
        Assert.NotNull((file with { Proposal = Decide(file, DecisionKind.Approve).Value }).RecordConflict("demonstration:panel-3", "Too late.", A.Now).Value.Round.VoteOpenedAt);
    }

    [Fact]
    public void A_conflict_of_one_of_two_who_spoke_opens_the_discussion_again()
    {
        var open = WithSpread() with { Comments = [new("1", "demonstration:panel-4", A.Now, "Low."), new("2", "demonstration:panel-2", A.Now, "High.")], Round = A.File().Round with { VoteOpenedAt = A.Now } };

        var left = open.Declare("demonstration:panel-4", true, "My cousin works there.", A.Now).Value;

        Assert.Null(left.Round.VoteOpenedAt);
        Assert.True(left.Discuss("demonstration:panel-1", "It is of 2019.", "3", A.Now).Value.OpenVote(A.Now).IsOk);
    }

    [Fact]
    public void A_mark_of_null_is_no_mark() =>
        Assert.Equal("review-incomplete", A.File().SaveReview("demonstration:panel-1", new Dictionary<string, Mark> { ["relevance"] = null! }, null, true, A.Now).Refusal?.Code);

    private static PanelFile WithSpread() => A.File() with { Seats = [.. A.File().Seats.Select((seat, index) => index == 0 ? seat with { Review = A.Submitted(seat.Review, 2, 4, 5, 4, 3, 4, 4) } : seat)] };

    private static Outcome<Proposal> Decide(PanelFile file, DecisionKind kind) => file.Proposal.Decide(kind, file.Standing(A.Today), "For reasons.", [], A.Now);
}
