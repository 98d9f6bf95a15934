using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>Links to drafts and proposals: whom they are mailed to, how often, and what becomes of them.</summary>
public sealed class IntakeLinkTests(IntakeHouse house) : IClassFixture<IntakeHouse>
{
    [Fact]
    public async Task A_lost_link_is_mailed_anew_and_nobody_learns_which_proposals_there_are()
    {
        await house.SubmittedAsync("lost@example.org");
        var proposal = await house.Get<ProposalStore>().AllAsync(CancellationToken.None).FirstAsync(one => one.Content.Applicant.Contact!.Email == "lost@example.org");
        var (_, page) = await house.PageAsync("/en/apply/status/");
        var right = await house.PostAsync(page, new Dictionary<string, string> { ["reference"] = proposal.Reference.ToLowerInvariant(), ["email"] = "Lost@example.org" });
        var wrong = await house.PostAsync(page, new Dictionary<string, string> { ["reference"] = proposal.Reference, ["email"] = "thief@example.org" });
        var unknown = await house.PostAsync(page, new Dictionary<string, string> { ["reference"] = Reference.Of("nothing"), ["email"] = "lost@example.org" });
        var malformed = await house.PostAsync(page, new Dictionary<string, string> { ["reference"] = "IMDI", ["email"] = "lost" });

        Assert.Equal([right.Text, right.Text], new[] { wrong.Text, unknown.Text });
        Assert.Equal(["#reference", "#email"], malformed.Errors);
        var sent = house.Sent.All.Where(message => message.To.EndsWith("ost@example.org", StringComparison.Ordinal) && message.Template == "proposal-received").ToList();
        Assert.Equal(2, sent.Count);
        Assert.DoesNotContain(house.Sent.All, message => message.To == "thief@example.org");
        var (status, _) = await house.PageAsync(sent[0].Values[2]);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_draft_that_nobody_touches_is_erased_after_sixty_days()
    {
        var drafts = house.Get<DraftStore>();
        var old = Draft.New(A.Id(900), Language.English, A.Now.AddDays(-61)).Save(new Dictionary<string, string?> { ["applicant.name"] = "Old" }, A.Now.AddDays(-61)).Value;
        var young = Draft.New(A.Id(901), Language.English, A.Now).Save(new Dictionary<string, string?> { ["applicant.name"] = "Young" }, A.Now).Value;
        await drafts.AddAsync(old, CancellationToken.None);
        await drafts.AddAsync(young, CancellationToken.None);

        await new EraseDrafts(drafts, house.Get<AuditTrail>()).RunAsync(A.Now, CancellationToken.None);

        Assert.Null(await drafts.FindAsync(old.Id, CancellationToken.None));
        Assert.NotNull(await drafts.FindAsync(young.Id, CancellationToken.None));
    }

    [Fact]
    public async Task An_agency_of_the_Directory_is_known_by_its_name_and_asked_at_its_own_address()
    {
        await house.Get<OrganisationStore>().AddAsync(new("iom-of-the-test", "International Organization for Test Migration", Constituency.InternationalOrganisation, null, null, null) { Email = "own@iom.example" }, CancellationToken.None);
        var answers = IntakeHouse.Answers(ApplicantType.CivilSociety, "named@example.org", "USD");
        answers["partners.executing.0.name"] = "The international organisation for test migration";
        answers["partners.executing.0.email"] = "named@example.org";

        await house.SubmittedAsync(answers);

        var proposal = await house.Get<ProposalStore>().AllAsync(CancellationToken.None).FirstAsync(one => one.Content.Applicant.Contact!.Email == "named@example.org");
        Assert.Equal("iom-of-the-test", proposal.Content.Partners.Executing[0].Organisation);
        Assert.False(proposal.IsAtApplicantsAddress(0));
        Assert.Equal("own@iom.example", Assert.Single(house.Sent.All, message => message.Template == "acceptance-requested" && message.Id.Contains(proposal.Id, StringComparison.Ordinal)).To);
    }

    [Fact]
    public async Task A_mailbox_is_not_filled_by_asking_for_a_link_again_and_again_nor_by_a_title()
    {
        string link = await house.DraftAsync(new Dictionary<string, string> { ["applicant.contact.email"] = "flooded@example.org", ["identification.title"] = "Win now, click here " + new string('!', 300) });
        for (int time = 0; time < 8; time++)
        {
            var (_, page) = await house.PageAsync($"/en/apply/r/{link}/saved/?from=organisation");
            await house.PostAsync(page, new Dictionary<string, string>(), form: "main form[action$='/mail']");
        }

        var sent = house.Sent.All.Where(message => message.To == "flooded@example.org").ToList();
        Assert.Equal(MailLimit.MostADay, sent.Count);
        Assert.All(sent, message => Assert.True(message.Values[0].Length <= 120));
    }

    [Fact]
    public async Task Links_that_lead_nowhere_say_so()
    {
        foreach (string address in new[] { "/en/apply/r/AAAAAAAAAAAAAAAAAAAAAA/check/", "/en/apply/r/x/budget/", "/en/apply/status/AAAAAAAAAAAAAAAAAAAAAA/", "/en/apply/receipt/AAAAAAAAAAAAAAAAAAAAAA/" })
            Assert.Equal(HttpStatusCode.NotFound, (await house.PageAsync(address)).Status);
    }
}
