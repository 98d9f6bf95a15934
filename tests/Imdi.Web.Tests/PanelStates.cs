using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Panel;

namespace Imdi.Web.Tests;

/// <summary>The panel's pages in every state that looks different.</summary>
internal sealed class PanelStates : IPageStates
{
    private const string Reference = "IMDI-K7QM-2X4P-8";

    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Due = new(2026, 12, 4);
    private static readonly DeskAccess Member = new("A member", false, false, false, false, true, false), Secretariat = new("The secretariat", true, false, false, false, false, false);
    private static readonly string[] Criteria = ["relevance", "impact", "rights", "design", "partnership", "sustainability", "value"];
    private static readonly PanelHead Head = new(Reference, "Safer recruitment", "Workers’ association", [A.Britain, A.Kenya], ["Demonstration agency", "University"], 1, false, Then);
    private static readonly PanelDecision Decision = new("approve-with-conditions", 1, "A measured need.\nA partner who has done it before.", ["An assessment first."], 72.5m, "2026-1", 3, 1, 0, Then, null);

    private static readonly PanelFileModel File = new(Member, Head)
    {
        Steps = ApplyStates.Answered,
        Sums = ApplyStates.Sums,
        Sheet = new([.. Criteria.Select((one, index) => new PanelMark(one, 10, index == 0 ? 4 : null, index == 0 ? "The need is measured." : null))], "Good on the whole.", Due, null, "\"x\"", 15, true),
        OthersHidden = true,
        Vote = new(false, false, false, false, false, null, 0, 4, 3, 0, 2, false, null),
        Trail = [new(Then, "A member", "review-saved")],
    };

    private static readonly PanelFileModel Judged = File with
    {
        OthersHidden = false,
        Sheet = File.Sheet! with { SubmittedAt = Then, IsOpen = false },
        Score = new(72.5m, 3, 3, [.. Criteria.Select((one, index) => new PanelCriterion(one, 10, 3.67m, index == 0 ? 2 : 1, index == 0))], true),
        Opinions = [new("Another member", [.. Criteria.Select(one => new PanelMark(one, 10, 4, "Because of it."))], "To all.")],
        Discussion = new([("Another member", Then, "I doubt the baseline.")], true, false, true),
        Vote = new(true, false, true, false, false, "for", 2, 4, 3, 2, 2, false, null),
    };

    private static readonly PanelSeat[] Seats =
    [
        new("demonstration:panel-1", "Member one", "A ministry", "OriginGovernment", [], null, "submitted", null), new("demonstration:panel-2", "Member two", "A union", "CivilSociety", [], null, "assigned", Due) { IsAwaited = true },
        new("demonstration:panel-3", "Member three", "Demonstration agency", "InternationalOrganisation", [("ExecutingAgency", "Demonstration agency"), ("InvolvedGovernment", "KEN"), ("PastPartnership", Reference)], "A cousin works there.", "conflict", null) { Struck = [("CoFunder", "Demonstration agency", "It pays nothing.")] },
        new("demonstration:panel-4", "Member four", "A union", "CivilSociety", [("LocalPartner", "A union")], null, "conflict", null), new("demonstration:panel-5", "Member five", "A union", "CivilSociety", [], null, "released", null) { Release = "No answer." },
    ];

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["panel-queue"] = language => Rendered.Pages.RenderAsync<PanelQueuePage>(A.Site, PageAddress.Panel(language), new PanelQueueModel(Secretariat, "all", [("mine", 1), ("late", 1), ("all", 2)],
            [new(Reference, "Safer recruitment", "Workers’ association", false, 4, "open-vote", true, null, false, 72.5m, 1), new("IMDI-0000-0000-0", "A survey", "A ministry", true, 1, "propose", true, Due, true, null, null)])),
        ["panel-queue-empty"] = language => Rendered.Pages.RenderAsync<PanelQueuePage>(A.Site, PageAddress.Panel(language), new PanelQueueModel(Member, "mine", [("mine", 0), ("late", 0), ("all", 0)], [])),
        ["panel-declare"] = language => FileAsync(language, new(Member, Head) { Closed = "declaration-needed" }),
        ["panel-declare-error"] = language => FileAsync(language, new(Member, Head) { Closed = "declaration-needed", Errors = [new("/words", "required", "Say what it is.")] }),
        ["panel-closed"] = language => FileAsync(language, new(Member, Head with { Title = "", Applicant = "" }) { Closed = "conflict-of-interest" }),
        ["panel-file"] = language => FileAsync(language, File),
        ["panel-file-error"] = language => FileAsync(language, File with { Errors = [new("/marks/impact/value", "mark-needed", "1 to 5."), new("/marks/impact/reason", "reason-needed", "A reason."), new("/file", "changed-meanwhile", "Changed.")] }),
        ["panel-other-scale"] = language => FileAsync(language, File with { Sheet = File.Sheet! with { Least = 0, Most = 10 } }),
        ["panel-judged"] = language => FileAsync(language, Judged),
        ["panel-secretariat"] = language => FileAsync(language, Judged with
        {
            Access = Secretariat, Sheet = null, Seats = Seats, Vote = new(false, true, false, true, false, null, 3, 4, 3, 2, 2, true, (3, 1, 0)), Discussion = Judged.Discussion! with { IsDone = true, MayWrite = false }, Decide = new("approve", "", ""),
            Errors = [new("/reasons", "reasons-needed", "Reasons."), new("/conditions", "conditions-wrong", "One a line."), new("/kind", "required", "Say which.")],
        }),
        ["panel-decided"] = language => FileAsync(language, Judged with { Access = Secretariat, Sheet = null, Seats = Seats, Decision = Decision, MayRelease = true }),
        ["panel-released"] = language => FileAsync(language, Judged with { Files = new([new("01KB7C2G0000000000000000AB", "letter.pdf", 120_000, Imdi.Web.Pages.Apply.AttachmentStage.Unscanned)], "/api/proposals/01JDF0XV1E9Q6ZP2J3K4M5N6P7/attachments", null), Decision = Decision with { ReleasedAt = Then } }),
        ["panel-second-round"] = language => FileAsync(language, Judged with { EarlierDecisions = [Decision with { Word = "revise", Conditions = [], ReleasedAt = Then }] }),
        ["panel-short"] = language => FileAsync(language, File with { Head = Head with { IsSeedMoney = true }, Sheet = null, OthersHidden = false, Vote = null, Short = new("approve", "Small and urgent.", ["One."], Then, false, true) }),
        ["panel-short-none"] = language => FileAsync(language, File with { Access = Secretariat, Head = Head with { IsSeedMoney = true }, Sheet = null, OthersHidden = false, Vote = null, Short = new(null, null, [], null, true, false), Decide = new(null, null, null), Trail = [] }),
        ["panel-members"] = language => Rendered.Pages.RenderAsync<PanelMembersPage>(A.Site, PageAddress.PanelMembers(language), new PanelMembersModel(Secretariat,
            [new("Member one", "A ministry", "OriginGovernment", new(2026, 1, 1), null, true, 2), new("Member two", null, null, new(2024, 1, 1), new(2025, 12, 31), false, 0)], 3, 2)),
        ["panel-assignment"] = language => Rendered.Pages.RenderAsync<AssignmentPage>(A.Site, PageAddress.PanelAssignment(language), new PanelAssignmentModel(Secretariat, Due, 3,
            [new(Reference, "Safer recruitment", ["Member one"], [new("Member two", "CivilSociety", 2, true), new("Member four", null, 1, false)], [("Member three", "CoFunder", "Demonstration agency")], 1)])),
        ["panel-assignment-none"] = language => Rendered.Pages.RenderAsync<AssignmentPage>(A.Site, PageAddress.PanelAssignment(language), new PanelAssignmentModel(Secretariat, Due, 3, [])),
        ["panel-letter"] = language => Rendered.Pages.RenderAsync<DecisionLetterPage>(A.Site, PageAddress.DecisionLetter(language, Reference), new DecisionLetterModel(Reference, "Safer recruitment", "Workers’ association", Decision with { ReleasedAt = Then })),
        ["panel-letter-short"] = language => Rendered.Pages.RenderAsync<DecisionLetterPage>(A.Site, PageAddress.DecisionLetter(language, Reference), new DecisionLetterModel(Reference, "A survey", "A ministry", Decision with { Word = "reject", Conditions = [], Percent = null, Rubric = null, ReleasedAt = Then })),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        @"^/(en|fr|es|ar)/desk/panel/((members|assignment|IMDI-[0-9A-Z-]+)/)?(\?show=[a-z]+)?$", @"^/(en|fr|es|ar)/proposals/IMDI-[0-9A-Z-]+/decision/$",
        @"^/api/panel/(assignments|proposals/IMDI-[0-9A-Z-]+/(declarations|review|comments|ballots|confirmations|conflicts|strikings|reviewer-releases|voting|decisions|release))$",
    ];

    private static Task<string> FileAsync(Language language, PanelFileModel model) => Rendered.Pages.RenderAsync<PanelFilePage>(A.Site, PageAddress.PanelFile(language, Reference), model);
}
