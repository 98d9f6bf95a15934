using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The pages of one agency as a browser without script uses them, over the real application and storage.</summary>
public sealed class UploadPageTests : IAsyncLifetime
{
    private const string Kind = KindNames.CorridorAverages;
    private const string File = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.25\nFRA,SEN,2020Q3,5.5\nFRA,ATLANTIS,2020Q3,5.5\n";

    private UploadHouse _house = null!;
    private HttpClient _agency = null!, _secretariat = null!;

    public async Task InitializeAsync()
    {
        _house = await UploadHouse.OpenAsync();
        _agency = await _house.AgencyAsync();
        _secretariat = await _house.SecretariatAsync();
    }

    public async Task DisposeAsync()
    {
        _agency.Dispose();
        _secretariat.Dispose();
        await _house.DisposeAsync();
    }

    [Theory, InlineData("/en/uploads/"), InlineData("/ar/uploads/new/"), InlineData("/fr/uploads/history/"), InlineData("/es/uploads/tokens/"), InlineData("/en/uploads/01JDEMO0000000000000000001/")]
    public async Task Whoever_is_not_signed_in_is_told_how_to(string address)
    {
        using var stranger = _house.Client();
        var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal([address], Parsed(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("main [name=wanted]").Select(field => field.GetAttribute("value")!).Distinct());
    }

    [Fact]
    public async Task These_pages_alone_may_talk_to_storage_and_nobody_keeps_them()
    {
        var own = await _agency.GetAsync(new Uri("/en/uploads/new/", UriKind.Relative));
        var other = await _agency.GetAsync(new Uri("/en/nowhere/", UriKind.Relative));

        Assert.Contains($"connect-src 'self' {_house.Storage.BlobOrigin};", Policy(own), StringComparison.Ordinal);
        Assert.DoesNotContain(_house.Storage.BlobOrigin, Policy(other), StringComparison.Ordinal);
        Assert.Equal((true, true), (own.Headers.CacheControl!.NoStore, own.Headers.CacheControl.Private));
    }

    [Fact]
    public async Task A_file_goes_from_the_form_through_its_report_to_a_version()
    {
        string page = await SendAsync(File);
        await _house.SettleAsync(_agency, IdOf(page));

        var report = await ReadAsync(_agency, page);
        Assert.Equal("Not accepted: 1 kind of error", report.QuerySelector("h1")!.TextContent);
        Assert.Equal(["2", "1", "0"], report.QuerySelectorAll(".answer .facts b").Select(count => count.TextContent));
        Assert.Contains("ATLANTIS", report.QuerySelector(".rule .cell")!.TextContent, StringComparison.Ordinal);

        foreach (var link in report.QuerySelectorAll("a[download]")) Assert.Contains("ATLANTIS", await _agency.GetStringAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative)), StringComparison.Ordinal);

        var decided = await PostAsync(_agency, Assert.IsAssignableFrom<IHtmlFormElement>(report.QuerySelector("#decision form")));
        Assert.Equal((HttpStatusCode.SeeOther, page), (decided.StatusCode, decided.Headers.Location!.ToString()));
        Assert.NotNull((await ReadAsync(_agency, page)).QuerySelector(".notice.good code"));
        Assert.Single(await _house.Get<DatasetStore>().CurrentAsync(Kind, CancellationToken.None));
    }

    [Fact]
    public async Task A_decision_on_what_has_changed_meanwhile_comes_back_with_the_reason()
    {
        string page = await SendAsync(File);
        await _house.SettleAsync(_agency, IdOf(page));
        var form = Assert.IsAssignableFrom<IHtmlFormElement>((await ReadAsync(_agency, page)).QuerySelector("#decision form"));
        await PostAsync(_agency, form);

        var again = await PostAsync(_agency, form);

        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);
        Assert.NotEmpty(Parsed(await again.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task The_desk_shows_what_was_sent_and_nobody_elses()
    {
        string page = await SendAsync(File);
        using var other = await _house.AgencyAsync("Central bank");

        Assert.Equal("averages.csv", Assert.Single((await ReadAsync(_agency, "/en/uploads/")).QuerySelectorAll(".sent tbody a")).TextContent);
        Assert.Empty((await ReadAsync(other, "/en/uploads/")).QuerySelectorAll(".sent tbody a"));
        Assert.Single((await ReadAsync(_secretariat, "/en/uploads/history/")).QuerySelectorAll(".sent tbody a"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_file_comes_back_as_a_page()
    {
        using var form = new MultipartFormDataContent { { new StringContent("fr"), "lang" } };

        var answer = await _agency.PostAsync(new Uri($"/api/datasets/{Kind}/uploads", UriKind.Relative), form);

        Assert.Equal("Choisissez un fichier.", Parsed(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert] a")!.TextContent);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_then_listed_without_itself_until_it_is_withdrawn()
    {
        using var form = new FormUrlEncodedContent([new("lang", "en"), new("agency", "Central bank"), new("kinds", Kind), new("days", "30")]);

        var issued = await _secretariat.PostAsync(new Uri("/api/auth/tokens", UriKind.Relative), form);
        string secret = Parsed(await issued.Content.ReadAsStringAsync()).QuerySelector("#secret")!.TextContent;
        var list = await ReadAsync(_secretariat, "/en/uploads/tokens/");

        Assert.Equal((HttpStatusCode.Created, true), (issued.StatusCode, secret.StartsWith("imdi_", StringComparison.Ordinal)));
        Assert.DoesNotContain(secret, list.Body!.InnerHtml, StringComparison.Ordinal);
        await PostAsync(_secretariat, Assert.IsAssignableFrom<IHtmlFormElement>(list.QuerySelectorAll(".tokens form").Single(one => one.Closest("tr")!.TextContent.Contains("Central bank", StringComparison.Ordinal))));
        using var withdrawn = _house.Client(secret);
        Assert.Equal(HttpStatusCode.Unauthorized, (await withdrawn.GetAsync(new Uri("/en/uploads/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Tokens_are_the_secretariats_and_a_wrong_form_says_what_would_be_right()
    {
        using var form = new FormUrlEncodedContent([new("lang", "en"), new("agency", ""), new("days", "x")]);

        var refused = Parsed(await (await _secretariat.PostAsync(new Uri("/api/auth/tokens", UriKind.Relative), form)).Content.ReadAsStringAsync());

        Assert.Equal(["#agency", "#kinds", "#days"], refused.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(HttpStatusCode.Forbidden, (await _agency.GetAsync(new Uri("/en/uploads/tokens/", UriKind.Relative))).StatusCode);
        using var another = new FormUrlEncodedContent([new("agency", "x"), new("kinds", Kind), new("days", "1")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _agency.PostAsync(new Uri("/api/auth/tokens", UriKind.Relative), another)).StatusCode);
    }

    [Theory, InlineData("/api/uploads/01JDEMO0000000000000000001/decision"), InlineData("/api/uploads/01JDEMO0000000000000000001/complete"), InlineData("/api/auth/tokens"), InlineData("/api/auth/tokens/0123456789abcdef/revocation")]
    public async Task A_form_of_somebody_who_is_not_signed_in_leads_to_the_page_that_says_how(string address)
    {
        using var stranger = _house.Client();
        stranger.DefaultRequestHeaders.Add("Referer", new Uri(stranger.BaseAddress!, "/fr/uploads/").ToString());
        using var form = new FormUrlEncodedContent([new("decision", "publish"), new("agency", "X"), new("kinds", Kind), new("days", "1")]);

        var answer = await stranger.PostAsync(new Uri(address, UriKind.Relative), form);
        var page = Parsed(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Connectez-vous", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("/fr/uploads/", page.QuerySelector("[name=wanted]")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_publishing_would_change_is_shown_and_can_be_taken_away_by_its_agency_alone()
    {
        string page = await SendAsync(File);
        await _house.SettleAsync(_agency, IdOf(page));
        await PostAsync(_agency, Assert.IsAssignableFrom<IHtmlFormElement>((await ReadAsync(_agency, page)).QuerySelector("#decision form")));
        string next = await SendAsync(File.Replace("4.25", "4.75", StringComparison.Ordinal));
        await _house.SettleAsync(_agency, IdOf(next));

        string all = (await ReadAsync(_agency, next)).QuerySelector("#difference a[download]")!.GetAttribute("href")!;
        string[] rows = (await _agency.GetStringAsync(new Uri(all, UriKind.Relative))).TrimEnd().Split("\r\n");
        using var other = await _house.AgencyAsync("Central bank");

        Assert.StartsWith("changed,USA,United States,MEX,Mexico,2020Q3,4.25,4.75", Assert.Single(rows.Skip(1)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(all, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _agency.GetAsync(new Uri($"{page}changes.csv", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Work_that_was_parked_starts_again_by_a_form()
    {
        string id = IdOf(await SendAsync(File));
        await _house.SettleAsync(_agency, id);
        var store = _house.Get<UploadStore>();
        var upload = (await store.FindAsync(id, CancellationToken.None))!;
        await store.SaveAsync(upload, upload with { State = UploadState.Parked, ParkedAt = UploadState.Kept, Reason = UploadRules.ParkedReason(UploadState.Kept) }, CancellationToken.None);

        var answer = await PostAsync(_agency, Assert.IsAssignableFrom<IHtmlFormElement>((await ReadAsync(_agency, $"/en/uploads/{id}/")).QuerySelector("main form")));

        Assert.Equal((HttpStatusCode.SeeOther, $"/en/uploads/{id}/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.NotEqual(UploadState.Parked, (await store.FindAsync(id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_day_on_the_form_keeps_the_version_back_until_then()
    {
        string page = await SendAsync(File);
        await _house.SettleAsync(_agency, IdOf(page));
        string tag = (await ReadAsync(_agency, page)).QuerySelector("[name=if_match]")!.GetAttribute("value")!;
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(40);
        using var form = new FormUrlEncodedContent([new("lang", "en"), new("decision", "publish"), new("if_match", tag), new("embargo_until", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))]);

        Assert.Equal(HttpStatusCode.SeeOther, (await _agency.PostAsync(new Uri($"/api/uploads/{IdOf(page)}/decision", UriKind.Relative), form)).StatusCode);

        var known = Assert.Single((await _house.Get<DatasetStore>().ReadHistoryAsync(Kind, CancellationToken.None)).Versions);
        Assert.Equal((VersionState.Embargoed, (DateTimeOffset?)new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)), (known.State, known.EmbargoUntil));
    }

    [Theory, InlineData("", ""), InlineData("publish", "2999-01-01"), InlineData("publish", "2001-01-01"), InlineData("publish", "soon")]
    public async Task A_decision_that_is_not_understood_publishes_nothing(string decision, string embargo)
    {
        string page = await SendAsync(File);
        await _house.SettleAsync(_agency, IdOf(page));
        string tag = (await ReadAsync(_agency, page)).QuerySelector("[name=if_match]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("lang", "en"), new("decision", decision), new("if_match", tag), new("embargo_until", embargo)]);

        var answer = await _agency.PostAsync(new Uri($"/api/uploads/{IdOf(page)}/decision", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(Parsed(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")!.TextContent);
        Assert.Empty(await _house.Get<DatasetStore>().CurrentAsync(Kind, CancellationToken.None));
    }

    private async Task<string> SendAsync(string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("en"), "lang" }, { new StringContent(Guid.NewGuid().ToString("N")), "submission_id" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "averages.csv" },
        };
        var sent = await _agency.PostAsync(new Uri($"/api/datasets/{Kind}/uploads", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        return sent.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, IHtmlFormElement form)
    {
        using var fields = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")));
        return await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), fields);
    }

    private static string IdOf(string page) => page.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1];

    private static string Policy(HttpResponseMessage answer) => string.Concat(answer.Headers.GetValues("Content-Security-Policy"));

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string address) => Parsed(await client.GetStringAsync(new Uri(address, UriKind.Relative)));

    private static IHtmlDocument Parsed(string html) => new HtmlParser().ParseDocument(html);
}
