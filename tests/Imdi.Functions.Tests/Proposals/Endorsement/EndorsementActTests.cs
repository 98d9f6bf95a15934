using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementActTests
{
    private static readonly DateTimeOffset Now = Submitted.AddDays(3);

    private static readonly Signing Because = By with { Words = "It does not fit the plan." };

    // Each act on a fresh proposal of three countries, one of which (Qatar) has endorsed and one question is open.
    private static readonly Dictionary<string, Func<Proposal, Outcome<Proposal>>> Acts = new()
    {
        ["request"] = one => one.RequestEndorsement(Nepal, Now),
        ["endorse"] = one => one.Endorse(Nepal, By, Now),
        ["refuse"] = one => one.RefuseEndorsement(Nepal, Because, Now),
        ["ask"] = one => one.AskQuestion(Nepal, "Who pays?", Now),
        ["answer"] = one => one.AnswerQuestion(1, "We do.", Now),
        ["revoke"] = one => one.RevokeEndorsement(Qatar, "A new reading.", Now),
        ["request-acceptance"] = one => one.RequestAcceptance(0, Now),
        ["accept"] = one => one.AcceptAsAgency(0, By, Now),
        ["decline"] = one => one.DeclineAsAgency(0, Because, Now),
        ["name"] = one => one.NameFocalPoint(new(Nepal, "focal@example.org", Language.English, "Note verbale", Now)),
    };

    public static TheoryData<string, ProposalStage> EveryActInEveryStage
    {
        get
        {
            var data = new TheoryData<string, ProposalStage>();
            foreach (string act in Acts.Keys)
                foreach (var stage in Enum.GetValues<ProposalStage>()) data.Add(act, stage);
            return data;
        }
    }

    [Theory, MemberData(nameof(EveryActInEveryStage))]
    public void An_act_is_taken_while_answers_are_awaited_and_never_later(string act, ProposalStage stage)
    {
        var proposal = Of(change: one => one.Endorse(Qatar, By, Submitted).Done().AskQuestion(Qatar, "How many?", Submitted).Done() with { Stage = stage });

        var outcome = Acts[act](proposal);

        bool isOpen = stage == ProposalStage.AwaitingEndorsement || (act == "revoke" && stage == ProposalStage.WithPanel);
        Assert.Equal(isOpen ? null : act == "revoke" ? "already-decided" : "endorsement-closed", outcome.Refusal?.Code);
    }

    [Fact]
    public void An_address_named_for_an_agency_is_forgotten_when_agencies_may_stand_in_another_order()
    {
        var named = Of().NameFocalPoint(new(null, "first@example.org", Language.English, "A letter", Now) { Agency = 0 }).Done().NameFocalPoint(new(Nepal, "nepal@example.org", Language.English, "A letter", Now)).Done();
        var returned = named.DeclineAsAgency(0, Because, Now).Done();

        Assert.Equal(["nepal@example.org"], returned.Resubmit(returned.Content, [], Now).Done().FocalPoints.Select(one => one.Email));
    }

    [Theory, InlineData("request"), InlineData("endorse"), InlineData("refuse"), InlineData("ask"), InlineData("name")]
    public void A_country_that_is_not_involved_has_no_say(string act) =>
        Assert.Equal("country-not-involved", Acts[act](Of().In(Qatar, Bangladesh)).Refusal?.Code);

    [Theory, InlineData("request"), InlineData("endorse"), InlineData("refuse"), InlineData("ask"), InlineData("answer"), InlineData("request-acceptance"), InlineData("accept"), InlineData("decline")]
    public void Done_twice_an_act_is_done_once(string act)
    {
        var once = Acts[act](Of(change: one => one.AskQuestion(Qatar, "How many?", Submitted).Done())).Done();

        Assert.Same(once, Acts[act](once).Done());
    }

    [Fact]
    public void The_last_answer_sends_it_to_the_panel_and_no_earlier_one()
    {
        var proposal = Of();
        Assert.Equal(4, proposal.Missing().Count);
        foreach (var country in new[] { Nepal, Qatar })
        {
            proposal = proposal.Endorse(country, By, Now).Done();
            Assert.Equal(ProposalStage.AwaitingEndorsement, proposal.Stage);
        }

        proposal = proposal.AcceptAsAgency(0, By, Now).Done();
        Assert.Equal(new MissingPart(MissingKind.Endorsement, Bangladesh), Assert.Single(proposal.Missing()));
        Assert.Equal(ProposalStage.AwaitingEndorsement, proposal.Stage);
        proposal = proposal.Endorse(Bangladesh, By, Now).Done();

        Assert.Empty(proposal.Missing());
        Assert.Equal((ProposalStage.WithPanel, Now), (proposal.Stage, proposal.StageSince));
        Assert.Equal("with-panel", proposal.History[^1].What);
    }

    [Fact]
    public void An_agency_that_has_not_accepted_keeps_it_from_the_panel()
    {
        var proposal = Of(change: one => one.In(Nepal)).Endorse(Nepal, By, Now).Done();

        Assert.Equal(ProposalStage.AwaitingEndorsement, proposal.Stage);
        Assert.Equal(ProposalStage.WithPanel, proposal.AcceptAsAgency(0, By, Now).Done().Stage);
    }

    [Fact]
    public void Without_a_plan_or_a_reason_why_there_is_none_it_stays()
    {
        var proposal = Of(change: one => one.In(Nepal));
        proposal = proposal with { Content = proposal.Content with { Alignment = new("It fits.", null, " ") } };
        var stays = proposal.AnsweredBut();
        var goes = (proposal with { Content = proposal.Content with { Alignment = new("It fits.", null, "The plan ended in 2025.") } }).AnsweredBut();

        Assert.Equal(MissingKind.Alignment, Assert.Single(stays.Missing()).Kind);
        Assert.Equal((ProposalStage.AwaitingEndorsement, ProposalStage.WithPanel), (stays.Stage, goes.Stage));
    }

    [Theory, InlineData("refuse", "endorsement-refused"), InlineData("decline", "agency-declined")]
    public void A_no_returns_it_to_the_applicant_with_its_reason(string act, string happened)
    {
        var returned = Acts[act](Of()).Done();

        Assert.Equal((ProposalStage.Returned, happened), (returned.Stage, returned.History[^1].What));
        Assert.Equal(Because.Words, returned.EndorsementOf(Nepal)?.Reason ?? returned.AcceptanceOf(0)?.Reason);
    }

    [Fact]
    public void A_no_needs_a_reason()
    {
        Assert.Equal("reason-needed", Of().RefuseEndorsement(Nepal, By, Now).Refusal?.Code);
        Assert.Equal("reason-needed", Of().DeclineAsAgency(0, By with { Words = " " }, Now).Refusal?.Code);
    }

    [Fact]
    public void What_was_revised_is_endorsed_anew()
    {
        var revised = Of().AnsweredBut() with { Stage = ProposalStage.AwaitingEndorsement, Round = 2 };

        Assert.Equal(4, revised.Missing().Count);
        Assert.Equal(ProposalStage.AwaitingEndorsement, revised.Endorse(Nepal, By, Now).Done().Stage);
        Assert.Equal(ProposalStage.WithPanel, revised.AnsweredBut().Stage);
    }

    [Fact]
    public void A_revoked_endorsement_brings_it_back_from_the_panel_until_that_has_decided()
    {
        var withPanel = Of().AnsweredBut();
        var back = withPanel.RevokeEndorsement(Nepal, "A new reading.", Now).Done();
        var decided = withPanel with { Decision = new(DecisionKind.Approve, 1, "Good.", [], 70, "1", 5, 0, 0, Now, null) };

        Assert.Equal((ProposalStage.AwaitingEndorsement, EndorsementState.Requested), (back.Stage, back.EndorsementOf(Nepal)!.State));
        Assert.Equal(ProposalStage.WithPanel, back.Endorse(Nepal, By, Now).Done().Stage);
        Assert.Same(back, back.RevokeEndorsement(Nepal, null, Now).Done());
        Assert.Equal("already-decided", decided.RevokeEndorsement(Nepal, null, Now).Refusal?.Code);
    }

    [Fact]
    public void Naming_another_address_asks_anew_but_not_who_has_answered()
    {
        var named = new NamedFocalPoint(Nepal, "focal@example.org", Language.English, "Note verbale", Now);
        var asked = Of().RequestEndorsement(Nepal, Submitted).Done();

        Assert.Contains(AskedParty.Of(Nepal), asked.NameFocalPoint(named).Done().NotAsked());
        Assert.Equal("country-answered", asked.Endorse(Nepal, By, Now).Done().NameFocalPoint(named).Refusal?.Code);
    }

    [Fact]
    public void Questions_are_numbered_and_answered_once_and_there_is_an_end_to_them()
    {
        var proposal = Of();
        for (int number = 1; number <= Proposal.MostQuestions; number++) proposal = proposal.AskQuestion(Nepal, $"Question {number}?", Now).Done();
        var answered = proposal.AnswerQuestion(2, "Yes.", Now).Done();

        Assert.Equal("too-many-questions", proposal.AskQuestion(Nepal, "One more?", Now).Refusal?.Code);
        Assert.Equal("Yes.", answered.Questions[1].Answer);
        Assert.Equal("question-answered", answered.AnswerQuestion(2, "No.", Now).Refusal?.Code);
        Assert.Equal("no-such-question", answered.AnswerQuestion(99, "No.", Now).Refusal?.Code);
    }

    [Fact]
    public void An_answer_to_an_earlier_submission_is_stale() =>
        Assert.Equal("changed-meanwhile", new PartyAnswer(AnswerKind.Endorse, By, Round: 1).On(Of() with { Round = 2 }, AskedParty.Of(Nepal), Now).Refusal?.Code);

    [Fact]
    public void A_country_does_not_accept_and_an_agency_does_not_endorse()
    {
        Assert.Equal("answer-of-another-kind", new PartyAnswer(AnswerKind.Accept, By).On(Of(), AskedParty.Of(Nepal), Now).Refusal?.Code);
        Assert.Equal("answer-of-another-kind", new PartyAnswer(AnswerKind.Endorse, By).On(Of(), AskedParty.Of(0), Now).Refusal?.Code);
    }
}
