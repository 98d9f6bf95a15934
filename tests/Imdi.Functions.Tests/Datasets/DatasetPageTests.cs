using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.Datasets;

public sealed class DatasetPageTests : IAsyncLifetime
{
    private const string Averages = "/en/data/remittance-corridor-averages/";

    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync();
        await _night.LoadAsync(KindNames.CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q1,4.75\nUSA,MEX,2020Q2,4.5\nUSA,MEX,2020Q3,4.25\nCAN,MEX,2020Q3,6\nFRA,SEN,2020Q3,5.5\nUSA,MEX,2020Q3,9\n");
        await _night.RebuildAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task The_night_publishes_the_catalogue_and_a_page_for_every_kind_in_every_language()
    {
        foreach (var language in Language.All)
        {
            Assert.Equal(DatasetKinds.All.Count, (await ReadAsync($"/{language}/data/")).QuerySelectorAll(".dataset").Length);
            foreach (var kind in DatasetKinds.All) Assert.NotNull(await _night.PageAsync($"/{language}/data/{kind.Id}/"));
        }
    }

    [Fact]
    public async Task A_page_says_what_is_covered_as_counted_from_the_rows()
    {
        var page = await ReadAsync(Averages);

        Assert.Equal("Figures for 3 countries, Q1 2020 to Q3 2020.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(["Canada 1 Q3 2020", "France 1 Q3 2020", "United States 3 Q3 2020"], page.QuerySelectorAll("#coverage tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(["USA", "MEX", "Q1 2020", "4.75"], page.QuerySelectorAll("#rows tbody tr")[0].Children.Select(cell => cell.FirstChild!.TextContent.Trim()));
    }

    [Fact]
    public async Task Every_download_of_a_page_is_there()
    {
        foreach (var link in (await ReadAsync("/fr/data/remittance-corridor-averages/")).QuerySelectorAll("a[download]"))
            Assert.Equal(HttpStatusCode.OK, (await _night.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_chart_holds_the_other_keys_at_the_combination_that_most_rows_share()
    {
        var page = await ReadAsync(Averages);

        Assert.Equal("Held the same: Receiving country: Mexico", page.QuerySelector("#chart .held")!.TextContent);
        Assert.Equal(["Period", "United States", "Canada"], page.QuerySelectorAll("#chart thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Q2 2020", "4.5", "–"], page.QuerySelectorAll("#chart tbody tr")[1].Children.Select(cell => cell.TextContent));
    }

    [Theory, InlineData("fr", "Pays de réception : Mexique"), InlineData("ar", "المكسيك")]
    public async Task A_chart_is_told_in_the_language_of_its_page(string tag, string held)
    {
        var chart = (await ReadAsync($"/{tag}/data/remittance-corridor-averages/")).QuerySelector("#chart")!;

        Assert.Contains(held, chart.QuerySelector(".held")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Average", chart.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_few_values_can_be_chosen_and_the_totals_are_shown_first()
    {
        string[] rows = [.. new[] { "T,10", "F,4", "M,6" }.SelectMany(sex => new[] { "2023", "2024" }.Select(year => $"NPL,country,{sex[0]},Y15-24,{year},estimate,{sex[2..]},A,"))];
        await _night.LoadAsync(KindNames.Population, $"area,area_type,sex,age,period,variant,value,status,note\n{string.Join('\n', rows)}\n");
        await _night.RebuildAsync();

        var first = await ReadAsync("/en/data/population/");
        var women = await AskAsync("/en/data/population/?sex=F");

        Assert.Equal("10", first.QuerySelector("#chart tbody td")!.TextContent);
        Assert.Equal("4", women.QuerySelector("#chart tbody td")!.TextContent);
        Assert.Equal(["both sexes", "women", "men"], Assert.IsAssignableFrom<IHtmlSelectElement>(women.QuerySelector("#by-sex")).Options.Select(option => option.Text));
        Assert.Equal("Held the same: Age group: age 15 to 24, Estimate of the past, or which projection: estimate", women.QuerySelector("#chart .held")!.TextContent);
    }

    [Fact]
    public async Task Of_combinations_as_common_as_each_other_the_one_with_the_largest_figures_is_shown()
    {
        string[] rows = [.. new[] { "Y15-24,5", "Y25-54,50", "Y55-64,20" }.SelectMany(age => new[] { "2023", "2024" }.Select(year => $"NPL,country,T,{age[..6]},{year},estimate,{age[7..]},A,"))];
        await _night.LoadAsync(KindNames.Population, $"area,area_type,sex,age,period,variant,value,status,note\n{string.Join('\n', rows)}\n");
        await _night.RebuildAsync();

        Assert.Equal("50", (await ReadAsync("/en/data/population/")).QuerySelector("#chart tbody td")!.TextContent);
    }

    [Fact]
    public async Task Another_country_is_drawn_when_it_is_asked_for()
    {
        var page = await AskAsync(Averages + "?country=CAN&country=&country=ZZZ");

        Assert.Equal(["Canada"], page.QuerySelectorAll("#chart table tbody th").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task What_checking_found_stands_on_the_page_with_its_rule() =>
        Assert.Contains("The key appears once in a file", (await ReadAsync(Averages)).QuerySelector("#findings")!.TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("/en/data/?q=average+corridor", new[] { "/en/data/remittance-corridor-averages/" })]
    [InlineData("/fr/data/?q=co%C3%BBt+canada", new[] { "/fr/data/remittance-corridor-averages/" })]
    [InlineData("/en/data/?q=mexico", new string[0])]
    [InlineData("/en/data/?q=canada", new[] { "/en/data/remittance-corridor-averages/" })]
    [InlineData("/en/data/?fresh=overdue", new[] { "/en/data/remittance-corridor-averages/" })]
    [InlineData("/en/data/?fresh=current", new string[0])]
    [InlineData("/en/data/?fresh=overdue&frequency=year", new string[0])]
    [InlineData("/en/data/?q=%3Cscript%3E", new string[0])]
    public async Task Words_and_choices_narrow_the_catalogue(string address, string[] found) =>
        Assert.Equal(found, (await AskAsync(address)).QuerySelectorAll(".dataset h3 a").Select(link => link.GetAttribute("href")!));

    [Fact]
    public async Task A_retracted_version_stays_in_the_list_with_its_reason_and_at_once()
    {
        var store = _night.Get<DatasetStore>();
        var history = await store.ReadHistoryAsync(KindNames.CorridorAverages, CancellationToken.None);
        var version = history.Versions[0].Version;
        await store.ActAsync(new VersionAct("retracted", version, Makes.Retracted, "tester", Night.FirstNight) { Reason = "Two quarters were exchanged." }, history.SequenceOf(version.Source.Id), CancellationToken.None);

        Assert.Contains("Reason: Two quarters were exchanged.", (await AskAsync(Averages + "?versions=all")).QuerySelector("#versions")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("/en/data/nothing/"), InlineData("/en/data/nothing/?country=KEN")]
    public async Task A_kind_that_is_none_has_no_page(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _night.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    [Fact]
    public void Every_kind_and_every_rule_has_words_in_every_language()
    {
        string[] keys = [.. DatasetKinds.All.SelectMany(kind => new[] { $"kind.{kind.Id}.title", $"kind.{kind.Id}.purpose" }), .. FindingCodes.All.SelectMany(code => new[] { $"rule.{code.Code}", $"cure.{code.Code}" })];

        Assert.All(Language.All, language => Assert.DoesNotContain(keys, key => !Texts.For(language).Has(key)));
    }

    [Fact]
    public void Every_column_its_unit_and_every_listed_code_has_words_in_every_language()
    {
        const string none = "(none)";
        var missing =
            from language in Language.All
            from kind in DatasetKinds.All
            from column in kind.Columns
            let texts = Texts.For(language)
            from word in new[]
            {
                (Of: "description", Text: DatasetWords.Column(texts, kind.Id, column.Name, none)), (Of: "unit", Text: column.Unit is null ? "" : DatasetWords.Unit(texts, kind.Id, column.Name, none)!),
            }.Concat(column.Codes.Select(code => (Of: code, Text: CodeWords.Of(texts, column.Name, code) ?? none)))
            where word.Text == none
            select $"{language} {kind.Id}.{column.Name}: {word.Of}";

        Assert.Empty(missing);
    }

    [Theory, InlineData("Y15-24", "age 15 to 24"), InlineData("Y_GE65", "age 65 and over"), InlineData("Y_LT15", "under age 15"), InlineData("Y7", "age 7"), InlineData("T", "all ages"), InlineData("adults", null)]
    public void An_age_group_is_told_in_words(string code, string? words) => Assert.Equal(words, CodeWords.Of(Texts.For(Language.English), "age", code));

    [Fact]
    public void Every_type_of_column_has_words_in_every_language()
    {
        var columns = DatasetKinds.All.SelectMany(DatasetModels.ColumnsOf);

        Assert.All(Language.All, language => Assert.DoesNotContain(columns, column => !Texts.For(language).Has($"type.{column.Type}")));
    }

    private async Task<IHtmlDocument> ReadAsync(string address) => new HtmlParser().ParseDocument((await _night.PageAsync(address))!);

    private async Task<IHtmlDocument> AskAsync(string address) => new HtmlParser().ParseDocument(await _night.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
