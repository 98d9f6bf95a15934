using AngleSharp.Html.Dom;
using Imdi.Shared;

namespace Imdi.Web.Tests;

public sealed class DatasetPageTests : PageTheory
{
    [Fact]
    public async Task The_search_is_a_plain_form_that_carries_its_choices()
    {
        var document = await ParseAsync("catalogue-narrowed", "en");
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(document.QuerySelector("#find"));

        Assert.Equal(("get", "/en/data/"), (form.Method, form.GetAttribute("action")));
        Assert.Equal(["frequency", "fresh", "q", "source"], form.Elements.Select(field => field.GetAttribute("name")).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("remit <b>", Assert.IsAssignableFrom<IHtmlInputElement>(document.QuerySelector("#q")).Value);
        Assert.Equal(3, document.QuerySelectorAll("input[type=checkbox][checked]").Length);
        Assert.True(document.QuerySelector("details.facets")!.HasAttribute("open"));
    }

    [Theory, InlineData("catalogue-none", "cat.nothing"), InlineData("catalogue-empty", "data.none")]
    public async Task An_empty_list_says_why(string page, string key) =>
        Assert.Contains(Text.Texts.For(Language.English)[key], (await ParseAsync(page, "en")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

    [Theory, InlineData("en", "Overdue"), InlineData("fr", "En retard"), InlineData("es", "Con retraso"), InlineData("ar", "متأخرة")]
    public async Task A_dataset_says_in_the_list_whether_it_is_in_time_and_whether_it_is_invented(string tag, string overdue)
    {
        var quotes = (await ParseAsync("catalogue", tag)).QuerySelectorAll(".dataset")[1];

        Assert.Equal([overdue, Text.Texts.For(Language.Parse(tag))["demo.tag"]], quotes.QuerySelectorAll(".tag").Select(mark => mark.TextContent));
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task Datasets_without_figures_stand_apart_and_below(string tag)
    {
        var document = await ParseAsync("catalogue", tag);

        Assert.Equal(3, document.QuerySelectorAll(".datasets .dataset").Length);
        Assert.Equal([$"/{tag}/data/labour-demand/"], document.QuerySelectorAll(".declared .dataset a").Select(link => link.GetAttribute("href")!));
        Assert.Equal($"/{tag}/uploads/", document.QuerySelector(".declared > p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Columns_units_and_codes_are_told_in_the_readers_language()
    {
        string[] cells = [.. (await ParseAsync("dataset", "fr")).QuerySelectorAll("#columns tbody tr").Select(row => row.Children[1].TextContent)];

        Assert.StartsWith("Coût total moyen des services du corridor", cells[3], StringComparison.Ordinal);
        Assert.Contains("(% de l’équivalent de 200 USD)", cells[3], StringComparison.Ordinal);
        Assert.Contains("same-day Le jour même", cells[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_few_values_is_chosen_beside_the_countries()
    {
        var choice = Assert.IsAssignableFrom<IHtmlSelectElement>((await ParseAsync("dataset", "en")).QuerySelector("#chart select[name=sex]"));

        Assert.Equal(("F", 2), (choice.Value, choice.Options.Length));
    }

    [Fact]
    public async Task A_missing_figure_is_never_shown_as_zero() =>
        Assert.Equal("–", (await ParseAsync("dataset", "en")).QuerySelectorAll("#rows tbody tr")[3].LastElementChild!.TextContent.Trim());

    [Fact]
    public async Task Codes_stand_beside_their_labels()
    {
        var cell = (await ParseAsync("dataset", "en")).QuerySelector("#rows tbody td")!;

        Assert.Equal(("USA", "United States"), (cell.FirstChild!.TextContent.Trim(), cell.QuerySelector(".label")!.TextContent));
    }

    [Fact]
    public async Task A_retracted_version_keeps_its_reason_and_an_embargo_its_day()
    {
        string versions = (await ParseAsync("dataset", "en")).QuerySelector("#versions")!.TextContent;

        Assert.Contains("Reason: Two quarters were exchanged.", versions, StringComparison.Ordinal);
        Assert.Contains("until 1 December 2026", versions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_its_figures_in_a_table()
    {
        var document = await ParseAsync("dataset", "en");

        Assert.Equal(document.QuerySelectorAll(".chart.wide .line").Length, document.QuerySelectorAll("#chart table thead th").Length - 1);
        Assert.Equal(48, document.QuerySelectorAll("#coverage tbody tr").Length);
        Assert.Equal(8, (await ParseAsync("dataset-bars", "en")).QuerySelectorAll("#chart table.bars tbody tr").Length);
    }

    [Fact]
    public async Task The_page_of_a_kind_without_figures_still_says_what_it_would_hold()
    {
        var document = await ParseAsync("dataset-empty", "en");

        Assert.Contains("Nothing has been published here yet.", document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, document.QuerySelectorAll("#columns tbody tr").Length);
        Assert.Null(document.QuerySelector("#cite"));
    }

    [Theory, InlineData("catalogue-static"), InlineData("dataset-static")]
    public async Task What_needs_the_application_is_left_out_of_a_static_copy(string page) =>
        Assert.Empty((await ParseAsync(page, "en")).QuerySelectorAll("a[href*='/uploads/'], a[href^='/api/'], form"));
}
