using System.Net;
using System.Net.Http.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.Directory;

/// <summary>Who answers for a country and a topic, until when, and what only whoever has been verified may do.</summary>
public sealed class FocalPointTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    [Fact]
    public async Task A_country_has_one_primary_also_when_two_are_added_at_once()
    {
        using var head = await house.SignedInAsync("head", "secretariat");

        var asked = Task.WhenAll(Enumerable.Range(0, 2).Select(number => head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint($"p{number}@example.org", "TZA"))));
        while (await Task.WhenAny(asked, Task.Delay(20)) != asked) house.Clock.Advance(TimeSpan.FromSeconds(0.5));
        var answers = await asked;
        using var alternate = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("alternate@example.org", "TZA", alternate: true));

        Assert.Equal([201, 422], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Contains("country-has-primary", await answers.Single(answer => (int)answer.StatusCode == 422).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, alternate.StatusCode);
    }

    [Fact]
    public async Task A_country_has_a_primary_for_each_topic()
    {
        using var head = await house.SignedInAsync("head", "secretariat");

        using var projects = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("projects@example.org", "CMR", topics: ["projects"]));
        using var dialogue = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("dialogue@example.org", "CMR", topics: ["dialogue", "regulation"]));
        using var taken = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("taken@example.org", "CMR", topics: ["development", "regulation"]));
        using var all = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("all@example.org", "CMR"));
        using var unknown = await head.SendAsync(HttpMethod.Post, "/api/directory/people", FocalPoint("unknown@example.org", "CMR", topics: ["weather"]));
        var people = await house.Get<PersonStore>().ListAsync(CancellationToken.None).Select(person => person with { VerifiedOn = house.Today }).ToListAsync();
        string? AskedFor(FocalTopic topic) => FocalPointNetwork.Of(people, CountryCode.Parse("CMR"), topic, house.Today).Asked?.Email;

        Assert.Equal((201, 201, 422, 422, 422), ((int)projects.StatusCode, (int)dialogue.StatusCode, (int)taken.StatusCode, (int)all.StatusCode, (int)unknown.StatusCode));
        Assert.Contains("person-topics-wrong", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("projects@example.org", "dialogue@example.org", "dialogue@example.org", null), (AskedFor(FocalTopic.Projects), AskedFor(FocalTopic.Dialogue), AskedFor(FocalTopic.Regulation), AskedFor(FocalTopic.Development)));
    }

    [Fact]
    public async Task A_focal_point_counts_once_verified_for_a_year()
    {
        var rwanda = CountryCode.Parse("RWA");
        await house.AddAsync(A("rwa", Role.FocalPoint) with { Countries = [rwanda] });
        await house.AddAsync(A("rwa-2", Role.FocalPoint) with { Countries = [rwanda], IsAlternate = true, VerifiedOn = house.Today });
        using var head = await house.SignedInAsync("head", "secretariat");
        Assert.Null((await PointsAsync(house.Today)).Primary);

        using var verified = await head.SendAsync(HttpMethod.Post, $"/api/directory/people/{house.IdOf("rwa")}/verification");
        using var rows = await head.GetAsync("/api/directory/focal-points?limit=1000");
        string all = await rows.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, verified.StatusCode);
        Assert.Equal(house.IdOf("rwa"), (await PointsAsync(house.Today.AddYears(1))).Primary?.Id);
        Assert.Null((await PointsAsync(house.Today.AddYears(1).AddDays(1))).Primary);
        Assert.Equal([house.IdOf("rwa-2")], (await PointsAsync(house.Today)).Alternates.Select(person => person.Id));
        foreach (string topic in new[] { "projects", "labour-market", "regulation", "development", "dialogue" }) Assert.Contains($"\"country\":\"RWA\",\"topic\":\"{topic}\",\"hasPrimary\":true,\"alternates\":1", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Person rwa", all, StringComparison.Ordinal);

        async Task<CountryFocalPoints> PointsAsync(DateOnly day) =>
            FocalPointNetwork.Of(await house.Get<PersonStore>().ListAsync(CancellationToken.None).ToListAsync(), rwanda, FocalTopic.Projects, day);
    }

    [Fact]
    public async Task A_focal_point_endorses_only_once_verified_and_for_projects()
    {
        var proposal = AskedProposal.Of("01JEND0000000000000000000Z").RequestEndorsement(AskedProposal.Bangladesh, AskedProposal.Submitted).Value;
        Assert.True(await house.Get<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        await house.AddAsync(A("bgd", Role.FocalPoint) with { Countries = [AskedProposal.Bangladesh] });
        await house.AddAsync(A("bgd-dialogue", Role.FocalPoint) with { Countries = [AskedProposal.Bangladesh], Topics = [FocalTopic.Dialogue], VerifiedOn = house.Today });
        using Browser unverified = await house.SignedInAsync("bgd"), dialogue = await house.SignedInAsync("bgd-dialogue");

        string early = await EndorseAsync(unverified), other = await EndorseAsync(dialogue);
        using var head = await house.SignedInAsync("head", "secretariat");
        using var verified = await head.SendAsync(HttpMethod.Post, $"/api/directory/people/{house.IdOf("bgd")}/verification");
        string now = await EndorseAsync(unverified);

        Assert.Contains("not-your-country", early, StringComparison.Ordinal);
        Assert.Contains("not-your-country", other, StringComparison.Ordinal);
        Assert.DoesNotContain("urn:imdi:", now, StringComparison.Ordinal);
        Assert.Equal(EndorsementState.Endorsed, (await house.Get<ProposalStore>().FindAsync(proposal.Id, CancellationToken.None))!.EndorsementOf(AskedProposal.Bangladesh)!.State);

        async Task<string> EndorseAsync(Browser browser)
        {
            using var answer = await browser.SendAsync(HttpMethod.Post, $"/api/proposals/{proposal.Id}/endorsements", JsonContent.Create(new { country = "BGD", answer = "endorse", office = "Ministry", signatory = "R. Rahman" }));
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task The_desk_says_that_who_is_not_verified_endorses_nothing_yet_and_who_verifies()
    {
        await house.AddAsync(A("zmb", Role.FocalPoint) with { Countries = [CountryCode.Parse("ZMB")] });
        await house.AddAsync(A("zmb-dialogue", Role.FocalPoint) with { Countries = [CountryCode.Parse("ZMB")], Topics = [FocalTopic.Dialogue], VerifiedOn = house.Today });
        using Browser unverified = await house.SignedInAsync("zmb"), dialogue = await house.SignedInAsync("zmb-dialogue"), roleAlone = await house.SignedInAsync("zmb-token", "focal-point");
        var pages = new[] { "desk/", "desk/endorsements/" };

        foreach (var language in Language.All)
        {
            foreach (string page in pages)
            {
                Assert.Contains(Words(language, "unverified"), await DeskAsync(unverified, language, page), StringComparison.Ordinal);
                Assert.Contains(Words(language, "unverified"), await DeskAsync(roleAlone, language, page), StringComparison.Ordinal);
                Assert.Contains(Words(language, "other-topics"), await DeskAsync(dialogue, language, page), StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Texts.For(language)["who.may.focal-point"], await DeskAsync(unverified, language, "desk/"), StringComparison.Ordinal);
        }

        using var head = await house.SignedInAsync("head", "secretariat");
        using var verified = await head.SendAsync(HttpMethod.Post, $"/api/directory/people/{house.IdOf("zmb")}/verification");
        string home = await DeskAsync(unverified, Language.English, "desk/");
        Assert.Contains(Texts.For(Language.English)["who.may.focal-point"], home, StringComparison.Ordinal);
        Assert.Contains("Zambia", home, StringComparison.Ordinal);
        foreach (string page in pages) Assert.DoesNotContain(Words(Language.English, "unverified"), await DeskAsync(unverified, Language.English, page), StringComparison.Ordinal);

        static string Words(Language language, string why) => Texts.For(language)[$"who.may.focal-point.{why}"];

        static async Task<string> DeskAsync(Browser browser, Language language, string page)
        {
            using var answer = await browser.GetAsync($"/{language}/{page}");
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_month_and_a_week_before_it_runs_out_the_focal_point_and_the_secretariat_are_told()
    {
        var until = house.Today.AddDays(100);
        await house.AddAsync(A("due", Role.FocalPoint) with { Countries = [CountryCode.Parse("BDI")], VerifiedOn = house.Today, Until = until, Email = "due@example.org" });
        await house.AddAsync(A("office", Role.Secretariat) with { Email = "office@example.org" });
        var outbox = new RecordingOutbox();
        var duty = new RemindFocalPoints(house.Get<PersonStore>(), outbox, house.Get<Microsoft.Extensions.Options.IOptions<Imdi.Functions.Hosting.HostingSettings>>());

        for (int day = 60; day <= 101; day++) await duty.RunAsync(house.Clock.GetUtcNow().AddDays(day), CancellationToken.None);
        var told = outbox.Messages.Where(message => message.Values[0] == "Burundi" && message.To is "due@example.org" or "office@example.org").DistinctBy(message => message.Id).ToList();

        Assert.Equal(["due@example.org", "due@example.org", "office@example.org", "office@example.org"], told.Select(message => message.To).Order());
        Assert.All(told, message => Assert.Equal("reverification-due", message.Template));
    }

    private static JsonContent FocalPoint(string email, string country, bool alternate = false, string[]? topics = null) =>
        JsonContent.Create(new { name = "Somebody", email, language = "en", roles = new[] { "focal-point" }, countries = new[] { country }, alternate, topics });

    private Person A(string subject, Role role) => new(house.IdOf(subject), $"Person {subject}", $"{subject}@example.org", Language.English, [role], null, [], null, house.Today, null);
}
