using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;
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

        Assert.Contains("to: Mexico (MEX)", page.QuerySelector("#chart .sub-p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Period", "United States", "Canada"], page.QuerySelectorAll("#chart thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Q2 2020", "4.5", "–"], page.QuerySelectorAll("#chart tbody tr")[1].Children.Select(cell => cell.TextContent));
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
        string[] keys = [.. DatasetKinds.All.SelectMany(kind => new[] { $"kind.{kind.Id}.title", $"kind.{kind.Id}.purpose" }), .. FindingCodes.All.Select(code => $"rule.{code.Code}")];

        Assert.All(Language.All, language => Assert.DoesNotContain(keys, key => !Texts.For(language).Has(key)));
    }

    [Fact]
    public void Every_type_of_column_has_words_in_every_language()
    {
        var columns = DatasetKinds.All.SelectMany(DatasetModels.ColumnsOf);

        Assert.All(Language.All, language => Assert.DoesNotContain(columns, column => !Texts.For(language).Has($"type.{column.Type}")));
    }

    private async Task<IHtmlDocument> ReadAsync(string address) => new HtmlParser().ParseDocument((await _night.PageAsync(address))!);

    private async Task<IHtmlDocument> AskAsync(string address) => new HtmlParser().ParseDocument(await _night.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
