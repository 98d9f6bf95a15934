using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Directory;

/// <summary>The region's settings by the secretariat's hand: each change a version, what the site shows follows, an earlier one comes back.</summary>
public sealed class RegionTests
{
    private static readonly Caller Secretariat = new("demonstration:secretariat", "Secretariat", new HashSet<Role> { Role.Secretariat }, []);

    private static readonly RegionDraft East = new()
    {
        Id = "east-africa", ShortName = "EAMDI", Languages = ["fr", "en"], Names = new Dictionary<string, string?> { ["en"] = "East African Initiative", ["fr"] = "Initiative d’Afrique de l’Est" }, Receivers = ["KEN"],
        Contact = new("Office of the region", "office@example.org"), IsDemonstration = true, Retention = new Dictionary<string, int> { ["linkDays"] = 7 },
        Texts = new Dictionary<string, IReadOnlyDictionary<string, string?>?> { ["en"] = new Dictionary<string, string?> { ["home"] = "Our front page" } },
    };

    [Fact]
    public async Task The_site_follows_languages_names_countries_contact_words_and_the_mark_of_a_demonstration()
    {
        await using var night = await Night.FreshAsync(new() { ["Republish:ByDay"] = "true" });
        await night.LoadQuotesAsync();
        await night.RebuildAsync();
        Assert.NotNull(await night.PageAsync("/es/"));
        Assert.NotNull(await night.PageAsync("/en/send/gbr/ind/"));

        await ChangeAsync(night, East);
        Assert.True(await night.Get<RepublishSite>().RunAsync(CancellationToken.None));

        Assert.Null(await night.PageAsync("/es/"));
        Assert.Null(await night.PageAsync("/en/send/gbr/ind/"));
        string page = (await night.PageAsync("/en/send/gbr/ken/"))!;
        foreach (string shown in new[] { "EAMDI</title>", "East African Initiative", "Office of the region", "office@example.org", "This whole site is a demonstration", "Our front page", "hreflang=\"fr\"" }) Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang=\"es\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/es/", (await night.PageAsync("/sitemap.xml"))!, StringComparison.Ordinal);
        Assert.Contains("Initiative d’Afrique de l’Est", WebUtility.HtmlDecode((await night.PageAsync("/fr/about/"))!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_that_is_made_on_request_says_that_it_is_a_demonstration_too()
    {
        await using var night = await Night.FreshAsync();
        await night.RebuildAsync();
        await ChangeAsync(night, East);

        foreach (string address in new[] { "/en/status/", "/en/desk/", "/en/nowhere/", "/en/proposals/apply/" })
        {
            using var answer = await night.Client.GetAsync(new Uri(address, UriKind.Relative));
            string page = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode < 300 || answer.StatusCode == HttpStatusCode.NotFound) Assert.Contains("This whole site is a demonstration", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reader_is_led_to_a_language_that_is_offered()
    {
        await using var night = await Night.FreshAsync();
        await night.RebuildAsync();
        await ChangeAsync(night, East);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", "es");

        using var answer = await night.Client.SendAsync(request);

        Assert.Equal("/fr/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_change_is_a_version_with_who_and_when_in_the_audit_trail_and_an_earlier_one_comes_back()
    {
        await using var night = await Night.FreshAsync();
        var change = night.Get<ChangeRegion>();
        await ChangeAsync(night, East, "A pilot");
        string tag = (await change.FindAsync(CancellationToken.None)).Tag;
        Assert.Equal(7, night.Get<IOptions<Retention>>().Value.LinkDays);

        var back = await change.AgainAsync(0, tag, Secretariat, CancellationToken.None);
        var stale = await change.AgainAsync(1, tag, Secretariat, CancellationToken.None);

        Assert.Equal(Rows.ChangedMeanwhile.Code, stale.Refusal!.Code);
        Assert.Equal(Region.Default.Hash, back.Value.Record.Region.Hash);
        Assert.Equal(30, night.Get<IOptions<Retention>>().Value.LinkDays);
        var history = await change.HistoryAsync(CancellationToken.None);
        Assert.Equal([(2, (int?)0, null), (1, null, "A pilot"), (0, null, null)], history.Select(one => (one.Number, one.Again, one.Note)));
        Assert.Equal((Secretariat.Id, Night.FirstNight), (history[0].By, history[0].At));
        Assert.Null((await night.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
        Assert.Equal(2, (await night.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_one_is_told()
    {
        await using var night = await Night.FreshAsync();
        string tag = (await night.Get<ChangeRegion>().FindAsync(CancellationToken.None)).Tag;

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => night.Get<ChangeRegion>().ChangeAsync(East, null, tag, Secretariat, CancellationToken.None)));

        Assert.Single(both, one => one.IsOk);
        Assert.Single(both, one => one.Refusal?.Code == Rows.ChangedMeanwhile.Code);
    }

    [Fact]
    public async Task The_timer_of_the_night_works_in_the_hour_that_the_region_names()
    {
        await using var night = await Night.FreshAsync();
        var job = Rooms.Jobs.Single(one => one.Name == "NightlyRebuild");
        await ChangeAsync(night, East with { RebuildHour = 2 });

        await job.RunAsync(night.Services, CancellationToken.None);
        Assert.Empty(await night.OutcomesAsync());
        night.Clock.Advance(TimeSpan.FromHours(1));
        await job.RunAsync(night.Services, CancellationToken.None);

        Assert.Equal(["Published"], await night.OutcomesAsync());
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_says_what_is_wrong_in_the_readers_language()
    {
        await using var house = await TestHost.WholeAsync(await Azurite.AzuriteServer.FreshConnectionStringAsync(), environment: "Development");
        await ((StorageClients)house.Services.GetService(typeof(StorageClients))!).EnsureCreatedAsync(CancellationToken.None);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await browser.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" })).EnsureSuccessStatusCode();
        var form = await FormAsync(browser);
        form.RemoveAll(field => field.Key is "senders" or "shortName");
        form.AddRange([new("senders", "GBR XQZ"), new("shortName", "EAMDI")]);

        using var wrong = await SendAsync(browser, form);
        string page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        form.RemoveAll(field => field.Key is "senders");
        form.Add(new("senders", "GBR"));
        using var right = await SendAsync(browser, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("« XQZ » n’est pas un pays", page, StringComparison.Ordinal);
        Assert.Contains("GBR XQZ", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var now = (await browser.GetFromJsonAsync<JsonNode>("/api/directory/region"))!;
        Assert.Equal(("EAMDI", "GBR", 0), ((string)now["region"]!["shortName"]!, (string)now["region"]!["senders"]![0]!, now["region"]!["codes"]!.AsObject().Count));
    }

    [Fact]
    public async Task A_text_is_found_by_its_words_replaced_and_given_back()
    {
        await using var house = await TestHost.WholeAsync(await Azurite.AzuriteServer.FreshConnectionStringAsync(), environment: "Development");
        await ((StorageClients)house.Services.GetService(typeof(StorageClients))!).EnsureCreatedAsync(CancellationToken.None);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await browser.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" })).EnsureSuccessStatusCode();
        Assert.Contains("?key=skip", await browser.GetStringAsync(new Uri("/en/desk/region/texts/?q=Skip+to+main", UriKind.Relative)), StringComparison.Ordinal);

        foreach (string words in new[] { "Jump over all this", "" })
        {
            string tag = TagIn(await browser.GetStringAsync(new Uri("/en/desk/region/texts/?key=skip", UriKind.Relative)));
            using var sent = await browser.PostAsync(new Uri("/api/directory/region/texts", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["lang"] = "en", ["if_match"] = tag, ["key"] = "skip", ["text-en"] = words }));
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            Assert.Equal(words.Length > 0, (await browser.GetStringAsync(new Uri("/en/desk/", UriKind.Relative))).Contains("Jump over all this", StringComparison.Ordinal));
        }
    }

    // Every field as the page shows it, as a browser would send it.
    private static async Task<List<KeyValuePair<string, string>>> FormAsync(HttpClient browser)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/fr/desk/region/", UriKind.Relative)));
        var form = document.QuerySelector("form[action='/api/directory/region']")!;
        return
        [
            .. form.QuerySelectorAll("input[name]").Where(input => input.GetAttribute("type") != "checkbox" || input.HasAttribute("checked")).Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")),
            .. form.QuerySelectorAll("textarea[name]").Select(area => KeyValuePair.Create(area.GetAttribute("name")!, area.TextContent)),
        ];
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, List<KeyValuePair<string, string>> form) => browser.PostAsync(new Uri("/api/directory/region", UriKind.Relative), new FormUrlEncodedContent(form));

    private static string TagIn(string page) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "name=\"if_match\" value=\"([^\"]+)\"").Groups[1].Value);

    private static async Task ChangeAsync(Night night, RegionDraft draft, string? note = null)
    {
        var change = night.Get<ChangeRegion>();
        var done = await change.ChangeAsync(draft, note, (await change.FindAsync(CancellationToken.None)).Tag, Secretariat, CancellationToken.None);
        Assert.True(done.IsOk, done.Refusal?.ToString());
    }
}
