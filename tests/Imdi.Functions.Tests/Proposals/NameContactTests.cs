using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>The contact of a proposal was erased: the secretariat names another, who goes on with it.</summary>
public sealed class NameContactTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    [Fact]
    public async Task After_an_erasure_another_person_is_named_by_the_form_and_goes_on()
    {
        var proposal = await house.SubmittedAsync(one => one with { Content = one.Content with { Applicant = one.Content.Applicant with { Contact = new("Erased Person", "erased@example.org", null) } } });
        string before = await house.Get<OwnLinks>().ForStatusAsync(proposal, CancellationToken.None);
        using (var erased = await house.PostJsonAsync("/api/directory/personal-data/erasure", new { address = "erased@example.org" }, "secretariat")) Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Null((await house.NowAsync(proposal)).Content.Applicant.Contact);
        using (var page = await house.GetAsync($"/en/desk/proposals/{proposal.Id}/", "secretariat")) Assert.Contains("contact was erased", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var wrong = await NameAsync(proposal, "Bina Rai", "nowhere")) Assert.Contains("value=\"Bina Rai\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var named = await NameAsync(proposal, "Bina Rai", "bina@example.org");

        Assert.Equal((HttpStatusCode.SeeOther, $"/en/desk/proposals/{proposal.Id}/"), (named.StatusCode, named.Headers.Location?.ToString()));
        Assert.Equal(new Contact("Bina Rai", "bina@example.org", null), (await house.NowAsync(proposal)).Content.Applicant.Contact);
        var message = house.Outbox.All.Single(one => one.Template == "contact-named" && one.Id.Contains(proposal.Id, StringComparison.Ordinal));
        Assert.Equal(("bina@example.org", Language.French), (message.To, message.Language));
        Assert.NotNull(await house.Get<OwnLinks>().ProposalAsync(message.Values[2].TrimEnd('/').Split('/')[^1], CancellationToken.None));
        Assert.Null(await house.Get<OwnLinks>().ProposalAsync(before, CancellationToken.None));
        Assert.Single(await house.AuditAsync(proposal), entry => entry is { Who: "demonstration:secretariat", What: "contact-named", BeforeHash.Length: 64, AfterHash.Length: 64 });
    }

    [Fact]
    public async Task A_program_of_the_secretariat_names_one_and_nobody_else_may()
    {
        var proposal = await house.SubmittedAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(proposal.Id, new { name = "Bina Rai" }, "secretariat"));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync("01JEND0000000000000000000Z", new { name = "Bina Rai", email = "bina@example.org" }, "secretariat"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(proposal.Id, new { name = "Bina Rai", email = "bina@example.org", phone = "+977 1 1" }, "secretariat"));
        Assert.Equal("+977 1 1", (await house.NowAsync(proposal)).Content.Applicant.Contact!.Phone);
        foreach (string role in new[] { "focal-point", "executing-agency", "panel-1", "donor", "agency" }) Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(proposal.Id, new { name = "X", email = "x@example.org" }, role));
        await house.SaveAsync(proposal, one => one.Withdraw(AskedProposal.Submitted.AddDays(1)).Value);
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(proposal.Id, new { name = "X", email = "x@example.org" }, "secretariat"));
    }

    [Fact]
    public async Task An_organisation_whose_address_was_erased_gets_another_which_is_told()
    {
        await house.Get<OrganisationStore>().AddAsync(new("left", "Left Behind", Constituency.Donor, CountryCode.Parse("CHE"), null, null) { Email = "gone@example.org" }, CancellationToken.None);
        using (var erased = await house.PostJsonAsync("/api/directory/personal-data/erasure", new { address = "gone@example.org" }, "secretariat")) Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        using var read = await house.GetAsync("/api/directory/organisations/left", "secretariat");

        using var changed = await house.SendJsonAsync(HttpMethod.Put, "/api/directory/organisations/left", new { name = "Left Behind", constituency = "donor", country = "CHE", email = "new@example.org" }, "secretariat", read.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Single(house.Outbox.All, one => one is { Template: "organisation-contact", To: "new@example.org" });
    }

    private Task<HttpResponseMessage> NameAsync(Proposal proposal, string name, string email) =>
        house.PostAsync($"/api/proposals/{proposal.Id}/contact", new() { ["lang"] = "en", ["name"] = name, ["email"] = email }, "secretariat");

    private async Task<HttpStatusCode> PutAsync(string id, object body, string role)
    {
        using var answer = await house.SendJsonAsync(HttpMethod.Put, $"/api/proposals/{id}/contact", body, role);
        return answer.StatusCode;
    }
}
