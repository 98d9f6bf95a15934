using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The table of docs/methods/register.md: what is public when.</summary>
public sealed class DisclosureTests
{
    [Theory]
    [InlineData(ProposalStage.AwaitingEndorsement, false, null, false, false)]
    [InlineData(ProposalStage.WithPanel, true, ProposalStage.WithPanel, false, false)]
    [InlineData(ProposalStage.Returned, true, ProposalStage.Returned, true, false)]
    [InlineData(ProposalStage.Approved, true, ProposalStage.Approved, true, true)]
    [InlineData(ProposalStage.UnderWay, true, ProposalStage.UnderWay, true, true)]
    [InlineData(ProposalStage.Completed, true, ProposalStage.Completed, true, true)]
    [InlineData(ProposalStage.Rejected, true, ProposalStage.Rejected, true, false)]
    [InlineData(ProposalStage.Withdrawn, true, ProposalStage.Withdrawn, false, false)]
    public void A_stage_says_what_is_public(ProposalStage stage, bool isPublic, ProposalStage? shown, bool hasDecision, bool hasPlan)
    {
        var project = Of(RegisterData.Proposal(1, stage));

        Assert.Equal((isPublic, shown, hasDecision, hasPlan), (project is not null, project?.Stage, project?.Decision is not null, project?.Plan is not null));
    }

    [Theory]
    [InlineData(ProposalStage.Approved)]
    [InlineData(ProposalStage.Rejected)]
    [InlineData(ProposalStage.Returned)]
    public void Before_its_release_a_decision_leaves_no_trace(ProposalStage stage)
    {
        var decided = RegisterData.Proposal(1, stage, one => one with { Decision = one.Decision! with { ReleasedAt = null } });
        var undecided = RegisterData.Proposal(1, ProposalStage.WithPanel);

        Assert.Equal(Written(undecided), Written(decided));
    }

    [Theory]
    [InlineData(EndorsementState.Requested)]
    [InlineData(EndorsementState.Refused)]
    public void One_country_that_does_not_endorse_or_no_longer_does_keeps_all_of_it_out(EndorsementState state)
    {
        foreach (var stage in Enum.GetValues<ProposalStage>())
        {
            Assert.Null(Of(RegisterData.Proposal(1, stage, one => one with { Endorsements = [one.Endorsements[0], one.Endorsements[1] with { State = state }] })));
            Assert.Null(Of(RegisterData.Proposal(1, stage, one => one with { Endorsements = [.. one.Endorsements, one.Endorsements[1] with { State = state }] })));
        }
    }

    [Fact]
    public void What_was_decided_of_an_earlier_round_shows_once_the_next_one_is_endorsed()
    {
        var returned = RegisterData.Proposal(1, ProposalStage.Returned);
        var resubmitted = returned.Resubmit(returned.Content, [], returned.SubmittedAt.AddDays(50)).Value;
        var again = resubmitted with { Stage = ProposalStage.WithPanel, Endorsements = returned.Endorsements };

        Assert.Null(Of(resubmitted));
        var project = Of(again)!;
        Assert.Equal((null, DecisionKind.Revise, "Sound plan. Questions to […]."), (project.Decision, project.EarlierDecisions.Single().Kind, project.EarlierDecisions.Single().Reasons));
        Assert.Equal(project.EarlierDecisions.Single().On, Assert.Single(project.Timeline, step => step.What == "decided").On);
    }

    [Fact]
    public void A_country_that_was_never_asked_keeps_it_out() =>
        Assert.Null(Of(RegisterData.Proposal(1, ProposalStage.UnderWay, one => one with { Endorsements = [one.Endorsements[0]] })));

    [Fact]
    public void The_timeline_tells_the_way_in_its_order()
    {
        var project = RegisterData.Book([RegisterData.UnderWay]).Projects[0];

        Assert.Equal(["submitted", "endorsed", "endorsed", "panel", "decided", "funded", "paid", "reported", "reported"], project.Timeline.Select(step => step.What));
        Assert.Equal(project.Timeline.Select(step => step.On).Order(), project.Timeline.Select(step => step.On));
        Assert.Equal(new DateOnly(2026, 10, 31), project.Changed);
        Assert.Equal(420, project.Plan!.Logframe[1].Indicators[0].Actual);
    }

    [Theory]
    [InlineData("Write to a.b-c@mail.example.org.", "Write to […].")]
    [InlineData("<mailto:x@y.org>", "<mailto:[…]>")]
    [InlineData("Ring +254 711 000-111 now", "Ring […] now")]
    [InlineData("0041 22 799 61 11", "[…]")]
    [InlineData("From 2026-11-30 USD 1,200,000.00 for 900 workers, +5 %", "From 2026-11-30 USD 1,200,000.00 for 900 workers, +5 %")]
    public void What_reads_like_a_persons_address_is_taken_out_of_free_text(string typed, string published) => Assert.Equal(published, PublicText.Of(typed));

    private static PublicProject? Of(Proposal proposal) => Disclosure.Of(proposal, [], [], RegisterData.Organisations);

    private static string Written(Proposal proposal) => System.Text.Encoding.UTF8.GetString(RegisterData.Book([proposal], []).Write());
}
