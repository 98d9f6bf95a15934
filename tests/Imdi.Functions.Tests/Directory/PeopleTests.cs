using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Directory;

/// <summary>Who has a role and until when, with real sessions of a real provider.</summary>
public sealed class PeopleTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    private static readonly CountryCode Kenya = CountryCode.Parse("KEN");

    [Fact]
    public async Task Somebody_without_a_role_is_signed_in_and_told_so()
    {
        using var browser = await house.SignedInAsync("nobody");

        using var desk = await browser.GetAsync("/en/desk/");
        using var closed = await browser.GetAsync("/en/desk/directory/");
        using var api = await browser.GetAsync("/api/directory/people");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (desk.StatusCode, closed.StatusCode, api.StatusCode));
        Assert.Contains("Your account has no role yet", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_within_a_minute()
    {
        await house.AddAsync(A("one", Role.Donor) with { Organisation = "demonstration-donor" });
        using var browser = await house.SignedInAsync("one", "donor");
        Assert.Equal(["donor"], await RolesAsync(browser));
        using var head = await house.SignedInAsync("head", "secretariat");

        using var ended = await head.SendAsync(HttpMethod.Delete, $"/api/directory/people/{house.IdOf("one")}", null, await TaggedAsync(head, "one"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Empty(await RolesAsync(browser));
    }

    [Fact]
    public async Task A_term_that_has_not_begun_or_is_over_gives_no_role()
    {
        await house.AddAsync(A("later", Role.PanelMember) with { From = house.Today.AddDays(1) });
        await house.AddAsync(A("over", Role.PanelMember) with { From = house.Today.AddDays(-9), Until = house.Today.AddDays(-1) });
        await house.AddAsync(A("now", Role.FocalPoint) with { Countries = [Kenya], Until = house.Today });

        Assert.Empty(await RolesAsync(await house.SignedInAsync("later")));
        Assert.Empty(await RolesAsync(await house.SignedInAsync("over", "donor")));
        Assert.Equal(["focal-point"], await RolesAsync(await house.SignedInAsync("now")));
    }

    [Fact]
    public async Task An_invitation_binds_whoever_signs_in_once()
    {
        using var head = await house.SignedInAsync("head", "secretariat");
        using var added = await head.SendAsync(HttpMethod.Post, "/api/directory/people", JsonContent.Create(new { name = "Amina Example", email = "bound@example.org", language = "fr", roles = new[] { "focal-point" }, countries = new[] { "UGA" } }));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var mail = house.Outbox.Messages.Single(message => message.To == "bound@example.org");
        string address = mail.Values[1], secret = address.Split('/')[^2];
        using var browser = await house.SignedInAsync("invited");
        using var thief = await house.SignedInAsync("thief");

        using var page = await browser.GetAsync(address);
        using var accepted = await browser.PostAsync("/api/auth/invitation", ("lang", "fr"), ("link", secret));
        using var again = await thief.PostAsync("/api/auth/invitation", ("lang", "fr"), ("link", secret));
        using var closed = await thief.GetAsync(address);

        Assert.StartsWith("/fr/desk/invitation/", address, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.Gone), (page.StatusCode, accepted.StatusCode, again.StatusCode, closed.StatusCode));
        Assert.Equal(["focal-point"], await RolesAsync(browser));
        Assert.Empty(await RolesAsync(thief));
        var audit = await house.Get<AuditStore>().ReadAsync(house.Today, CancellationToken.None).ToListAsync();
        Assert.Contains(audit, entry => entry.What == "invitation-accepted" && entry is { BeforeHash: not null, AfterHash: not null });
        Assert.DoesNotContain(audit, entry => entry.ToString().Contains("bound@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_runs_out_and_is_for_people_only()
    {
        using var head = await house.SignedInAsync("head", "secretariat");
        using var added = await head.SendAsync(HttpMethod.Post, "/api/directory/people", JsonContent.Create(new { name = "Late", email = "late@example.org", language = "en", roles = new[] { "secretariat" } }));
        string secret = house.Outbox.Messages.Single(message => message.To == "late@example.org").Values[1].Split('/')[^2];
        using var nobody = new Browser(house.Host.Client());

        using var unsigned = await nobody.PostAsync("/api/auth/invitation", ("link", secret));
        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
        Assert.NotNull(await house.Get<InvitePerson>().FindAsync(secret, CancellationToken.None));
        var later = new InvitePerson(
            house.Get<PersonStore>(), house.Get<AccessLinkStore>(), new RecordingOutbox(), house.Get<KnownPeople>(), house.Get<AuditTrail>(), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(house.Clock.GetUtcNow().AddDays(14)),
            house.Get<Microsoft.Extensions.Options.IOptions<Imdi.Functions.Hosting.HostingSettings>>());
        Assert.Null(await later.FindAsync(secret, CancellationToken.None));
    }

    [Fact]
    public async Task A_change_on_what_was_meanwhile_changed_is_refused_with_what_it_is_now()
    {
        await house.AddAsync(A("stale", Role.Secretariat));
        using var head = await house.SignedInAsync("head", "secretariat");
        var tag = await TaggedAsync(head, "stale");
        string address = $"/api/directory/people/{house.IdOf("stale")}";
        var body = new { name = "New name", email = "stale@example.org", language = "en", roles = new[] { "secretariat" } };

        using var first = await head.SendAsync(HttpMethod.Put, address, JsonContent.Create(body), tag);
        using var second = await head.SendAsync(HttpMethod.Put, address, JsonContent.Create(body), tag);
        using var none = await head.SendAsync(HttpMethod.Put, address, JsonContent.Create(body));

        Assert.Equal((200, 412, 428), ((int)first.StatusCode, (int)second.StatusCode, (int)none.StatusCode));
        Assert.Equal("New name", (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("current").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_forms_of_the_desk_do_the_same()
    {
        using var head = await house.SignedInAsync("head", "secretariat");

        using var wrong = await head.PostAsync("/api/directory/people", ("lang", "en"), ("name", ""), ("email", "x"), ("roles", "focal-point"), ("countries", "XYZ"));
        using var added = await head.PostAsync("/api/directory/people", ("lang", "en"), ("name", "By form"), ("email", "form@example.org"), ("language", "es"), ("roles", "focal-point"), ("countries", "MWI"), ("countries", "ZMB"), ("countries", ""), ("topics", "dialogue"), ("topics", "projects"));
        var person = await house.Get<PersonStore>().ListAsync(CancellationToken.None).SingleAsync(one => one.Email == "form@example.org");
        using var page = await head.GetAsync($"/en/desk/directory/people/{person.Id}/");
        string html = await page.Content.ReadAsStringAsync();
        string tag = WebUtility.HtmlDecode(html.Split("name=\"if_match\" value=\"")[1].Split("\" />")[0]);
        using var ended = await head.PostAsync($"/api/directory/people/{person.Id}/end", ("lang", "en"), ("if_match", tag));
        using var again = await head.PostAsync($"/api/directory/people/{person.Id}/end", ("lang", "en"), ("if_match", tag));
        using var list = await head.GetAsync("/en/desk/directory/");

        string faults = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        foreach (string field in new[] { "name", "email", "language", "countries" }) Assert.Contains($"id=\"{field}-error\"", faults, StringComparison.Ordinal);
        Assert.Equal(["MWI", "ZMB"], person.Countries.Select(country => country.Alpha3));
        Assert.Equal([FocalTopic.Projects, FocalTopic.Dialogue], person.Topics);
        Assert.Equal((HttpStatusCode.SeeOther, "/en/desk/directory/"), (added.StatusCode, added.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.PreconditionFailed), (ended.StatusCode, again.StatusCode));
        Assert.Contains("By form", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_leaves_its_contacts_go_and_its_name_stays()
    {
        using var head = await house.SignedInAsync("head", "secretariat");
        using var added = await head.SendAsync(HttpMethod.Post, "/api/directory/organisations", JsonContent.Create(new { id = "leaving", name = "Leaving", constituency = "civil-society", country = "KEN", email = "leaving@example.org" }));
        using var twice = await head.SendAsync(HttpMethod.Post, "/api/directory/organisations", JsonContent.Create(new { id = "leaving", name = "Leaving", constituency = "donor", country = "KEN" }));

        using var ended = await head.PostAsync("/api/directory/organisations/leaving/end", ("lang", "en"), ("if_match", added.Headers.ETag!.ToString()));
        using var anybody = house.Host.Client();
        string json = await anybody.GetStringAsync("/api/directory/organisations"), csv = await anybody.GetStringAsync("/api/directory/organisations.csv");

        Assert.Equal((201, 409, 303), ((int)added.StatusCode, (int)twice.StatusCode, (int)ended.StatusCode));
        Assert.Contains("leaving", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("@", json + csv, StringComparison.Ordinal);
        Assert.Equal((null, house.Today), ((await house.Get<OrganisationStore>().FindAsync("leaving", CancellationToken.None))!.Email, (await house.Get<OrganisationStore>().FindAsync("leaving", CancellationToken.None))!.EndedOn));
    }

    private Person A(string subject, Role role) => new(house.IdOf(subject), $"Person {subject}", $"{subject}@example.org", Language.English, [role], null, [], null, house.Today, null);

    private async Task<Action<HttpRequestMessage>> TaggedAsync(Browser head, string subject)
    {
        using var answer = await head.GetAsync($"/api/directory/people/{house.IdOf(subject)}");
        var tag = EntityTagHeaderValue.Parse(answer.Headers.ETag!.ToString());
        return request => request.Headers.IfMatch.Add(tag);
    }

    private static async Task<IEnumerable<string?>> RolesAsync(Browser browser) => (await browser.MeAsync()).GetProperty("roles").EnumerateArray().Select(role => role.GetString());
}
