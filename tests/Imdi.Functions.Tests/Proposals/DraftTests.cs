using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

public sealed class DraftTests
{
    private static readonly Draft Begun = Draft.New(A.Id(1), Language.English, A.Now).Save(Changes(("applicant.name", "Ministry"), ("budget.lines.0.text", "")), A.Now).Value;

    [Fact]
    public void A_save_keeps_what_is_typed_and_counts()
    {
        var next = Begun.Save(Changes(("purpose.problem", "Two\r\nlines "), ("applicant.name", null)), A.Now.AddHours(1)).Value;

        Assert.Equal("Two\nlines ", next.Answers["purpose.problem"]);
        Assert.Equal((2, A.Now.AddHours(1), false), (next.Revision, next.TouchedAt, next.Answers.ContainsKey("applicant.name")));
        Assert.Same(next, next.Save(Changes(("purpose.problem", "Two\nlines ")), A.Now.AddHours(2)).Value);
    }

    [Fact]
    public void Only_what_somebody_else_changed_since_differs()
    {
        var theirs = Begun.Save(Changes(("applicant.name", "Bureau"), ("purpose.objective", "Same")), A.Now).Value;

        var differing = theirs.Differing(Changes(("applicant.name", "Office"), ("purpose.objective", "Same"), ("purpose.problem", "Mine")), since: 1);

        Assert.Equal([new DifferingField("applicant.name", "Office", "Bureau")], differing);
        Assert.Empty(theirs.Differing(Changes(("applicant.name", "Office")), since: 2));
    }

    [Fact]
    public void Limits_name_the_field()
    {
        Assert.Equal("/applicant/surname", Begun.Save(Changes(("applicant.surname", "x")), A.Now).Refusal!.Errors[0].Pointer);
        var tooMany = Begun.Save(Enumerable.Range(0, 1000).ToDictionary(row => $"risks.{row}.text", row => (string?)"x"), A.Now).Refusal!;
        Assert.Equal((RefusalKind.Unprocessable, "/risks"), (tooMany.Kind, tooMany.Errors[0].Pointer));
        var tooLarge = Begun.Save(Changes(("purpose.problem", new string('ع', 150_000))), A.Now).Refusal!;
        Assert.Equal((RefusalKind.TooLarge, "/purpose/problem"), (tooLarge.Kind, tooLarge.Errors[0].Pointer));
    }

    [Fact]
    public void A_proposal_goes_to_its_countries_and_agencies_and_again_when_it_comes_back()
    {
        Attachment[] files = [new(A.Id(3), "letter.pdf", "application/pdf", 1200, "00", A.Now)];
        var submitted = Proposal.Submit(A.Id(2), Language.French, ProposalTrack.SeedMoney, A.Content(), files, A.Now);
        var returned = submitted with { Stage = ProposalStage.Returned, Endorsements = [new(A.Nepal, EndorsementState.Endorsed, A.Now), new(A.Qatar, EndorsementState.Refused, A.Now)] };
        var again = returned.Resubmit(A.Content(), [], A.Now.AddDays(9)).Value;

        Assert.Equal((ProposalTrack.SeedMoney, files, 3), (submitted.Track, submitted.Attachments, submitted.NotAsked().Count));
        Assert.Equal((2, ProposalStage.AwaitingEndorsement, A.Now.AddDays(9)), (again.Round, again.Stage, again.StageSince));
        Assert.Equal((3, 0), (again.NotAsked().Count, again.Attachments.Count));
        Assert.Equal(["submitted", "resubmitted"], again.History.Select(one => one.What));
        Assert.Equal("not-returned", submitted.Resubmit(A.Content(), [], A.Now).Refusal!.Code);
        Assert.Equal("too-late-to-withdraw", (submitted with { Stage = ProposalStage.Approved }).Withdraw(A.Now).Refusal!.Code);
    }

    [Theory]
    [InlineData(ProposalStage.AwaitingEndorsement, "countries", "2026-12-24")]
    [InlineData(ProposalStage.Returned, "applicant", "2027-01-23")]
    [InlineData(ProposalStage.WithPanel, "panel", "2027-01-08")]
    [InlineData(ProposalStage.UnderWay, "agencies", "2029-02-28")]
    [InlineData(ProposalStage.Withdrawn, null, null)]
    public void Every_stage_says_who_acts_next_and_until_when(ProposalStage stage, string? who, string? due)
    {
        var next = Standing.NextOf(A.Proposal(proposal => proposal with { Stage = stage }));

        Assert.Equal((who, due), (next.Who, next.Due?.ToString("yyyy-MM-dd", null)));
    }

    [Fact]
    public void A_proposal_is_incomplete_until_all_have_agreed()
    {
        var missing = Standing.MissingOf(A.Proposal(proposal => proposal with
        {
            Endorsements = [new(A.Nepal, EndorsementState.Endorsed, A.Now), new(A.Qatar, EndorsementState.Refused, A.Now, Reason: "Not now")],
        }));

        Assert.Equal(["refused Not now", "acceptance "], missing.Select(item => $"{item.What} {item.Reason}"));
    }

    private static Dictionary<string, string?> Changes(params (string Name, string? Text)[] changes) => changes.ToDictionary(change => change.Name, change => change.Text);
}
