using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Imdi.Shared;

namespace Imdi.Web.Tests;

public sealed class UploadPageTests : PageTheory
{
    [Theory]
    [InlineData("validation", "Not accepted: 3 kinds of error"), InlineData("validation-warnings", "Accepted with 12 warnings")]
    [InlineData("validation-clean", "Accepted, nothing to mend"), InlineData("validation-unreadable", "Not accepted: the file cannot be read")]
    public async Task The_verdict_is_the_heading(string page, string verdict) => Assert.Equal(verdict, (await ParseAsync(page, "en")).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task Publishing_and_rejecting_are_two_forms_that_name_what_they_were_decided_on()
    {
        var forms = (await ParseAsync("validation", "en")).QuerySelectorAll("#decision form").Cast<IHtmlFormElement>().ToList();

        Assert.Equal(["publish", "reject"], forms.Select(form => Field(form, "decision")));
        Assert.All(forms, form => Assert.Equal(("post", "/api/uploads/01JDEMO0000000000000000001/decision", "\"7\""), (form.Method, form.GetAttribute("action")!, Field(form, "if_match"))));
    }

    [Fact]
    public async Task Where_no_row_is_good_there_is_nothing_to_publish() =>
        Assert.Equal(["reject"], (await ParseAsync("validation-nothing-good", "en")).QuerySelectorAll("#decision form").Cast<IHtmlFormElement>().Select(form => Field(form, "decision")));

    [Fact]
    public async Task Each_rule_has_its_count_an_example_and_a_cure()
    {
        var rule = (await ParseAsync("validation", "en")).QuerySelector(".rule")!;

        Assert.Equal("9", rule.QuerySelector(".times b")!.TextContent);
        Assert.Equal(["row 412, column from", "Côte d'Ivoir"], rule.QuerySelectorAll("dd").Take(2).Select(value => value.TextContent.Trim()));
        Assert.Equal("Did you mean Côte d'Ivoire (CIV)?", rule.QuerySelector("dd [lang=en]")!.TextContent);
    }

    [Theory, InlineData("fr"), InlineData("es"), InlineData("ar")]
    public async Task The_cure_stands_in_the_readers_language_before_what_is_said_of_the_cell(string tag) =>
        Assert.Equal(Text.Texts.For(Language.Parse(tag))["cure.unknown-country"], (await ParseAsync("validation", tag)).QuerySelector(".rule dd p")!.TextContent);

    [Fact]
    public async Task The_decision_to_publish_alone_may_name_a_day_until_which_it_is_kept_back()
    {
        var forms = (await ParseAsync("validation", "en")).QuerySelectorAll("#decision form");

        Assert.Equal([1, 0], forms.Select(form => form.QuerySelectorAll("input[type=date][name=embargo_until]").Length));
    }

    [Fact]
    public async Task Work_that_has_stopped_can_be_started_again()
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>((await ParseAsync("upload-parked", "en")).QuerySelector("main form"));

        Assert.Equal(("post", "/api/uploads/01JDEMO0000000000000000001/complete"), (form.Method, form.GetAttribute("action")));
    }

    [Fact]
    public async Task All_findings_can_be_taken_away() =>
        Assert.Equal(
            ["/api/uploads/01JDEMO0000000000000000001/findings.csv?lang=en", "/api/uploads/01JDEMO0000000000000000001/findings.json?lang=en"],
            (await ParseAsync("validation", "en")).QuerySelectorAll("#rules a[download]").Select(link => link.GetAttribute("href")!));

    [Fact]
    public async Task What_a_file_is_called_is_text_and_never_markup() =>
        Assert.Contains("wages <2025>.xlsx", (await ParseAsync("desk", "en")).QuerySelectorAll("bdi").Select(name => name.TextContent));

    [Theory, InlineData("upload-waiting"), InlineData("upload-checking"), InlineData("upload-publishing")]
    public async Task A_page_of_work_that_goes_on_has_a_link_to_look_again_and_never_reloads_under_its_reader(string page)
    {
        var document = await ParseAsync(page, "en");

        Assert.Equal("/en/uploads/01JDEMO0000000000000000001/", document.QuerySelector("[data-watch] a.act")!.GetAttribute("href"));
        Assert.DoesNotContain("http-equiv=\"refresh\"", document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, InlineData("upload-parked"), InlineData("upload-receiving"), InlineData("validation")]
    public async Task A_page_that_waits_for_its_reader_does_not(string page) => Assert.Empty((await ParseAsync(page, "en")).QuerySelectorAll("[http-equiv=refresh], [data-watch]"));

    [Theory, InlineData("en", "2 GB"), InlineData("fr", "2 Go"), InlineData("es", "2 gigabytes"), InlineData("ar", "غيغابايت")]
    public async Task The_limit_is_said_before_the_file_is_chosen(string tag, string limit) =>
        Assert.Contains(limit, (await ParseAsync("upload-new", tag)).QuerySelector(".intro")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Without_script_the_form_brings_the_file_along()
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>((await ParseAsync("upload-new", "en")).QuerySelector("form[data-upload]"));

        Assert.Equal(("post", "multipart/form-data", "/api/datasets/remittance-corridor-averages/uploads"), (form.Method, form.Enctype, form.GetAttribute("action")));
        Assert.Equal(["file", "lang", "submission_id"], form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_stopped_asks_for_the_same_file()
    {
        var form = (await ParseAsync("upload-receiving", "en")).QuerySelector("form[data-id]")!;

        Assert.Equal(("corridor-averages-2026q3.csv", "562000000"), (form.GetAttribute("data-name"), form.GetAttribute("data-bytes")));
    }

    [Fact]
    public async Task A_token_stands_on_the_page_that_issued_it_and_on_no_other()
    {
        Assert.Equal("imdi_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", (await ParseAsync("tokens-new", "en")).QuerySelector("#secret")!.TextContent);
        Assert.DoesNotContain("imdi_", (await ParseAsync("tokens", "en")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_valid_token_can_be_withdrawn_and_an_expired_one_has_ended() =>
        Assert.Equal("/api/auth/tokens/3f0a9c1b22d4e5f6/revocation", Assert.Single((await ParseAsync("tokens", "en")).QuerySelectorAll("table form")).GetAttribute("action"));

    [Theory, InlineData("fr"), InlineData("es"), InlineData("ar")]
    public async Task A_broken_rule_is_told_in_the_readers_language(string tag) =>
        Assert.Equal(Text.Texts.For(Language.Parse(tag))["rule.unknown-country"], (await ParseAsync("validation", tag)).QuerySelector(".rule h3 bdi")!.TextContent);

    [Theory, InlineData("desk"), InlineData("history"), InlineData("validation"), InlineData("tokens"), InlineData("sign-in")]
    public async Task Pages_of_one_person_are_not_for_search_engines(string page) => Assert.NotNull((await ParseAsync(page, "en")).QuerySelector("meta[name=robots][content=noindex]"));

    private static string? Field(IHtmlFormElement form, string name) => form.QuerySelector($"[name={name}]")?.GetAttribute("value");
}
