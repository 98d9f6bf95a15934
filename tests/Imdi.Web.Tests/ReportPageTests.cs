using AngleSharp.Html.Dom;
using Imdi.Shared;

namespace Imdi.Web.Tests;

public sealed class ReportPageTests : PageTheory
{
    [Fact]
    public async Task The_form_posts_its_fields_with_the_submissions_id_its_time_and_a_trap()
    {
        var form = Assert.Single((await ParseAsync("report", "en")).Forms);

        Assert.Equal(("post", "/api/remittances/reports"), (form.Method, form.GetAttribute("action")));
        Assert.Equal(
            ["contact", "from", "issued_at", "lang", "provider", "right_price", "seen_on", "submission_id", "to", "website", "what_is_wrong"],
            form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refused_report_comes_back_with_the_error_and_every_answer()
    {
        var document = await ParseAsync("report-error", "en");
        var wrong = document.QuerySelector("#what_is_wrong")!;

        Assert.StartsWith("Error:", document.Title, StringComparison.Ordinal);
        Assert.Equal("alert", document.QuerySelector(".errors")!.GetAttribute("role"));
        Assert.Equal("#what_is_wrong", document.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Equal("true", wrong.GetAttribute("aria-invalid"));
        Assert.Contains("what_is_wrong-error", wrong.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("3.50", Assert.IsAssignableFrom<IHtmlInputElement>(document.QuerySelector("#right_price")).Value);
        Assert.Equal("Tumia", Assert.IsAssignableFrom<IHtmlSelectElement>(document.QuerySelector("#provider")).Value);
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar")]
    public async Task An_error_is_said_in_the_readers_language(string tag) =>
        Assert.Contains(
            Text.Texts.For(Language.Parse(tag))["fault.required.what_is_wrong"],
            (await ParseAsync("report-error", tag)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_received_report_shows_its_reference_and_no_form()
    {
        var document = await ParseAsync("report-done", "en");

        Assert.Equal("IMDI-26-K7QM-4", document.QuerySelector(".ref")!.TextContent);
        Assert.Empty(document.Forms);
    }
}
