using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Nightly;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Projections as the night publishes them and the application answers.</summary>
public sealed class ProjectionDoorTests(ProjectedNight projected) : IClassFixture<ProjectedNight>
{
    [Fact]
    public async Task A_country_is_answered_with_intervals_naive_quality_and_where_it_comes_from()
    {
        var answer = await JsonAsync("/api/projections/LM.UNEMP/KEN?lang=fr");
        var series = answer.GetProperty("series")[0];

        Assert.Equal(("Taux de chômage", "Kenya", "/fr/projections/"), (answer.GetProperty("indicatorName").GetString(), answer.GetProperty("countryName").GetString(), answer.GetProperty("method").GetString()));
        Assert.Equal(3, series.GetProperty("points").GetArrayLength());
        Assert.Equal("beats-naive", series.GetProperty("reason").GetString());
        Assert.True(series.GetProperty("quality").GetProperty("naive").GetProperty("mae").GetDecimal() > 0);
        Assert.NotEmpty(answer.GetProperty("run").GetString()!);
        Assert.Equal("This installation", answer.GetProperty("source").GetString());
    }

    [Fact]
    public async Task The_CSV_holds_what_is_known_and_what_is_projected()
    {
        string[] lines = (await TextAsync("/api/projections/LM.UNEMP/KEN.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1 + 14 + 3, lines.Length);
        Assert.Equal(3, lines.Count(line => line.Contains(",projected,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged()
    {
        var all = await JsonAsync("/api/projections?indicator=LM.UNEMP&limit=4");
        var one = await JsonAsync("/api/projections?indicator=LM.UNEMP&country=NPL");
        var next = await JsonAsync(all.GetProperty("next").GetString()!);

        Assert.Equal((4, 1, 4), (all.GetProperty("items").GetArrayLength(), one.GetProperty("items").GetArrayLength(), next.GetProperty("items").GetArrayLength()));
        Assert.Equal("NPL", one.GetProperty("items")[0].GetProperty("country").GetString());
    }

    [Fact]
    public async Task The_gap_of_the_worked_example_is_answered()
    {
        var rows = (await JsonAsync("/api/projections/gap/DEU")).GetProperty("rows").EnumerateArray().ToList();
        var nurses = rows.Single(row => row.GetProperty("occupation").GetString() == "22" && row.GetProperty("variant").GetString() == "central");

        Assert.Equal((602.020m, 400m, "Baseline"), (nurses.GetProperty("gap").GetDecimal(), nurses.GetProperty("entrantsAYear").GetDecimal(), nurses.GetProperty("scenarioName").GetString()));
        Assert.All(rows.Where(row => row.GetProperty("occupation").GetString() == "71"), row => Assert.Equal((JsonValueKind.Null, "entrants-missing"), (row.GetProperty("gap").ValueKind, row.GetProperty("reason").GetString())));
        Assert.Equal(1 + rows.Count, (await TextAsync("/api/projections/gap/DEU.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_population_is_answered_by_scenario_and_by_age()
    {
        var population = await JsonAsync("/api/projections/population/KEN");
        var ages = await JsonAsync("/api/projections/population/KEN/ages?limit=1000");

        Assert.Equal(10, population.GetProperty("projection").GetProperty("steps").GetArrayLength());
        Assert.Equal(17 * 2 * 4, ages.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_linked_model_answers_the_worked_example_and_with_a_query()
    {
        var usual = await JsonAsync("/api/projections/linked");
        var asked = await JsonAsync("/api/projections/linked?response=0.5&migrants=0&perMigrant=1000");

        Assert.Equal(602.020m, usual.GetProperty("central").GetProperty("gap").GetDecimal());
        Assert.Equal((301.010m, 301_010.04m), (asked.GetProperty("central").GetProperty("arrivals").GetDecimal(), asked.GetProperty("central").GetProperty("remittances").GetDecimal()), EqualityComparer<(decimal, decimal)>.Create((one, other) => Math.Abs(one.Item1 - other.Item1) < 0.01m && Math.Abs(one.Item2 - other.Item2) < 5m));
    }

    [Theory]
    [InlineData("/api/projections/LM.UNEMP/CHE", HttpStatusCode.NotFound, "no-such-projection")]
    [InlineData("/api/projections/NO.SUCH/KEN", HttpStatusCode.NotFound, "no-such-projection")]
    [InlineData("/api/projections/population/DEU", HttpStatusCode.NotFound, "no-such-projection")]
    [InlineData("/api/projections/gap/KEN", HttpStatusCode.NotFound, "no-such-projection")]
    [InlineData("/api/projections/gap/XXQ", HttpStatusCode.BadRequest, "unknown-country")]
    [InlineData("/api/projections/linked?years=31", HttpStatusCode.UnprocessableEntity, "linked-out-of-range")]
    [InlineData("/api/projections/linked?demand=many", HttpStatusCode.BadRequest, "malformed-number")]
    [InlineData("/api/projections?colour=red", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task What_is_not_there_or_wrong_is_refused_with_its_cure(string address, HttpStatusCode status, string code)
    {
        using var response = await projected.Night.Client.GetAsync(new Uri(address, UriKind.Relative));
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal((status, $"urn:imdi:{code}"), (response.StatusCode, problem.GetProperty("type").GetString()));
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_reader_who_has_the_answer_is_told_so()
    {
        foreach (string address in new[] { "/api/projections/LM.UNEMP/KEN", "/api/projections/quality", "/api/projections/linked" })
        {
            using var first = await projected.Night.Client.GetAsync(new Uri(address, UriKind.Relative));
            using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var answer = await projected.Night.Client.SendAsync(again);

            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/en/projections/", "Median of five methods")]
    [InlineData("/fr/projections/ken/", "/fr/projections/ken/lm-unemp/")]
    [InlineData("/es/projections/ken/lm-unemp/", "<svg")]
    [InlineData("/en/projections/ken/population/", "People of 15 to 64")]
    [InlineData("/en/projections/deu/gap/", "602")]
    [InlineData("/ar/projections/linked/", "602.020")]
    public async Task The_night_publishes_its_pages(string address, string text) => Assert.Contains(text, await TextAsync(address), StringComparison.Ordinal);

    [Fact]
    public async Task The_form_is_answered_on_its_page_and_a_wrong_input_is_asked_for_again()
    {
        string asked = await TextAsync("/en/projections/linked/?demand=10000&growth=2&replacement=3&entrants=400&years=5&response=0.5");
        using var wrong = await projected.Night.Client.GetAsync(new Uri("/en/projections/linked/?response=2", UriKind.Relative));
        string again = await wrong.Content.ReadAsStringAsync();

        Assert.Contains("301.010", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", again, StringComparison.Ordinal);
        Assert.Contains("value=\"2\"", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_occupation_without_entrants_is_no_input_of_the_linked_model_and_what_an_occupation_does_not_hold_is_said_to_be_the_examples()
    {
        var gap = new HtmlParser().ParseDocument(await TextAsync("/en/projections/deu/gap/"));
        var rows = gap.QuerySelector("section table")!.QuerySelectorAll("tbody tr").ToLookup(row => row.QuerySelector("th span")!.TextContent);

        Assert.All(rows["71"], row => Assert.Null(row.QuerySelector("a")));
        string address = Assert.Single(rows["22"]).QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("/en/projections/linked/?demand=10000&growth=2&", address, StringComparison.Ordinal);
        var linked = new HtmlParser().ParseDocument(await TextAsync(address.Replace("demand=10000", "demand=10001", StringComparison.Ordinal)));
        Assert.Contains("as in the worked example", linked.QuerySelector("#migrants-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("as in the worked example", linked.QuerySelector("#perMigrant-hint")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("as in the worked example", linked.QuerySelector("#demand-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no country", linked.QuerySelector("#results-h")!.ParentElement!.TextContent, StringComparison.Ordinal);

        var example = new HtmlParser().ParseDocument(await TextAsync("/en/projections/linked/"));
        Assert.DoesNotContain("as in the worked example", example.QuerySelector("#migrants-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("All inputs are the worked example", example.QuerySelector("#results-h")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string address)
    {
        using var response = await projected.Night.Client.GetAsync(new Uri(address, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode} {body}");
        return body;
    }

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await TextAsync(address)).RootElement;
}

/// <summary>One night over the made-up world, for the tests that only read.</summary>
public sealed class ProjectedNight : IAsyncLifetime
{
    internal Night Night { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Night = await Night.FreshAsync();
        await ProjectedWorld.LoadAsync(Night.Get<LoadDataset>());
        Assert.True((await Night.RebuildAsync()).IsOk);
    }

    public async Task DisposeAsync() => await Night.DisposeAsync();
}
