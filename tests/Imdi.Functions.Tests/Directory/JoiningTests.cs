using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Imdi.Functions.Directory;
using Imdi.Functions.Tests.Proposals.Endorsing;

namespace Imdi.Functions.Tests.Directory;

/// <summary>An organisation asks to join, confirms it from its address, and the secretariat decides.</summary>
public sealed class JoiningTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    private const string Root = "/api/directory/joinings";

    [Fact]
    public async Task By_the_forms_from_the_request_to_a_donor_that_is_invited()
    {
        var page = new HtmlParser().ParseDocument(await TextAsync("/fr/join/"));
        Dictionary<string, string> fields = new()
        {
            ["lang"] = "fr", ["issued_at"] = page.QuerySelector("[name=issued_at]")!.GetAttribute("value")!, ["website"] = "", ["name"] = "Fondation Exemple", ["constituency"] = "donor", ["country"] = "CHE",
            ["purpose"] = "Financer la formation.", ["contactName"] = "B. Exemple", ["email"] = "fondation@example.org",
        };
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        using (var wrong = await house.PostAsync(Root, new(fields) { ["email"] = "nowhere" })) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        for (int time = 0; time < 2; time++)
        {
            using var sent = await house.PostAsync(Root, fields);
            Assert.Equal((HttpStatusCode.SeeOther, "/fr/join/?sent=yes"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        }

        // Nobody sees it before it is confirmed; the link of the one message is looked at before it does anything.
        Assert.DoesNotContain("Fondation Exemple", await TextAsync("/en/desk/directory/", "secretariat"), StringComparison.Ordinal);
        string link = new Uri(house.Outbox.All.Single(message => message is { Template: "joining-confirm", To: "fondation@example.org" }).Values[1]).AbsolutePath;
        Assert.Contains("Confirmer", await TextAsync(link), StringComparison.Ordinal);
        Assert.DoesNotContain("Fondation Exemple", await TextAsync("/en/desk/directory/", "secretariat"), StringComparison.Ordinal);
        for (int time = 0; time < 2; time++)
        {
            using var confirmed = await house.PostAsync($"{Root}/confirmations", new() { ["lang"] = "fr", ["link"] = link.TrimEnd('/').Split('/')[^1] });
            Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        }

        string desk = new HtmlParser().ParseDocument(await TextAsync("/en/desk/directory/", "secretariat")).QuerySelector("section[aria-labelledby=joinings-h] a")!.GetAttribute("href")!;
        var decide = new HtmlParser().ParseDocument(await TextAsync(desk, "secretariat"));
        string action = decide.QuerySelector("form:has([name=approve])")!.GetAttribute("action")!;
        Assert.Equal("fondation-exemple", decide.QuerySelector("[name=organisation]")!.GetAttribute("value"));
        using (var refused = await house.PostAsync(action, new() { ["lang"] = "en", ["reason"] = "" }, "secretariat")) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        for (int time = 0; time < 2; time++)
        {
            using var approved = await house.PostAsync(action, new() { ["lang"] = "en", ["approve"] = "yes", ["organisation"] = "fondation-exemple" }, "secretariat");
            Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        }

        var organisation = (await house.Get<OrganisationStore>().FindAsync("fondation-exemple", CancellationToken.None))!;
        Assert.Equal(("Fondation Exemple", Constituency.Donor, "fondation@example.org"), (organisation.Name, organisation.Constituency, organisation.Email));
        var person = await house.Get<PersonStore>().ListAsync(CancellationToken.None).SingleAsync(one => one.Email == "fondation@example.org");
        Assert.Equal((Role.Donor, "fondation-exemple"), (Assert.Single(person.Roles), person.Organisation));
        Assert.Equal(["invitation", "joining-approved", "joining-confirm"], house.Outbox.All.Where(message => message.To == "fondation@example.org").Select(message => message.Template).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["joining-asked", "joining-confirmed", "joining-approved"],
            await house.Get<AuditStore>().ReadAsync(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime), CancellationToken.None).Where(entry => entry.Subject == $"joining/{desk.TrimEnd('/').Split('/')[^1]}").Select(entry => entry.What).ToListAsync());
    }

    [Fact]
    public async Task The_answer_is_the_same_whoever_is_known()
    {
        await house.Get<OrganisationStore>().AddAsync(new("known-here", "Known Here", Constituency.CivilSociety, AskedProposal.Nepal, null, null) { Email = "known@example.org" }, CancellationToken.None);
        string known = await AskAsync("Known Here", "known@example.org"), again = await AskAsync("Known Here", "known@example.org"), unknown = await AskAsync("Unknown Here", "unknown@example.org");

        Assert.Equal([known, known], [again, unknown]);
        Assert.Equal(2, house.Outbox.All.Count(message => message is { Template: "joining-confirm", To: "known@example.org" or "unknown@example.org" }));
        using var guessed = await house.PostJsonAsync($"{Root}/confirmations", new { link = "AAAAAAAAAAAAAAAAAAAAAA" });
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public async Task Declined_it_adds_nobody_and_an_id_that_is_taken_is_said_so()
    {
        await house.Get<OrganisationStore>().AddAsync(new("taken", "Taken", Constituency.CivilSociety, AskedProposal.Nepal, null, null), CancellationToken.None);
        string id = await ConfirmedAsync("Diaspora Council", "council@example.org");

        Assert.Equal("urn:imdi:organisation-exists", await DecidedAsync(id, new { approve = true, organisation = "taken" }));
        Assert.Equal("urn:imdi:organisation-wrong", await DecidedAsync(id, new { approve = true, organisation = "Not An Id" }));
        Assert.Null(await DecidedAsync(id, new { approve = false, reason = "Please ask through your federation." }));
        Assert.Equal("urn:imdi:joining-not-open", await DecidedAsync(id, new { approve = true, organisation = "diaspora-council" }));
        Assert.Null(await house.Get<OrganisationStore>().FindAsync("diaspora-council", CancellationToken.None));
        Assert.Contains(house.Outbox.All, message => message is { Template: "joining-declined", To: "council@example.org" } && message.Values[1] == "Please ask through your federation.");
    }

    [Fact]
    public async Task Unconfirmed_it_goes_after_a_week_and_the_contact_of_a_decided_one_after_two_years()
    {
        await AskAsync("Never Confirmed", "never@example.org");
        string id = await ConfirmedAsync("Long Ago", "longago@example.org");
        Assert.Null(await DecidedAsync(id, new { approve = false, reason = "No." }));
        var duty = house.Get<IEnumerable<IDailyDuty>>().Single(one => one.Name == "joining-retention");

        await duty.RunAsync(house.Clock.GetUtcNow().AddDays(8), CancellationToken.None);
        Assert.DoesNotContain(await house.Get<JoiningStore>().ListAsync(CancellationToken.None).ToListAsync(), one => one.Name == "Never Confirmed");
        Assert.Equal("longago@example.org", (await house.Get<JoiningStore>().FindAsync(id, CancellationToken.None))!.Email);
        await duty.RunAsync(house.Clock.GetUtcNow().AddDays(731), CancellationToken.None);
        Assert.Equal(("Long Ago", "", ""), (await house.Get<JoiningStore>().FindAsync(id, CancellationToken.None)) is { } kept ? (kept.Name, kept.Email, kept.ContactName) : default);
    }

    private async Task<string> AskAsync(string name, string email)
    {
        using var answer = await house.PostJsonAsync(Root, new { name, constituency = "civil-society", country = "NPL", purpose = "To take part.", contactName = "A. Example", email });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> ConfirmedAsync(string name, string email)
    {
        await AskAsync(name, email);
        string link = new Uri(house.Outbox.All.Single(message => message.Template == "joining-confirm" && message.To == email).Values[1]).AbsolutePath.TrimEnd('/').Split('/')[^1];
        using var confirmed = await house.PostJsonAsync($"{Root}/confirmations", new { link });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        return (await house.Get<JoiningStore>().ListAsync(CancellationToken.None).SingleAsync(one => one.Name == name)).Id;
    }

    // The refusal's type; null when it was decided.
    private async Task<string?> DecidedAsync(string id, object decision)
    {
        using var answer = await house.PostJsonAsync($"{Root}/{id}/decision", decision, "secretariat");
        return answer.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"];
    }

    private async Task<string> TextAsync(string address, string? role = null)
    {
        using var answer = await house.GetAsync(address, role);
        Assert.True(answer.IsSuccessStatusCode, $"{address} {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}
