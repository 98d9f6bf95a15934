using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What the public gets: one answer in every form, and nothing of a person in any.</summary>
public sealed class RegisterDoorTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    [Theory]
    [InlineData("country=QAT&stage=under-way")]
    [InlineData("component=ii&window=core")]
    [InlineData("q=recruitment+qatar&applicantType=private")]
    [InlineData("kind=fair-recruitment&year=2026&role=origin")]
    [InlineData("stage=rejected&stage=approved")]
    public async Task The_page_its_CSV_and_its_JSON_say_the_same(string asked)
    {
        string[] json = References(await house.JsonAsync($"/api/funding/projects?{asked}"));
        string[] csv = [.. (await house.TextAsync($"/api/funding/projects.csv?{asked}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];
        var page = new HtmlParser().ParseDocument(await house.TextAsync($"/en/proposals/?{asked}&window="));
        string[] shown = [.. page.QuerySelectorAll("table.register tbody th code").Select(code => code.TextContent)];

        Assert.NotEmpty(json);
        Assert.Equal(json, csv);
        Assert.Equal(json, shown);
        string download = page.QuerySelector("a[download][href*='.csv']")!.GetAttribute("href")!;
        Assert.Equal(json, (await house.TextAsync(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task The_register_lists_what_is_public_and_pages_through_it()
    {
        string[] all = References(await house.JsonAsync("/api/funding/projects?sort=reference&limit=1000"));
        List<string> paged = [];
        for (string? next = "/api/funding/projects?sort=reference&limit=2"; next is not null;)
        {
            var page = await house.JsonAsync(next);
            paged.AddRange(References(page));
            next = (string?)page["next"];
        }

        Assert.Equal(RegisterData.Book(RegisterData.EveryStage).Projects.Select(project => project.Reference).Order(StringComparer.Ordinal), all);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_project_answers_with_its_plan_its_money_and_its_results()
    {
        var answer = await house.JsonAsync($"/api/funding/projects/{RegisterData.UnderWay.Reference.ToLowerInvariant()}?lang=fr");

        Assert.Equal(("En cours", "20500.01", "5989.99"), ((string?)answer["project"]!["stageName"], (string?)answer["funds"]![0]!["allocated"]!["amount"], (string?)answer["funds"]![0]!["paid"]!["amount"]));
        Assert.Equal("44010.01", (string?)answer["movements"]!.AsArray()[^2]!["held"]!["amount"]);
        Assert.Equal(420, (int)answer["plan"]!["logframe"]![1]!["indicators"]![0]!["actual"]!);
        Assert.Equal(7, (await house.TextAsync($"/api/funding/projects/{RegisterData.UnderWay.Reference}.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(99)]
    public async Task What_is_not_public_is_not_there(int number)
    {
        string reference = RegisterData.Proposal(number, Imdi.Functions.Proposals.ProposalStage.WithPanel).Reference;
        using var api = await house.Client.GetAsync(new Uri($"/api/funding/projects/{reference}", UriKind.Relative));
        using var page = await house.Client.GetAsync(new Uri($"/en/proposals/{reference.ToLowerInvariant()}/", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (api.StatusCode, page.StatusCode));
    }

    [Fact]
    public async Task A_reader_who_has_it_is_told_so()
    {
        using var first = await house.Client.GetAsync(new Uri("/api/funding/projects", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/funding/projects");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await house.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Movements_totals_and_donors_answer_with_their_filters()
    {
        var dinars = (await house.JsonAsync("/api/funding/movements?currency=KWD"))["items"]!.AsArray();
        var totals = (await house.JsonAsync("/api/funding/totals?by=sector&and=year"))["items"]!.AsArray();
        var ledger = new HtmlParser().ParseDocument(await house.TextAsync("/ar/funding/ledger/?currency=KWD"));

        Assert.Equal(["900.500", "900.000"], dinars.Select(row => (string)row!["held"]!["amount"]!));
        Assert.Equal(dinars.Count, ledger.QuerySelectorAll("table.plain tbody tr").Length);
        Assert.Equal(["15190", "16070"], totals.Select(row => (string)row!["key"]!).Distinct());
        Assert.Contains("Norway, Ministry of Foreign Affairs", await house.TextAsync("/api/funding/donors.csv"), StringComparison.Ordinal);
        Assert.Contains("Norway, Ministry of Foreign Affairs", await house.TextAsync("/es/funding/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/funding/projects?stage=8")]
    [InlineData("/api/funding/projects?sort=size")]
    [InlineData("/api/funding/totals?by=colour")]
    [InlineData("/api/funding/commongrants/awards?page=0")]
    public async Task A_wrong_question_is_refused(string address)
    {
        using var response = await house.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task CommonGrants_objects_have_the_protocols_shapes()
    {
        var opportunities = await house.JsonAsync("/api/funding/commongrants/opportunities");
        var applications = await house.JsonAsync("/api/funding/commongrants/applications?pageSize=3");
        var awards = await house.JsonAsync("/api/funding/commongrants/awards");
        var award = awards["items"]!.AsArray().Single(one => ((string)one!["title"]!).EndsWith($" {Number(RegisterData.UnderWay)}", StringComparison.Ordinal))!;
        var one = await house.JsonAsync($"/api/funding/commongrants/awards/{award["id"]}");

        Assert.Equal(["items", "message", "paginationInfo", "status"], Names(awards));
        Assert.Equal((3, 3, 9), ((int)applications["paginationInfo"]!["pageSize"]!, applications["items"]!.AsArray().Count, (int)applications["paginationInfo"]!["totalItems"]!));
        Assert.All(opportunities["items"]!.AsArray(), item => Has(item!, "id", "title", "status", "description", "createdAt", "lastModifiedAt"));
        Assert.All(applications["items"]!.AsArray(), item => Has(item!, "id", "title", "competitionId", "opportunityId", "formResponses", "status", "submittedAt", "customFields", "createdAt", "lastModifiedAt"));
        Assert.All(awards["items"]!.AsArray(), item => Has(item!, "id", "title", "description", "status", "funding", "keyDates", "opportunity", "application", "funders", "recipientOrganizations", "source", "createdAt", "lastModifiedAt"));
        Assert.Equal("""{"amount":"20500.01","currency":"USD"}""", award["funding"]!["awardedAmount"]!.ToJsonString());
        Assert.Equal("awarded", (string?)award["status"]!["value"]);
        Assert.Equal("""{"name":"Period of performance","eventType":"dateRange","startDate":"2027-01-01","endDate":"2028-06-30"}""", award["keyDates"]!["periodOfPerformance"]!.ToJsonString());
        Assert.Equal(award.ToJsonString(), one["data"]!.ToJsonString());
        Assert.DoesNotContain("null", awards.ToJsonString(), StringComparison.Ordinal);
        var application = applications["items"]![0]!;
        Assert.True(Guid.TryParse((string?)application["id"], out _) && Guid.TryParse((string?)application["opportunityId"], out _));
        Assert.Equal(["fieldType", "name", "value"], Names(application["customFields"]!["proposal"]!));
        Has(application["customFields"]!["proposal"]!["value"]!, "title", "amountRequested", "projectTimeline", "opportunity");
    }

    [Fact]
    public async Task IATI_files_are_served_and_nothing_is_found_against_them()
    {
        using var response = await house.Client.GetAsync(new Uri("/api/funding/iati/activities.xml", UriKind.Relative));
        string xml = await response.Content.ReadAsStringAsync();

        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"<iati-identifier>XM-DAC-IMDI-{RegisterData.UnderWay.Reference}</iati-identifier>", xml, StringComparison.Ordinal);
        Assert.Contains("<organisation-identifier>XM-DAC-IMDI</organisation-identifier>", await house.TextAsync("/api/funding/iati/organisation.xml"), StringComparison.Ordinal);
        Assert.Empty((await house.JsonAsync("/api/funding/iati/findings"))["items"]!.AsArray());
    }

    /// <summary>Every page in every language, every file of the run and every answer of the API, for proposals full of personal data.</summary>
    [Fact]
    public async Task No_personal_data_is_anywhere()
    {
        await house.EnterAsync();
        string[] references = References(await house.JsonAsync("/api/funding/projects?limit=1000"));
        string[] pages = ["proposals/", "funding/", "funding/ledger/", "proposals/?q=a", "", .. references.Select(reference => $"proposals/{reference.ToLowerInvariant()}/")];
        string[] answers = ["projects", "movements", "donors", .. new[] { "country", "component", "kind", "sector", "year", "window" }.Select(by => $"totals?by={by}"), .. references.Select(reference => $"projects/{reference}")];
        string[] addresses =
        [
            .. Language.All.SelectMany(language => pages.Select(page => $"/{language}/{page}")), .. answers.Select(answer => $"/api/funding/{answer}"), .. answers.Select(answer => $"/api/funding/{Csv(answer)}"),
            "/api/funding/iati/activities.xml", "/api/funding/iati/organisation.xml", "/api/funding/iati/findings", "/api/funding/commongrants/opportunities", "/api/funding/commongrants/applications", "/api/funding/commongrants/awards",
            "/data/funding/register.json", "/sitemap.xml", "/api/funding/ledger/entries/1", "/api/funding/ledger/entries/2", "/api/funding/ledger/verification", "/api/funding/windows",
        ];

        foreach (string address in addresses)
        {
            string text = WebUtility.HtmlDecode(await house.TextAsync(address));
            Assert.All(RegisterData.Personal, personal => Assert.False(text.Contains(personal, StringComparison.OrdinalIgnoreCase), $"{address} shows {personal}."));
            Assert.DoesNotMatch(@"[A-Za-z0-9.]+@[A-Za-z0-9]+\.[a-z]+", text);
        }
    }

    [Fact]
    public async Task The_home_page_tells_the_last_decisions()
    {
        var home = new HtmlParser().ParseDocument(await house.TextAsync("/en/"));

        Assert.Equal(5, home.QuerySelectorAll("a[href^='/en/proposals/imdi-']").Length);
        Assert.NotNull(home.QuerySelector(".card a[href='/en/proposals/']"));
    }

    [Fact]
    public async Task The_run_is_another_when_the_register_is_and_only_then()
    {
        await using var fresh = new Fresh();
        var own = await fresh.OpenAsync();
        string first = (await own.RebuildAsync()).Value.Run, again = (await own.RebuildAsync()).Value.Run;

        var store = own.Get<Imdi.Functions.Proposals.ProposalStore>();
        var hidden = await store.FindAsync(RegisterData.EveryStage[0].Id, CancellationToken.None);
        await store.SaveAsync(hidden!, hidden! with { Content = hidden.Content with { Sustainability = "Otherwise." } }, CancellationToken.None);
        string afterHidden = (await own.RebuildAsync()).Value.Run;

        var shown = await store.FindAsync(RegisterData.UnderWay.Id, CancellationToken.None);
        await store.SaveAsync(shown!, shown! with { Content = shown.Content with { Identification = shown.Content.Identification with { Title = "Another title" } } }, CancellationToken.None);
        string afterShown = (await own.RebuildAsync()).Value.Run;
        own.Memory.Movements.RemoveAt(own.Memory.Movements.Count - 1);
        string afterMoney = (await own.RebuildAsync()).Value.Run;

        Assert.Equal((first, first), (again, afterHidden));
        Assert.Equal(3, new[] { first, afterShown, afterMoney }.Distinct().Count());
        Assert.Contains("Another title", await own.TextAsync("/en/proposals/"), StringComparison.Ordinal);
    }

    private static string Csv(string answer) => answer.Contains('?', StringComparison.Ordinal) ? answer.Replace("?", ".csv?", StringComparison.Ordinal) : $"{answer}.csv";

    private static string[] References(JsonNode page) => [.. page["items"]!.AsArray().Select(row => (string)row!["reference"]!)];

    private static IEnumerable<string> Names(JsonNode thing) => thing.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private static void Has(JsonNode thing, params string[] names) => Assert.Empty(names.Except(Names(thing)));

    private static string Number(Imdi.Functions.Proposals.Proposal proposal) => proposal.Content.Identification.Title.Split(' ')[^1];

    private sealed class Fresh : IAsyncDisposable
    {
        private readonly RegisterHouse _house = new();

        public async Task<RegisterHouse> OpenAsync()
        {
            await _house.InitializeAsync();
            return _house;
        }

        public async ValueTask DisposeAsync() => await _house.DisposeAsync();
    }
}
