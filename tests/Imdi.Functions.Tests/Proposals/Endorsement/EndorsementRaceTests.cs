using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementRaceTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    [Fact]
    public async Task Two_countries_that_answer_at_once_both_count()
    {
        for (int round = 0; round < 5; round++)
        {
            var proposal = await house.SubmittedAsync(one => one.In(Nepal, Qatar));
            await house.SaveAsync(proposal, one => one.AcceptAsAgency(0, By, Submitted).Value);
            var answers = await Task.WhenAll(house.AnswerAsync(proposal, house.SecretOf(proposal, "npl"), "NPL"), house.AnswerAsync(proposal, house.SecretOf(proposal, "qat"), "QAT"));

            Assert.All(answers, answer => { using (answer) Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode); });
            Assert.Equal(ProposalStage.WithPanel, (await house.NowAsync(proposal)).Stage);
            Assert.Single(house.Outbox.All, one => one.Template == "proposal-with-panel" && one.Id.Contains(proposal.Id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_yes_and_a_no_by_one_link_at_once_are_one_answer()
    {
        for (int round = 0; round < 5; round++)
        {
            var proposal = await house.SubmittedAsync();
            string token = house.SecretOf(proposal, "npl");
            var answers = await Task.WhenAll(house.AnswerAsync(proposal, token, "NPL"), house.AnswerAsync(proposal, token, "NPL", "refuse"));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
            Assert.Single((await house.NowAsync(proposal)).History, one => one.What is "endorsed" or "endorsement-refused");
            foreach (var answer in answers) answer.Dispose();
        }
    }

    [Fact]
    public async Task Endorsed_while_the_applicant_withdraws_it_stays_withdrawn()
    {
        for (int round = 0; round < 5; round++)
        {
            var proposal = await house.SubmittedAsync(one => one.In(Nepal));
            await house.SaveAsync(proposal, one => one.AcceptAsAgency(0, By, Submitted).Value);
            var answering = house.AnswerAsync(proposal, house.SecretOf(proposal, "npl"), "NPL");
            await house.Get<ChangeByAnswer>().RunAsync(
                proposal.Id, new AuditEntry("link:applicant", "proposal-withdrawn", proposal.Id, Submitted), one => one.With(new("withdrawn", Submitted)).To(ProposalStage.Withdrawn, Submitted), CancellationToken.None);
            using var answer = await answering;

            var now = await house.NowAsync(proposal);
            Assert.Equal(ProposalStage.Withdrawn, now.Stage);
            Assert.Equal(answer.StatusCode == HttpStatusCode.SeeOther, now.EndorsementOf(Nepal)!.State == EndorsementState.Endorsed);
        }
    }

    [Fact]
    public async Task Requests_that_two_processes_send_at_once_go_out_once()
    {
        var proposal = await house.SubmittedAsync(isAsked: false);
        var request = house.Get<RequestEndorsements>();
        await Task.WhenAll(request.RunAsync(proposal.Id, CancellationToken.None), request.RunAsync(proposal.Id, CancellationToken.None), request.RunAsync(CancellationToken.None));

        Assert.Equal(["agency@example.org", "npl@example.org", "qat@example.org"], house.Outbox.All.Where(one => one.Id.Contains(proposal.Id, StringComparison.Ordinal)).Select(one => one.To).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await house.NowAsync(proposal)).History.Count(one => one.What.EndsWith("-requested", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_process_left_that_died_between_message_and_note_is_taken_up_without_a_second_message()
    {
        var proposal = await house.SubmittedAsync();
        await house.SaveAsync(proposal, one => one with { Endorsements = [], Acceptances = [] });
        int before = house.Outbox.All.Count;
        await house.Get<RequestEndorsements>().RunAsync(CancellationToken.None);

        Assert.Equal(before, house.Outbox.All.Count);
        Assert.Equal(2, (await house.NowAsync(proposal)).Endorsements.Count);
    }
}
