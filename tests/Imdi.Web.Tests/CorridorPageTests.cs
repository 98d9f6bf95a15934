using AngleSharp.Html.Dom;
using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Web.Tests;

public sealed class CorridorPageTests : PageTheory
{
    [Fact]
    public async Task The_answer_comes_before_the_table_and_names_cost_range_and_saving()
    {
        var document = await CorridorAsync();
        string lead = document.QuerySelector(".lead")!.TextContent;

        Assert.Contains("£200 costs from £2.40 to £21.40", lead, StringComparison.Ordinal);
        Assert.Contains("£6.05", document.QuerySelector(".save")!.TextContent, StringComparison.Ordinal);
        Assert.True(document.All.Index().First(e => e.Item.ClassList.Contains("lead")).Index < document.All.Index().First(e => e.Item.ClassList.Contains("svc")).Index);
    }

    [Fact]
    public async Task Both_targets_stand_beside_the_answer()
    {
        string facts = (await CorridorAsync()).QuerySelector(".facts")!.TextContent;

        Assert.Contains("5%", facts, StringComparison.Ordinal);
        Assert.Contains("3% for the world average", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cheapest_row_alone_is_marked()
    {
        var document = await CorridorAsync();

        Assert.Equal("Tumia", Assert.Single(document.QuerySelectorAll(".svc .best bdi")).TextContent);
    }

    [Fact]
    public async Task An_undisclosed_rate_is_shown_apart_with_its_fee_only()
    {
        var document = await CorridorAsync();

        Assert.DoesNotContain("Northbank", document.QuerySelector(".svc")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("fee only, rate not disclosed", document.QuerySelector("div.apart")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_price_is_shown_apart_with_its_date()
    {
        var document = await CorridorAsync();

        Assert.DoesNotContain("Old Harbour", document.QuerySelector(".svc")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 May 2026", document.QuerySelector("details.apart")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_invented_service_carries_its_mark()
    {
        var document = await CorridorAsync();

        Assert.All(document.QuerySelectorAll(".svc tbody th"), row => Assert.NotNull(row.QuerySelector(".tag.demo")));
        Assert.NotNull(document.QuerySelector("p.demo"));
    }

    [Fact]
    public async Task Without_current_prices_the_last_average_and_its_quarter_are_said()
    {
        var document = Parse(await Rendered.HtmlAsync("corridor-averages", Language.English));

        Assert.Contains("no current quotes", document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6.6% of the amount sent, in Q3 2020", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_data_the_page_says_so()
    {
        var document = Parse(await Rendered.HtmlAsync("corridor-empty", Language.English));

        Assert.Contains("No average cost has been published", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_amount_keeps_what_was_typed_and_opens_the_form()
    {
        var document = Parse(await Rendered.HtmlAsync("corridor-error", Language.English));
        var amount = Assert.IsAssignableFrom<IHtmlInputElement>(document.QuerySelector("#amount"));

        Assert.StartsWith("Error:", document.Title, StringComparison.Ordinal);
        Assert.Equal("-5", amount.Value);
        Assert.Equal("true", amount.GetAttribute("aria-invalid"));
        Assert.True(document.QuerySelector("details.change")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Asking_for_an_amount_to_arrive_names_the_field_and_currency_so()
    {
        var document = await CorridorAsync(m => m with { Mode = AmountMode.Receive, Amount = 20000 });

        Assert.Equal("20000", document.QuerySelector("input[name=receive]")!.GetAttribute("value"));
        Assert.Equal("KES", document.QuerySelector("#receive-unit")!.TextContent);
    }

    [Fact]
    public async Task A_fee_on_arrival_stands_beside_what_arrives()
    {
        var document = await CorridorAsync(m => m with { Services = [m.Services[0] with { ReceivingFee = Money.Round(150, A.Shilling) }, .. m.Services.Skip(1)] });

        Assert.Contains("less 150.00\u00A0KES charged on arrival", document.QuerySelector(".best .n")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_outside_the_survey_is_flagged_on_its_row_and_explained()
    {
        var document = await CorridorAsync(m => m with { Services = [m.Services[0] with { OutsideSurvey = true }, .. m.Services.Skip(1)] });

        Assert.Contains("outside the survey", document.QuerySelector(".best")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(document.QuerySelector("#services .notice"));
    }

    [Fact]
    public async Task Figures_come_with_downloads_source_licence_and_date()
    {
        var document = await CorridorAsync();
        var links = document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href"));

        Assert.Superset(
            new HashSet<string?> { "/api/remittances/corridors/GBR/KEN.csv?lang=en", "/api/remittances/corridors/GBR/KEN.json?lang=en", "/api/remittances/corridors/GBR/KEN/trend.csv?lang=en" },
            links.ToHashSet());
        Assert.Contains("as of 7 December 2020 · licence CC BY 4.0", document.QuerySelector(".sources")!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_has_what_was_asked()
    {
        var document = await CorridorAsync(m => m with { Asked = "receive=20000&pickup=cash" });

        Assert.NotNull(document.QuerySelector("#services a[href='/api/remittances/corridors/GBR/KEN.csv?lang=en&receive=20000&pickup=cash']"));
    }

    [Fact]
    public async Task A_copy_for_a_static_host_links_to_the_files_of_its_language()
    {
        var document = Parse(await Rendered.HtmlAsync("corridor-static", Language.Arabic));

        Assert.NotNull(document.QuerySelector("#services a[href='/ar/api/remittances/corridors/GBR/KEN.csv']"));
    }

    [Fact]
    public async Task A_service_that_cannot_be_turned_back_stands_apart_without_a_figure()
    {
        var document = await CorridorAsync(m => m with { Mode = AmountMode.Receive, Undisclosed = [], Uncosted = [new UncostedModel("Northbank", Speed.TwoDays, IsDemonstration: true)] });
        var apart = document.QuerySelector("#services .apart")!;

        Assert.Equal("1 service hides its exchange rate", apart.QuerySelector("h3")!.TextContent);
        Assert.Equal("cannot be worked out: rate not disclosed", apart.QuerySelector("tbody td")!.TextContent.Trim());
        Assert.Contains("Demo", apart.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Northbank", document.QuerySelector("#service-table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_for_a_static_host_leaves_out_what_needs_the_application()
    {
        var document = Parse(await Rendered.HtmlAsync("corridor-static", Language.English));

        Assert.Empty(document.Forms);
        Assert.Contains("a copy of the site without its application", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(document.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("report", StringComparison.Ordinal) || link.GetAttribute("href") == "/api/docs");
    }

    [Fact]
    public async Task The_code_to_embed_is_a_frame_without_script()
    {
        string code = (await CorridorAsync()).QuerySelector("#embed-code")!.TextContent;

        Assert.StartsWith("<iframe src=\"https://imdi.example/en/embed/gbr/ken/\"", code, StringComparison.Ordinal);
        Assert.DoesNotContain("script", code, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_providers_name_cannot_bring_markup_along()
    {
        var document = await CorridorAsync(m => m with { Services = [m.Services[0] with { Provider = "<script>alert(1)</script>" }, .. m.Services.Skip(1)] });

        Assert.Equal(2, document.Scripts.Length);
        Assert.Equal("<script>alert(1)</script>", document.QuerySelector(".best bdi")!.TextContent);
    }

    private static async Task<IHtmlDocument> CorridorAsync(Func<CorridorModel, CorridorModel>? change = null) =>
        Parse(await Rendered.Pages.CorridorAsync(A.Site, PageAddress.Corridor(Language.English, A.Britain, A.Kenya), A.Corridor(change)));
}
