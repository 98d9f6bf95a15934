using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Funding;

namespace Imdi.Web.Tests;

/// <summary>The pages of money in every state that looks different.</summary>
internal sealed class FundingPageStates : IPageStates
{
    private const string Id = "01KB7Z0000EXAMP1EFVND00000", Reference = "IMDI-K7QM-2X4P-8";

    private static readonly DateOnly Day = new(2026, 11, 30);
    private static readonly DeskAccess Secretariat = new("The secretariat", true, false, false, false, false, false), Agency = new("An agency", false, false, false, true, false, false), Donor = new("A donor", false, false, false, false, false, true);
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly ReportLine Overdue = new(1, new(2026, 5, 1), new(2026, 10, 31), Day.AddDays(-1), false, "Overdue"), Expected = new(2, new(2026, 11, 1), new(2027, 4, 30), new(2027, 5, 30), true, "Expected");

    private static readonly FundedProjectModel Project = new(Secretariat, Id, Reference, "Training before departure", [(Dollars(40_000), Dollars(20_000))], [Overdue, Expected],
        [new(1, "core", Dollars(20_000), null, null, null, 5, null, null), new(2, "safe-recruitment", Dollars(20_000), Day, 1, 1, null, "report-overdue", "1"), new(3, "core", Dollars(1), null, null, null, null, null, null), new(4, "core", Dollars(1), null, 1, null, null, "report-not-accepted", "1"),
            new(5, "core", Dollars(1), null, null, 1, null, "condition-not-met", "1"), new(6, "core", Dollars(1), Day, null, null, null, "too-early", "1 May"), new(7, "core", Dollars(1), null, null, null, null, "earlier-tranche", "2")],
        [new(1, "A baseline study.", null, null), new(2, "A plan.", Day, "Received.")]);

    private static readonly MoneyForm Sign = new("/api/funding/contributions", "sign",
        [new("donor", MoneyFieldKind.Choice, null, Choices: [("d", "A donor")]), new("agreement", MoneyFieldKind.Text, "A-1"), new("signedOn", MoneyFieldKind.Day, null), new("currency", MoneyFieldKind.Currency, "USD", Longest: 3), new("amount-1", MoneyFieldKind.Amount, "1"), new("component", MoneyFieldKind.Choice, "II", false, Choices: [("I", null), ("II", null), ("III", null)]), new("isAnonymous", MoneyFieldKind.Tick, "yes", false), new("reason", MoneyFieldKind.Area, null, Group: "A group")],
        [("submission_id", Id)], []);

    private static readonly StatementModel Statement = new(Donor, "A donor", true, new string('a', 64), [new(Dollars(60), Dollars(60), Dollars(50), Dollars(0), Dollars(0), Dollars(40), Dollars(20), Dollars(10))],
        [.. new[] { "Receipt", "Allocation", "Release", "Disbursement", "RefundByProject", "RefundToDonor", "Exchange", "Correction" }.Select((kind, index) => new StatementEntry(index + 1, new string('b', 64), Day, kind, "core", index == 1 ? "Training" : null, Dollars(index - 3)))], "");

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["money-desk"] = language => Rendered.Pages.RenderAsync<FundingDeskPage>(A.Site, PageAddress.FundingDesk(language), new FundingDeskModel(Secretariat,
            [new("core", null, Usd, Dollars(50_000), Dollars(10_000), Dollars(40_000), Dollars(0)), new("safe-recruitment", "Safe recruitment", null, null, null, null, null)],
            [new("P1", Reference, "A donor", Dollars(60_000), "core", Day, false), new("P2", "IMDI-0000-0000-0", "Another", Dollars(1), "core", Day, true)], [new("C1", "A-1", "demonstration-donor", "A donor", Dollars(60_000), Dollars(50_000), [("R1", Dollars(5), Day)])],
            [new(2, "Allocation", Day, Dollars(40_000), "Training", true), new(1, "Correction", Day, Dollars(-1), null, false)])),
        ["money-desk-older"] = language => Rendered.Pages.RenderAsync<FundingDeskPage>(A.Site, PageAddress.FundingDesk(language), new FundingDeskModel(Secretariat,
            [new("core", null, null, null, null, null, null)], [new("P3", Reference, "A donor", Dollars(60_000), "core", Day, false) { IsWithdrawn = true }], [], []) { MorePledges = new("P3", false), MoreEntries = new("21", true), MoreContributions = new(null, false) }),
        ["money-withdraw-pledge"] = language => ActAsync(language, new(Secretariat, "withdraw-pledge", [new("pledge", Text: Reference)], Withdraw("pledges/P1"))),
        ["money-withdraw-receipt-error"] = language => ActAsync(language, new(Secretariat, "withdraw-receipt", [], Withdraw("receipts/R1") with { Errors = [new("/reason", "required", "x"), MoneyWords.Refused(language, "main", "receipt-cleared", "The ledger has it.")] })),
        ["money-window"] = language => ActAsync(language, new(Secretariat, "window", [], new("/api/funding/windows", "window",
            [new("id", MoneyFieldKind.Text, "two"), new("country-1", MoneyFieldKind.Choice, "NPL", false, Group: "Countries", Choices: [("NPL", "Nepal"), ("QAT", "Qatar")]), new("country-2", MoneyFieldKind.Choice, null, false, Group: "Countries", Choices: [("NPL", "Nepal"), ("QAT", "Qatar")])], [("submission_id", Id)], []))),
        ["money-desk-empty"] = language => Rendered.Pages.RenderAsync<FundingDeskPage>(A.Site, PageAddress.FundingDesk(language), new FundingDeskModel(Secretariat, [new("core", null, null, null, null, null, null)], [], [], [])),
        ["money-sign"] = language => ActAsync(language, new(Secretariat, "sign", [new("pledge", Text: Reference), new("pledged", Dollars(60))], Sign)),
        ["money-sign-error"] = language => ActAsync(language, new(Secretariat, "sign", [], Sign with { Errors = [new("/donor", "required", "x"), MoneyWords.Refused(language, "amount-1", "more-than-signed", "Signed are 60.00 USD, received 50.00 USD."), MoneyWords.Refused(language, "main", "report-overdue", "Report 1 was due on 2026-11-30.")] })),
        ["money-allocate"] = language => ActAsync(language, new(Secretariat, "allocate", [], null) { Choice = Choice }),
        ["money-allocate-sources"] = language => ActAsync(language, new(Secretariat, "allocate", [new("asked", Dollars(50)), new("may", Dollars(10))], new("/api/funding/allocations", "allocate", [new("amount", MoneyFieldKind.Amount, "50"), new("on", MoneyFieldKind.Day, "2026-11-30")], [("window", "core")], [MoneyWords.Refused(language, "amount", "balance-too-low", "Only 10.00 USD of it.")]))
            { Choice = Choice, Sources = [new("A-1", "A donor", Dollars(10), []), new("A-2", "Another", Dollars(0), ["window-countries", "window-components", "earmark-countries", "earmark-component", "earmark-proposal", "nothing-left"])] }),
        ["money-allocate-none"] = language => ActAsync(language, new(Secretariat, "allocate", [], null) { Choice = Choice, Sources = [] }),
        ["projects"] = language => Rendered.Pages.RenderAsync<ProjectListPage>(A.Site, PageAddress.FundedProjects(language), new ProjectListModel(Secretariat, [new(Id, Reference, "Training", Dollars(40), Dollars(20), Overdue, 1), new("01KB7Z0000EXAMP1E0THER0000", "IMDI-0000-0000-0", "Another", null, null, null, 0)]) { More = new(Id, true) }),
        ["projects-empty"] = language => Rendered.Pages.RenderAsync<ProjectListPage>(A.Site, PageAddress.FundedProjects(language), new ProjectListModel(Agency, [])),
        ["project-desk"] = language => Rendered.Pages.RenderAsync<FundedProjectPage>(A.Site, PageAddress.FundedProject(language, Id), Project),
        ["project-desk-agency"] = language => Rendered.Pages.RenderAsync<FundedProjectPage>(A.Site, PageAddress.FundedProject(language, Id), Project with { Access = Agency, Allocated = [], Reports = [Overdue with { State = "Sent" }, Expected with { State = "Returned" }, Expected with { Number = 3, State = "Accepted" }] }),
        ["project-desk-bare"] = language => Rendered.Pages.RenderAsync<FundedProjectPage>(A.Site, PageAddress.FundedProject(language, Id), Project with { Tranches = [], Conditions = [] }),
        ["project-report"] = language => ProjectAsync(language, "report", new(Agency, "report", [new("due", Day: Day), new("reason", Text: "The figures are missing.")], new($"/api/funding/grants/{Id}/reports/1", "report", [new("narrative", MoneyFieldKind.Area, "Done."), new("actual-0", MoneyFieldKind.Amount, null, Label: "Workers trained", Hint: "0 → 300", Group: "Results"), new("spent-0", MoneyFieldKind.Amount, null, false, Label: "Training", Hint: "50,000 USD", Group: "Spent")], [], [new("/actual-0", "required", "x")]))
            { Values = [new("1.1", "Workers trained", "workers", null, 300, 120), new("1.2", "Courses", "courses", 0, 10, null)] }),
        ["project-judge"] = language => ProjectAsync(language, "report", new(Secretariat, "report", [new("narrative", Text: "Done.\nAll."), new("spent", Dollars(5))], new($"/api/funding/grants/{Id}/reports/1/judgement", "judge", [new("accepts", MoneyFieldKind.Choice, null, Choices: [("yes", null), ("no", null)])], [], []))),
        ["project-pay"] = language => ProjectAsync(language, "pay", new(Secretariat, "pay", [new("amount", Dollars(5))], new($"/api/funding/grants/{Id}/tranches/1/payment", "pay", [new("on", MoneyFieldKind.Day, null)], [("attempt", "1")], []))),
        ["pledge"] = language => PledgeAsync(language, new("ask", Pledge, [], null)),
        ["pledge-error"] = language => PledgeAsync(language, new("ask", Pledge with { Errors = [new("/amount", "not-an-amount", "x"), new("/main", "form-too-fast", "x")] }, [], null)),
        ["pledge-check"] = language => PledgeAsync(language, new("check", Pledge with { Fields = [] }, [new("name", Text: "A donor"), new("amount", Dollars(5)), new("expectedOn", Day: Day)], null)),
        ["pledge-done"] = language => PledgeAsync(language, new("done", Pledge, [], Reference)),
        ["statement"] = language => Rendered.Pages.RenderAsync<StatementPage>(A.Site, PageAddress.DeskStatement(language), Statement),
        ["statement-link"] = language => Rendered.Pages.RenderAsync<StatementPage>(A.Site, PageAddress.Statement(language, "AAAAAAAAAAAAAAAAAAAAAA"), Statement with { Access = null, Reconciles = false, Asked = "link=AAAAAAAAAAAAAAAAAAAAAA" }),
        ["statement-empty"] = language => Rendered.Pages.RenderAsync<StatementPage>(A.Site, PageAddress.DeskStatement(language), Statement with { Access = Secretariat, Sums = [], Entries = [], Asked = "donor=d" }),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        @"^/(en|fr|es|ar)/desk/funding/([a-z-]+/)?(\?[a-z]+=[A-Za-z0-9-]+)?(#[a-z]+-h)?$", @"^/(en|fr|es|ar)/desk/projects/(\?projects=01[A-Z0-9]{24}#projects-h)?$", @"^/(en|fr|es|ar)/desk/projects/(01[A-Z0-9]{24}/((report|plan|pay|condition)/[0-9]+/)?)?$",
        @"^/(en|fr|es|ar)/funding/(pledge|statement/[A-Za-z0-9_-]{22})/$", @"^/api/funding/(contributions|allocations|windows|pledges|(pledges|receipts)/[A-Z0-9]+/withdrawal|ledger/entries/[0-9]+|grants/01[A-Z0-9]{24}/(reports/[0-9]+(/judgement)?|tranches/[0-9]+/payment))$",
        @"^/api/funding/statement\.(csv|json)\?lang=(en|fr|es|ar)(&(link|donor)=[A-Za-z0-9_-]+)?$",
    ];

    private static MoneyForm Choice => new("", "allocate", [new("proposal", MoneyFieldKind.Choice, null, Choices: [(Id, "Training")]), new("window", MoneyFieldKind.Choice, null, Choices: [("core", "Core")])], [], []);

    private static MoneyForm Withdraw(string what) => new($"/api/funding/{what}/withdrawal", what.StartsWith('p') ? "withdraw-pledge" : "withdraw-receipt", [new("reason", MoneyFieldKind.Area, null)], [("submission_id", Id)], []);

    private static MoneyForm Pledge => new("/api/funding/pledges", "pledge", [new("name", MoneyFieldKind.Text, null), new("email", MoneyFieldKind.Email, null), new("amount", MoneyFieldKind.Amount, null), new("currency", MoneyFieldKind.Currency, null, Longest: 3)], [("submission_id", Id), ("issued_at", "x")], []);

    private static Money Dollars(decimal amount) => Money.Round(amount, Usd);

    private static Task<string> ActAsync(Language language, MoneyActModel model) => Rendered.Pages.RenderAsync<MoneyActPage>(A.Site, PageAddress.MoneyAct(language, model.Act), model);

    private static Task<string> ProjectAsync(Language language, string act, MoneyActModel model) => Rendered.Pages.RenderAsync<MoneyActPage>(A.Site, PageAddress.ProjectAct(language, Id, act, 1), model with { Project = Id, Title = "Training before departure", Number = 1 });

    private static Task<string> PledgeAsync(Language language, PledgeModel model) => Rendered.Pages.RenderAsync<PledgePage>(A.Site, PageAddress.Pledge(language), model);
}
