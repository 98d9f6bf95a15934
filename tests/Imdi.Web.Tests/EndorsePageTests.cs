using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Endorse;

namespace Imdi.Web.Tests;

internal sealed class EndorseStates : IPageStates
{
    private const string Id = "01JEND00000000000000000001", Token = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT");

    private static readonly ProposalFacts Facts = new(
        Id, "IMDI-K7QM-2X4P-8", 1, "Skills before departure", "Training for workers before they leave.", [(Nepal, "Origin"), (Qatar, "Destination"), (CountryCode.Parse("ARE"), "Transit")], "Pravasi Sewa", "CivilSociety", Nepal,
        "Workers know their trade and their rights.", "Skills return.", "Skilled workers arrive.", "Better wages.", new Money(1_234_500, Currency.Parse("USD")), new(2027, 3, 1), 24,
        [("International agency", true)], [("Labour office", Nepal)], "It follows the plan.", "Fifteenth Plan, chapter 4", null, [new("submitted", At), new("endorsement-requested", At, Nepal), new("question-asked", At, Nepal)]);

    private static readonly AskedRowModel Row = new(Id, Facts.Reference, Facts.Title, Facts.Applicant, Nepal, null, "NPL", AskedState.Open, At);

    private static readonly AnswerModel Open = new(
        Facts, Nepal, null, "NPL", AskedLink.Good, Token, AskedState.Open, null, null, null, null, false, false,
        [new(1, Nepal, "Who pays?", At, "We do."), new(2, Nepal, "How many?", At, null)], new(), []);

    private static readonly Imdi.Web.Pages.Apply.FilesModel Files = new([new("01KB7C2G0000000000000000AB", "letter.pdf", 120_000, Imdi.Web.Pages.Apply.AttachmentStage.Clean)], $"/api/proposals/{Id}/attachments", null);

    private static readonly AnswerModel Agency = Open with { Country = null, Agency = "International agency", Party = "0", Questions = [] };

    private static readonly EndorsementDeskModel Desk = new(new("Secretariat", true, false, true, false, false, false), [Row, Row with { State = AskedState.Endorsed, Country = Qatar, Party = "QAT" }], [Row with { Since = null }, Row with { Country = null, Agency = "International agency", Party = "0", Since = null }], [Row], null);

    private static readonly DeskAccess Focal = new("Focal point", false, false, true, false, false, false);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["endorse"] = language => Answer(language, Open),
        ["endorse-error"] = language => Answer(language, Open with { Typed = new("refuse", "", "A. Sharma", "", "xyz", ""), Errors = [new("/reason", "reason-needed", "Say why."), new("/office", "required", "Needed."), new("/letter_hash", "letter-hash-wrong", "64 digits."), new("/question", "required", "Needed."), new("/answer", "endorsement-answer-missing", "Choose.")] }),
        ["endorse-done"] = language => Answer(language, Open with { Link = AskedLink.Used, State = AskedState.Endorsed, AnsweredAt = At, Office = "Ministry of Labour", Signatory = "A. Sharma", CanRevoke = true }),
        ["endorse-decided"] = language => Answer(language, Open with { Link = AskedLink.Used, State = AskedState.Endorsed, AnsweredAt = At, Errors = [new("/answer", "already-decided", "Decided.")] }),
        ["endorse-refused"] = language => Answer(language, Open with { Link = AskedLink.Used, State = AskedState.Refused, AnsweredAt = At, Office = "Ministry of Labour", Words = "It does not fit the plan." }),
        ["endorse-used"] = language => Answer(language, Open with { Link = AskedLink.Used }),
        ["endorse-expired"] = language => Answer(language, Open with { Link = AskedLink.Expired, State = AskedState.Endorsed }),
        ["endorse-revoked"] = language => Answer(language, Open with { Link = AskedLink.Revoked, LinkSent = true }),
        ["endorse-former"] = language => Answer(language, Open with { Link = AskedLink.Former, State = AskedState.Endorsed }),
        ["endorse-closed"] = language => Answer(language, Open with { State = AskedState.Closed, Facts = Facts with { AlignmentReference = null, ReasonNoPlan = "The plan has ended.", Local = [], History = [] } }),
        ["endorse-signed-in"] = language => Rendered.Pages.RenderAsync<AnswerPage>(A.Site, PageAddress.EndorsementOf(language, Id, "npl"), Open with { Link = AskedLink.SignedIn, Token = null, Files = Files }),
        ["endorse-unknown"] = language => Rendered.Pages.RenderAsync<UnknownLinkPage>(A.Site, PageAddress.Endorse(language, Token)),
        ["accept"] = language => Rendered.Pages.RenderAsync<AnswerPage>(A.Site, PageAddress.Accept(language, Token), Agency),
        ["accept-done"] = language => Rendered.Pages.RenderAsync<AnswerPage>(A.Site, PageAddress.Accept(language, Token), Agency with { State = AskedState.Accepted, Link = AskedLink.Used, AnsweredAt = At, Signatory = "B. Keller" }),
        ["accept-declined"] = language => Rendered.Pages.RenderAsync<AnswerPage>(A.Site, PageAddress.Accept(language, Token), Agency with { State = AskedState.Declined, Link = AskedLink.Used, AnsweredAt = At, Words = "No staff." }),
        ["desk-endorsements"] = language => OnDesk(language, Desk),
        ["desk-endorsements-focal"] = language => OnDesk(language, Desk with { Access = Focal }),
        ["desk-endorsements-unverified"] = language => OnDesk(language, Desk with { Access = Focal with { EndorsesNot = "unverified" }, Mine = [] }),
        ["desk-endorsements-empty"] = language => OnDesk(language, Desk with { Mine = [], Gaps = [], Late = [] }),
        ["desk-endorsements-naming"] = language => OnDesk(language, Desk with { Form = new(Id, Nepal, null, "NPL", "nothing", null, "", [new("/email", "not-an-address", "An address."), new("/verification", "required", "Needed.")]) }),
        ["desk-endorsements-naming-agency"] = language => OnDesk(language, Desk with { Late = [Row, Row with { Country = null, Agency = "International agency", Party = "0" }], Form = new(Id, null, "International agency", "0", null, null, null, []) }),
        ["turnaround"] = language => Rendered.Pages.RenderAsync<TurnaroundPage>(A.Site, PageAddress.Turnaround(language), new TurnaroundModel([new(null, 12, 10, 6.5, false, 30, true), new(Nepal, 7, 7, 4, false, 9.5, false)])),
        ["turnaround-none"] = language => Rendered.Pages.RenderAsync<TurnaroundPage>(A.Site, PageAddress.Turnaround(language), new TurnaroundModel([])),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/(en|fr|es|ar)/((endorse|accept)/[A-Za-z0-9_-]{22}/|desk/endorsements/01[A-Z0-9]{24}/[a-z0-9]+/|desk/endorsements/\\?proposal=01[A-Z0-9]{24}&country=[A-Z]{3}#name|proposals/turnaround/)$",
        "^/api/proposals/01[A-Z0-9]{24}/(endorsements(/links|/[A-Z]{3}/revocation)?|acceptances|questions|focal-points)$",
        "^(/(fr|es|ar))?/api/proposals/turnaround\\.(csv|json)(\\?lang=(en|fr|es|ar))?$",
    ];

    private static Task<string> Answer(Language language, AnswerModel model) => Rendered.Pages.RenderAsync<AnswerPage>(A.Site, PageAddress.Endorse(language, Token), model);

    private static Task<string> OnDesk(Language language, EndorsementDeskModel model) => Rendered.Pages.RenderAsync<EndorsementDeskPage>(A.Site, PageAddress.Desk(language, "endorsements"), model);
}

public sealed class EndorsePageTests : PageTheory
{
    [Theory, InlineData("endorse", 2), InlineData("endorse-done", 1), InlineData("endorse-decided", 0), InlineData("endorse-refused", 0), InlineData("endorse-used", 1), InlineData("endorse-expired", 1), InlineData("endorse-revoked", 0), InlineData("endorse-former", 1), InlineData("endorse-closed", 0), InlineData("accept", 1), InlineData("accept-done", 0)]
    public async Task A_page_has_the_forms_that_its_state_takes_and_no_others(string page, int forms)
    {
        var document = await ParseAsync(page, "en");

        Assert.Equal(forms, document.QuerySelectorAll("main form").Length);
        Assert.All(document.QuerySelectorAll("main form"), form => Assert.Equal(["lang", "round", "token", page.StartsWith("accept", StringComparison.Ordinal) ? "agency" : "country"], form.QuerySelectorAll("input[type=hidden]").Select(field => field.GetAttribute("name")!).OrderBy(name => name is "country" or "agency").ThenBy(name => name, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Somebody_signed_in_needs_no_token() => Assert.Empty((await ParseAsync("endorse-signed-in", "en")).QuerySelectorAll("[name=token]"));

    [Theory, InlineData("en", "at least"), InlineData("fr", "au moins"), InlineData("es", "al menos"), InlineData("ar", "على الأقل")]
    public async Task A_lower_bound_says_that_it_is_one(string tag, string words) =>
        Assert.Contains((await ParseAsync("turnaround", tag)).QuerySelectorAll("td"), cell => cell.TextContent.Contains(words, StringComparison.Ordinal));

    [Fact]
    public async Task A_focal_point_sees_no_gaps_of_others() => Assert.Null((await ParseAsync("desk-endorsements-focal", "en")).QuerySelector("#gaps-h, #late-h"));

    [Theory, InlineData("endorse"), InlineData("endorse-unknown"), InlineData("desk-endorsements")]
    public async Task Pages_of_one_person_are_not_for_search_engines(string page) => Assert.NotNull((await ParseAsync(page, "en")).QuerySelector("meta[name=robots][content=noindex]"));
}
