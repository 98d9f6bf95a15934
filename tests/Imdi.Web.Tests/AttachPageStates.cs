using Imdi.Shared;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Tests;

/// <summary>The guide, the files of a draft, and expressions of interest.</summary>
internal sealed class AttachPageStates : IPageStates
{
    private static readonly GuideModel Guide = new([Money.Parse("50000 USD"), Money.Parse("45000 EUR")], 12, new(null, null, null, null, null, null), []);

    internal static readonly AttachmentsModel Files = new(
        "01KB7C2G0000000000000000AA", "AAAAAAAAAAAAAAAAAAAAAA", "/en/apply/r/AAAAAAAAAAAAAAAAAAAAAA/files/",
        [.. Enum.GetValues<AttachmentStage>().Select((stage, number) => new AttachmentRow($"01KB7C2G0000000000000000B{number}", $"file-{number}.pdf", 1_500_000, stage))],
        new(20_000_000, 10, 50_000_000, 10_000_000, [".pdf", ".docx", ".csv"]), []);

    private static readonly ListedInterestModel Listed = new("IMDI-K7QM-2X4P-8", "civil-society", "Diaspora Forum", A.Kenya, "Training of trainers", "IMDI-K7QM-2X4P-8", new DateOnly(2026, 11, 20), "new");

    private static readonly InterestModel Interest = new("01JDEMO0000000000000000000", "1764500000.c2ln", null, null, null, null, null, null, null, null, false, [], null, [Listed]);

    private static readonly DeskAccess Secretariat = new("Secretariat", true, false, false, false, false, false);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["guide"] = language => GuideOf(language, Guide),
        ["guide-static"] = language => Rendered.Pages.RenderAsync<GuidePage>(A.Site with { HasApi = false }, PageAddress.ApplyGuide(language), Guide),
        ["guide-met"] = language => GuideOf(language, Guide with { Asked = new("private", A.Kenya, "yes", "yes", "1200", Currency.Parse("EUR")), Findings = Findings(GuideFindingKind.Met, "private", "country", "agency", "plan", "seed") }),
        ["guide-to-do"] = language => GuideOf(language, Guide with { Findings = Findings(GuideFindingKind.ToDo, "applicant-unknown", "country-unknown", "agency-unknown", "plan-unknown", "amount-unknown") }),
        ["guide-stops"] = language => GuideOf(language, Guide with { Asked = new("person", null, "no", "no-plan", "x", null), Findings = Findings(GuideFindingKind.Stops, "person", "government", "civil-society", "no-plan", "full") }),
        ["files-refused"] = language => FilesOf(language, Files with { Errors = [new FieldError("/file", "attachment-encrypted", "Locked.")] }),
        ["files-none"] = language => FilesOf(language, Files with { Files = [] }),
        ["interest"] = language => InterestOf(language, Interest with { Listed = [] }),
        ["interest-listed"] = language => InterestOf(language, Interest),
        ["interest-error"] = language => InterestOf(language, Interest with { Kind = "donor", Email = "x", MayList = true, Errors = [new FieldError("/organisation", "required", "Needed."), new FieldError("/email", "not-an-address", "An address.")] }),
        ["interest-done"] = language => InterestOf(language, Interest with { Reference = "IMDI-K7QM-2X4P-8" }),
        ["desk-interests"] = language => DeskOf(language, new(Secretariat, [Row("new"), Row("acknowledged"), Row("closed")], [])),
        ["desk-interests-empty"] = language => DeskOf(language, new(Secretariat, [], [])),
        ["desk-interests-error"] = language => DeskOf(language, new(Secretariat, [Row("closed")], [new FieldError("/main", "interest-closed", "Closed.")])),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        @"^/(en|fr|es|ar)/(apply/(new/(\?track=seed-money)?|files/)?(#check)?|interest/)$", "^/en/apply/r/[A-Za-z0-9_-]{22}/files/$",
        "^/api/proposals/drafts/01[0-9A-Z]{24}/attachments(/01[0-9A-Z]{24}/removal)?$", @"^/api/proposals/interests(/listed)?(\.(csv|json)\?lang=(en|fr|es|ar)|/IMDI-[0-9A-Z-]+/answers)?$",
    ];

    private static InterestRowModel Row(string state) => new(Listed with { State = state, Reference = $"IMDI-K7QM-2X4P-{state.Length}", About = state == "new" ? null : Listed.About }, "We train trainers.", "A. Example", "a@example.org", state == "new" ? null : "Called back.", state != "closed");

    private static IReadOnlyList<GuideFinding> Findings(GuideFindingKind last, params string[] codes) => [.. codes.Select((code, number) => new GuideFinding(code, number == 0 ? last : GuideFindingKind.Met))];

    private static Task<string> GuideOf(Language language, GuideModel model) => Rendered.Pages.RenderAsync<GuidePage>(A.Site, PageAddress.ApplyGuide(language), model);

    private static Task<string> FilesOf(Language language, AttachmentsModel model) => Rendered.Pages.RenderAsync<AttachmentsPage>(A.Site, PageAddress.DraftFiles(language), model);

    private static Task<string> InterestOf(Language language, InterestModel model) => Rendered.Pages.RenderAsync<InterestPage>(A.Site, PageAddress.Interest(language), model);

    private static Task<string> DeskOf(Language language, InterestDeskModel model) => Rendered.Pages.RenderAsync<InterestDeskPage>(A.Site, PageAddress.Desk(language, "interests"), model);
}
