using Imdi.Shared;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Web.Tests;

public sealed class ExplorerPageTests : PageTheory
{
    [Theory]
    [InlineData("en", "Nepal: 10.5% in 2022, up from 9.0% in 2019; Kenya: 5.0% in 2022, as in 2021; South Asia: 7.0% in 2021.")]
    [InlineData("fr", "Népal : 10,5\u00A0% en 2022, en hausse par rapport à 9,0\u00A0% en 2019\u00A0; Kenya : 5,0\u00A0% en 2022, comme en 2021\u00A0; Asie du Sud : 7,0\u00A0% en 2021.")]
    public void The_finding_says_from_when_to_when_each_country_went_without_inflecting_its_name(string tag, string finding) =>
        Assert.Equal(finding, FigureWords.Finding(Language.Parse(tag), ExplorerStates.Lines));

    [Fact]
    public async Task A_withheld_year_is_a_gap_in_the_line_and_a_reason_in_the_table()
    {
        var page = await ParseAsync("indicator", "en");

        Assert.Contains(page.QuerySelectorAll("#figures tbody tr"), row => row.TextContent.Contains("2020", StringComparison.Ordinal) && row.TextContent.Contains("Withheld so that no group of fewer than five people can be told", StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelector(".line.s0 path")!.GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.DoesNotContain(page.QuerySelectorAll("#figures td.n"), cell => cell.TextContent.Trim() is "0" or "0%" or "0.0%");
    }

    [Fact]
    public async Task What_sources_say_of_a_figure_stands_beside_its_period_and_a_forecast_is_said_to_be_one()
    {
        var page = await ParseAsync("indicator", "en");
        string[] rows = [.. page.QuerySelectorAll("#figures tbody tr").Select(row => row.TextContent)];

        Assert.Contains(rows, row => row.Contains("2022 (estimated, break in the series)", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("2023 (forecast)", StringComparison.Ordinal));
        Assert.Contains("is a projection", page.QuerySelector("#chart")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task The_files_are_those_of_the_question_that_the_page_answers(string tag)
    {
        var page = await ParseAsync("indicator-bars", tag);
        string[] files = [.. page.QuerySelectorAll(".xp-files a").Select(link => link.GetAttribute("href")!)];

        Assert.Equal(new[] { "figures.csv", "figures.json", "chart.svg" }.Select(file => $"/{tag}/indicators/lm-unemp/{file}?view=bars&country=KEN&from=2019&to=2022"), files);
        Assert.Contains("?view=bars&country=KEN&from=2019&to=2022", page.QuerySelector("#citation")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/embed/indicators/lm-unemp/?view=bars&country=KEN", page.QuerySelector("#embed-code")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_are_links_that_keep_the_question_and_the_default_view_has_the_plain_address()
    {
        var page = await ParseAsync("indicator-bars", "en");

        Assert.Equal(
            ["/en/indicators/lm-unemp/?country=KEN&from=2019&to=2022#chart", "/en/indicators/lm-unemp/?view=map&country=KEN&from=2019&to=2022#chart", "/en/indicators/lm-unemp/?view=bars&country=KEN&from=2019&to=2022#chart", "/en/indicators/lm-unemp/?view=table&country=KEN&from=2019&to=2022#chart"],
            page.QuerySelectorAll(".xp-tabs a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("Bars", page.QuerySelector(".xp-tabs [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task What_is_not_computed_says_which_input_is_missing()
    {
        Assert.Contains("Not computed yet. Missing: Youth who are in neither", (await ParseAsync("indicators", "en")).QuerySelector(".xp-theme")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not computed yet. Missing: Youth who are in neither", (await ParseAsync("indicator-missing", "en")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_part_is_chosen_the_page_says_why_there_is_no_map_and_its_addresses_keep_the_part()
    {
        var page = await ParseAsync("indicator-part", "en");

        Assert.Equal(["/en/indicators/lm-unemp/?sex=F#chart", "/en/indicators/lm-unemp/?view=table&sex=F#chart"], page.QuerySelectorAll(".xp-tabs a").Select(link => link.GetAttribute("href")!));
        Assert.Contains("Map and bars show totals only", page.QuerySelector("#chart")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Map and bars show totals only", (await ParseAsync("indicator", "en")).QuerySelector("#chart")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indicator"), InlineData("indicator-bars"), InlineData("indicator-map"), InlineData("indicator-table")]
    public async Task Every_figure_leads_to_its_inputs_and_its_arithmetic_where_somebody_answers(string state)
    {
        var page = await ParseAsync(state, "en");
        var links = page.QuerySelectorAll("#figures tbody tr").Select(row => row.QuerySelector("a[href*='/explain']")!).ToList();

        Assert.All(links, link => Assert.Equal("The figures behind it", link.TextContent));
        Assert.Equal(links.Count, links.Select(link => link.GetAttribute("aria-label")).Distinct().Count());
        Assert.Empty((await ParseAsync("indicator-static", "en")).QuerySelectorAll("a[href*='/explain']"));
    }

    [Theory]
    [InlineData("en", "Drawn: 21 of 230, the highest and those chosen.")]
    [InlineData("fr", "Représentés : 21 sur 230, les premiers et ceux qui ont été choisis.")]
    public async Task Bars_that_are_drawn_of_many_are_counted_and_hold_the_countries_chosen(string tag, string said)
    {
        var language = Language.Parse(tag);
        string[] words = await DrawnAsync(language, ExplorerStates.Ranked);
        string[] all = await DrawnAsync(language, ExplorerStates.Ranked with { Shown = ExplorerStates.Ranked.Shown with { Figures = [.. ExplorerStates.Ranked.Shown.Figures.Take(5)] } });

        Assert.Contains(said, words);
        Assert.Contains("Kenya", words);
        Assert.DoesNotContain(all, word => word.StartsWith(said[..8], StringComparison.Ordinal));
    }

    private static async Task<string[]> DrawnAsync(Language language, IndicatorModel model) =>
        [.. System.Xml.Linq.XDocument.Parse((await Rendered.Pages.RenderAsync<IndicatorDrawing>(A.Site, PageAddress.Indicator(language, "LM.UNEMP"), model)).Trim()).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    [Fact]
    public async Task A_chart_as_a_file_is_whole_without_the_site()
    {
        string svg = (await Rendered.Pages.RenderAsync<IndicatorDrawing>(A.Site, PageAddress.Indicator(Language.Arabic, "LM.UNEMP"), ExplorerStates.Lines)).Trim();
        var drawing = System.Xml.Linq.XDocument.Parse(svg).Root!;

        Assert.Equal("svg", drawing.Name.LocalName);
        Assert.Equal("http://www.w3.org/2000/svg", drawing.Name.NamespaceName);
        Assert.Contains("ILO, ILOSTAT", drawing.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("class=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", svg, StringComparison.Ordinal);
    }
}
