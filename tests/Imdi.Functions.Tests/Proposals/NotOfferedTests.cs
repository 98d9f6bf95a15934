using System.Net;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>A region offers a part of the code lists: nobody submits what it does not offer, and nobody loses what was written before.</summary>
public sealed class NotOfferedTests(IntakeHouse house) : IClassFixture<IntakeHouse>
{
    private const string Code = "not-offered";

    private static readonly Caller Secretariat = new("demonstration:secretariat", "Secretariat", new HashSet<Role> { Role.Secretariat }, []);

    [Theory]
    [InlineData("sectors", "24050", "sectors/0/code", "sectors/1/code")]
    [InlineData("activityKinds", "remittances", "identification/activityKinds")]
    [InlineData("windows", "core", "identification/window")]
    [InlineData("components", "iii", "identification/component")]
    public void A_code_that_is_not_offered_is_refused_where_it_stands_and_says_what_is(string list, string offered, params string[] at)
    {
        var wrong = Wrong(JsonAnswers.Of(A.Content()), Offering(list, offered));

        Assert.Equal(at.Select(one => ($"/{one}", Code)), wrong.Select(error => (error.Pointer, error.Code)));
        Assert.All(wrong, error => Assert.EndsWith($"which this region does not offer: {offered}.", error.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("identification.component", "II", "components", "i", Code)]
    [InlineData("identification.component", "iv", "components", "i", "unknown-choice")]
    [InlineData("identification.activityKinds", "remittances, diaspora", "activityKinds", "remittances", Code)]
    [InlineData("identification.activityKinds", "remittances", "activityKinds", "remittances", null)]
    public void Capitals_hide_nothing_one_of_several_is_found_and_what_is_no_code_is_none(string name, string value, string list, string offered, string? code)
    {
        var answers = JsonAnswers.Of(A.Content()).ToDictionary();
        answers[name] = value;

        Assert.Equal(code is null ? [] : [code], Wrong(answers, Offering(list, offered)).Select(error => error.Code));
    }

    [Fact]
    public async Task A_program_that_names_it_is_refused_and_nothing_is_kept()
    {
        await OfferAsync("sectors", "15190", "24050");
        int before = await house.Get<ProposalStore>().ListAsync(CancellationToken.None).CountAsync();

        var refused = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options));
        var taken = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(content => content with { Sectors = [new("15190", 100)] }), DraftJson.Options));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created), (refused.Status, taken.Status));
        Assert.Equal(["/sectors/1/code not-offered Not 11330, which this region does not offer: 15190, 24050."], refused.Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("pointer")} {error.GetProperty("code")} {error.GetProperty("detail")}"));
        Assert.Equal(before + 1, await house.Get<ProposalStore>().ListAsync(CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task A_draft_by_a_program_keeps_what_it_was_given_and_is_refused_when_it_is_submitted()
    {
        await OfferAsync("windows", "core");
        var answers = IntakeHouse.Answers(ApplicantType.Private, "program@example.org", "USD");
        string link = await house.DraftAsync(answers);
        var saved = await house.JsonAsync(HttpMethod.Patch, $"/api/proposals/drafts/{link}", """{"answers":{"identification.window":"ad-hoc","identification.acronym":"KEPT"}}""", null, ("If-Match", "\"1\""));
        var refused = await house.JsonAsync(HttpMethod.Post, "/api/proposals", $$"""{"draft":"{{link}}"}""");
        var kept = await KeptAsync(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (saved.Status, refused.Status));
        Assert.Equal(["/identification/window"], refused.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
        Assert.Equal(("ad-hoc", "KEPT"), (kept["identification.window"], kept["identification.acronym"]));
    }

    [Fact]
    public async Task A_form_that_posts_it_is_shown_again_with_the_field_that_is_wrong_and_what_was_posted_is_kept()
    {
        await OfferAsync("windows", "core");
        string link = await house.DraftAsync(IntakeHouse.Answers(ApplicantType.Private, "form@example.org", "USD").Where(answer => answer.Key != "identification.window").ToDictionary());
        var (_, page) = await house.PageAsync($"/en/apply/r/{link}/component/");
        Assert.DoesNotContain("ad-hoc", page.QuerySelectorAll("#identification-window option").Select(option => option.GetAttribute("value")));

        var posted = await house.PostAsync(page, new Dictionary<string, string> { ["identification.window"] = "ad-hoc", ["identification.acronym"] = "KEPT" }, "next");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#identification-window"), (posted.Status, Assert.Single(posted.Errors)));
        Assert.Contains(Texts.For(Language.English)["fault.not-offered"], posted.Text, StringComparison.Ordinal);
        var kept = await KeptAsync(link);
        Assert.Equal(("ad-hoc", "KEPT"), (kept["identification.window"], kept["identification.acronym"]));
    }

    [Fact]
    public async Task A_draft_from_before_the_settings_changed_loses_nothing_is_told_what_to_change_and_then_taken()
    {
        await OfferAsync("sectors");
        var answers = IntakeHouse.Answers(ApplicantType.CivilSociety, "before@example.org", "USD");
        string link = await house.DraftAsync(answers);
        var (_, declaration) = await house.PageAsync($"/en/apply/r/{link}/declaration/");
        await OfferAsync("sectors", "15190", "24050");

        var refused = await house.PostAsync(declaration, new Dictionary<string, string> { ["declared"] = "yes" });
        var pages = new[] { "en", "fr", "es", "ar" }.ToDictionary(language => language, language => house.PageAsync($"/{language}/apply/r/{link}/check/").Result.Page);
        var (_, step) = await house.PageAsync($"/en/apply/r/{link}/sectors/?check=yes");
        var kept = await KeptAsync(link);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"/en/apply/r/{link}/sectors/?check=yes#sectors-1-code"), (refused.Status, Assert.Single(refused.Errors)));
        Assert.All(pages, page => Assert.Contains(Texts.For(Language.Parse(page.Key))["fault.not-offered"], Assert.Single(page.Value.QuerySelectorAll(".errors a")).TextContent, StringComparison.Ordinal));
        Assert.EndsWith("(not offered here)", step.QuerySelector("#sectors-1-code option[selected]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(answers.OrderBy(answer => answer.Key), kept.OrderBy(answer => answer.Key));

        await house.PostAsync(step, new Dictionary<string, string> { ["sectors.1.code"] = "24050" }, "next");
        var receipt = await house.PostAsync(declaration, new Dictionary<string, string> { ["declared"] = "yes" });
        Assert.True(Reference.TryNormalise(receipt.Page.QuerySelector(".ref")!.TextContent, out _), receipt.Text);
    }

    private static IReadOnlyList<FieldError> Wrong(IReadOnlyDictionary<string, string> answers, Region region) => CheckContent.Of(answers, DateOnly.FromDateTime(A.Now.UtcDateTime), region).Refusal?.Errors ?? [];

    private static Region Offering(string list, params string[] codes) => Region.Default with { Codes = new Dictionary<string, IReadOnlyList<string>> { [list] = codes } };

    private async Task<Dictionary<string, string>> KeptAsync(string link) =>
        (await house.JsonAsync(HttpMethod.Get, $"/api/proposals/drafts/{link}")).Json.GetProperty("answers").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value.GetString()!);

    /// <summary>The secretariat changes the region; no codes: it offers all.</summary>
    private async Task OfferAsync(string list, params string[] codes)
    {
        var change = house.Get<ChangeRegion>();
        var draft = new RegionDraft { Id = "test", Languages = ["en", "fr", "es", "ar"], Names = Region.Default.Names.ToDictionary(name => name.Key.Tag, name => (string?)name.Value), Codes = codes.Length == 0 ? null : new Dictionary<string, IReadOnlyList<string?>?> { [list] = codes } };
        var done = await change.ChangeAsync(draft, null, (await change.FindAsync(CancellationToken.None)).Tag, Secretariat, CancellationToken.None);
        Assert.True(done.IsOk, done.Refusal?.ToString());
    }
}
