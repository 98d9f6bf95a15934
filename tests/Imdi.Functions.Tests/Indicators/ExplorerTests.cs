using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Commands;
using Imdi.Functions.Indicators;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The explorer over the demonstration's figures, published once for the class.</summary>
public sealed class ExplorerTests(ExplorerTests.Published site) : IClassFixture<ExplorerTests.Published>
{
    private const string Page = "/en/indicators/lm-unemp/";

    public sealed class Published : IAsyncLifetime
    {
        internal Night Night { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Night = await Night.FreshAsync();
            await DemonstrationData.LoadOnFirstStartAsync(Night.Services, CancellationToken.None, withProposals: false);
            Assert.True((await Night.RebuildAsync()).IsOk);
        }

        public async Task DisposeAsync() => await Night.DisposeAsync();
    }

    [Fact]
    public async Task Every_definition_has_its_page_in_every_language_and_a_file_that_says_the_same()
    {
        foreach (var definition in ReadDefinitions.All)
        {
            using var file = JsonDocument.Parse(await TextAsync($"/data/indicators/{definition.Id}/definition.json"));
            foreach (var language in Language.All)
            {
                var page = await ReadAsync(PageAddress.Indicator(language, definition.Id).Href);
                foreach (string part in new[] { "id", "formula", "source" }) Assert.Equal(file.RootElement.GetProperty(part).GetString(), page.QuerySelector($"[data-def={part}]")!.TextContent);
                Assert.Equal(file.RootElement.GetProperty("names").GetProperty(language.Tag).GetString(), page.QuerySelector("h1")!.TextContent);
                Assert.Equal(FigureWords.Unit(language, definition.Unit), page.QuerySelector("[data-def=unit]")!.TextContent);
                Assert.Equal(Texts.For(language)[$"xp.direction.{definition.Direction}"], page.QuerySelector("[data-def=direction]")!.TextContent);
                Assert.Equal(definition.Inputs.Select(input => string.Join(", ", input.Measures)), page.QuerySelectorAll(".xp-definition li span").Select(measures => measures.TextContent));
                string target = page.QuerySelector("[data-def=target]")?.TextContent ?? "";
                Assert.Equal(definition.Target is null, target.Length == 0);
                if (definition.Target is { } agreed) Assert.All([FigureWords.Value(language, definition.Unit, agreed.Value), $"{agreed.Year}", agreed.Source], part => Assert.Contains(part, target, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_texts_say_of_each_definition_what_it_says_itself()
    {
        var texts = Texts.For(Language.English);

        Assert.Equal(ReadDefinitions.All.Where(one => one.Missing is not null).Select(one => (one.Id, one.Missing!)), ReadDefinitions.All.Where(one => one.Missing is not null).Select(one => (one.Id, texts[$"xp.missing.{PageAddress.Slug(one.Id)}"])));
        Assert.Equal(ReadDefinitions.All.Where(one => one.Caveats is not null).Select(one => (one.Id, one.Caveats!)), ReadDefinitions.All.Where(one => one.Caveats is not null).Select(one => (one.Id, texts[$"xp.caveat.{PageAddress.Slug(one.Id)}"])));
        Assert.All(ReadDefinitions.All, one => Assert.All(Language.All, language => Assert.True(Texts.For(language).Has($"xp.unit.{one.Unit}") && one.Dimensions.All(part => Texts.For(language).Has($"xp.part.{part}")))));
    }

    [Fact]
    public async Task The_list_has_every_indicator_and_a_search_those_that_mention_its_words()
    {
        Assert.Equal(ReadDefinitions.All.Count, (await ReadAsync("/en/indicators/")).QuerySelectorAll("li[data-words]").Length);
        Assert.Equal(["LM.UNEMP", "LM.SHORT"], await FoundAsync("/en/indicators/?q=unemployment+rate"));
        Assert.Equal(["LM.UNEMP"], await FoundAsync("/fr/indicators/?q=taux+ch%C3%B4mage"));
        Assert.Equal(["BD.TERT", "BD.MED", "BD.RETURN"], await FoundAsync("/en/indicators/?theme=bd&component=II"));
        Assert.Empty(await FoundAsync("/en/indicators/?q=zzz"));
    }

    [Fact]
    public async Task The_list_says_of_each_indicator_that_has_figures_how_new_they_are_also_where_all_are_of_pairs()
    {
        var list = await ReadAsync("/en/indicators/");
        foreach (string pairs in new[] { "SK.MATCH", "SK.COS", "MG.INT" })
        {
            string said = list.QuerySelector($"a[href='{PageAddress.Indicator(Language.English, pairs).Href}']")!.Closest("li")!.TextContent;
            Assert.Contains("newest 2025", said, StringComparison.Ordinal);
        }

        string none = Texts.For(Language.English)["xp.no-values"];
        foreach (var item in list.QuerySelectorAll("li[data-words]").Where(item => item.TextContent.Contains(none, StringComparison.Ordinal)))
        {
            string address = item.QuerySelector("a")!.GetAttribute("href")!;
            Assert.Null((await ReadAsync(address)).QuerySelector("#figures tbody tr"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?country=NPL&country=PHL&from=2018&to=2021")]
    [InlineData("?view=bars&to=2019")]
    [InlineData("?view=map")]
    [InlineData("?view=table&country=DEU&sex=F&age=Y15-24")]
    public async Task The_files_hold_the_rows_of_the_table_and_the_chart_is_there(string question)
    {
        var page = await ReadAsync(Page + question);
        using var json = JsonDocument.Parse(await TextAsync($"{Page}figures.json{question}"));
        string[] csv = (await TextAsync($"{Page}figures.csv{question}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var rows = page.QuerySelectorAll("#figures tbody tr");

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Length, csv.Length - 1);
        Assert.Equal(rows.Select(row => row.QuerySelector("th")!.TextContent), json.RootElement.GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("areaName").GetString()!));
        Assert.All(rows.Zip(json.RootElement.GetProperty("figures").EnumerateArray()), pair => Assert.Contains(Written(pair.Second), pair.First.TextContent, StringComparison.Ordinal));
        Assert.StartsWith("<svg", await TextAsync($"{Page}chart.svg{question}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_asked_for_nothing_else_is_the_published_one()
    {
        var published = await ReadAsync(Page);
        var asked = await ReadAsync($"{Page}?view=line");

        Assert.Equal(published.QuerySelector("#chart")!.OuterHtml, asked.QuerySelector("#chart")!.OuterHtml);
        Assert.Equal(4, published.QuerySelectorAll(".key span").Length);
    }

    [Fact]
    public async Task A_year_without_a_survey_stays_a_gap()
    {
        var page = await ReadAsync($"{Page}?country=KEN");

        Assert.DoesNotContain(page.QuerySelectorAll("#figures tbody tr"), row => row.TextContent.Contains("2020", StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelector(".line.s0 path")!.GetAttribute("d")!.Count(letter => letter == 'M'));
    }

    [Fact]
    public async Task A_pair_that_counts_few_people_is_withheld_in_words_and_everything_is_marked_as_demonstration()
    {
        var page = await ReadAsync("/en/indicators/mg-int/?country=QAT&view=table");

        Assert.Contains(page.QuerySelectorAll("#figures tbody tr"), row => row.TextContent.Contains("Senegal", StringComparison.Ordinal) && row.TextContent.Contains("Withheld so that no group of fewer than five people can be told", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector(".xp-finding .tag.demo"));
        Assert.Equal("suppressed", (await FiguresAsync("/en/indicators/mg-int/figures.json?country=QAT")).Single(figure => figure.GetProperty("counterpart").GetString() == "SEN").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Countries_are_compared_by_their_newest_figures()
    {
        var page = await ReadAsync("/en/indicators/compare/?country=NPL&country=DEU&country=XXX");

        Assert.Equal(["Indicator", "Nepal", "Germany"], page.QuerySelectorAll("#figures thead th").Select(cell => cell.TextContent));
        Assert.Contains(page.QuerySelectorAll("#figures tbody tr"), row => row.QuerySelector("a")!.GetAttribute("href") == "/en/indicators/lm-unemp/?country=NPL&country=DEU" && row.QuerySelectorAll("td b").Length == 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?country=NPL&country=DEU")]
    public async Task A_comparison_names_its_sources_and_comes_as_files_with_the_same_figures(string question)
    {
        var page = await ReadAsync($"/en/indicators/compare/{question}");
        var figures = await FiguresAsync($"/en/indicators/compare/figures.json{question}");
        string[] csv = (await TextAsync($"/en/indicators/compare/figures.csv{question}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(page.QuerySelectorAll("#figures tbody td").Length, figures.Count);
        Assert.Equal(figures.Count, csv.Length - 1);
        Assert.Equal(
            page.QuerySelectorAll("#figures tbody td").Select(cell => cell.TextContent.Contains("(estimated)", StringComparison.Ordinal)),
            figures.Select(figure => figure.TryGetProperty("observationStatus", out var status) && status.GetString() == "E"));
        Assert.All(figures, figure => Assert.NotEqual("", figure.GetProperty("source").GetString()));
        Assert.All(figures.Select(figure => figure.GetProperty("source").GetString()!.Split("; ")[0]).Distinct(), source => Assert.Contains(source, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("a[download]"), link => link.GetAttribute("href")!.StartsWith("/en/indicators/compare/figures.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_name_the_newest_release_of_their_sources()
    {
        SourceNote[] sources = [new("One", null, null, new DateOnly(2024, 1, 31), false), new("Other", null, null, new DateOnly(2025, 6, 30), false), new("Undated", null, null, null, false)];
        var facts = ExplorerModels.FactsOf(ReadDefinitions.Find("RM.GDP")!, Language.English);
        var (at, shown) = (PageAddress.Indicator(Language.English, "RM.GDP"), new ShownSeries(IndicatorView.Table, [IndicatorView.Table], [], false, [], null, null, [], [], [new ShownFigure(new("NPL", false), null, Period.OfYear(2021), 22.7m, null, "ratio") { Sources = sources }]));

        var csv = await WriteFigures.CsvAsync(new IndicatorModel(facts, shown, sources, [], 1), at, CancellationToken.None);
        string[] lines = System.Text.Encoding.UTF8.GetString(csv.Content).Split("\r\n");

        Assert.Equal(("vintage", "2025-06-30"), (lines[0].Split(',')[^2], lines[1].Split(',')[^2]));
    }

    [Fact]
    public async Task Method_and_quality_list_every_indicator_and_flag_what_is_overdue()
    {
        var quality = await ReadAsync("/en/indicators/quality/");

        Assert.Equal(ReadDefinitions.All.Count, (await ReadAsync("/en/indicators/method/")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(ReadDefinitions.All.Count, quality.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(quality.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Cost of sending", StringComparison.Ordinal) && row.QuerySelector(".tag.late") is not null);
    }

    [Fact]
    public async Task A_frame_may_stand_anywhere_and_holds_no_script()
    {
        var answer = await site.Night.Client.GetAsync(new Uri("/ar/embed/indicators/lm-unemp/?country=NPL", UriKind.Relative));

        Assert.Contains("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Scripts);
    }

    [Theory]
    [InlineData("/en/indicators/zz-none/?view=map")]
    [InlineData("/en/indicators/lm-neet/chart.svg?view=line")]
    public async Task What_is_not_there_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Night.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    private static string Written(JsonElement figure) => figure.GetProperty("value").ValueKind == JsonValueKind.Null ? "Withheld"
        : decimal.Round(figure.GetProperty("value").GetDecimal(), 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private async Task<IReadOnlyList<string>> FoundAsync(string address) =>
        [.. (await ReadAsync(address)).QuerySelectorAll("li[data-words] a").Select(link => ReadDefinitions.All.Single(one => link.GetAttribute("href")!.EndsWith($"/{PageAddress.Slug(one.Id)}/", StringComparison.Ordinal)).Id)];

    private async Task<IReadOnlyList<JsonElement>> FiguresAsync(string address) => [.. JsonDocument.Parse(await TextAsync(address)).RootElement.GetProperty("figures").EnumerateArray()];

    private async Task<IHtmlDocument> ReadAsync(string address) => new HtmlParser().ParseDocument(await TextAsync(address));

    private Task<string> TextAsync(string address) => site.Night.Client.GetStringAsync(new Uri(address, UriKind.Relative));
}
