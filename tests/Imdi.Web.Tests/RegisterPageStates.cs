using Imdi.Shared;
using Imdi.Web.Pages.Register;

namespace Imdi.Web.Tests;

/// <summary>The register, a project, the funding and the ledger in every state that looks different.</summary>
internal sealed class RegisterPageStates : IPageStates
{
    private static readonly Currency Dollar = Currency.Parse("USD"), Dinar = Currency.Parse("KWD");

    private static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT");

    private static readonly DateOnly Day = new(2026, 11, 3);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["register"] = language => Page<RegisterPage>(PageAddress.Register(language), Register()),
        ["register-narrowed"] = language => Page<RegisterPage>(PageAddress.Register(language), Register() with { Words = "skills <b>", Found = 1, Rows = [Row(1)], Pages = 1, Asked = "country=NPL&q=skills" }),
        ["register-nothing"] = language => Page<RegisterPage>(PageAddress.Register(language), Register() with { Words = "peru", Found = 0, Rows = [], Pages = 1 }),
        ["register-empty"] = language => Page<RegisterPage>(PageAddress.Register(language), new RegisterModel(null, [], [], 0, 0, 1, 1, "")),
        ["register-static"] = language => Rendered.Pages.RenderAsync<RegisterPage>(A.Site with { HasApi = false }, PageAddress.Register(language), Register()),
        ["project-panel"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "with-panel", Decision = null, Plan = null, Funds = [], Movements = [], Timeline = [.. Project().Timeline.Take(4)] }),
        ["project-rejected"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "rejected", Decision = Project().Decision! with { Kind = "reject", Conditions = [], ScorePercent = null }, Plan = null, Funds = [], Movements = [] }),
        ["project-approved"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "approved", Funds = [], Movements = [], IsDemonstration = true }),
        ["project-under-way"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project()),
        ["project-returned"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "returned", Decision = Project().Decision! with { Kind = "revise" }, Plan = null, Movements = [], Funds = [], Timeline = [.. Project().Timeline, new("returned", Day, null, null)] }),
        ["project-second-round"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { EarlierDecisions = [Project().Decision! with { Kind = "revise", On = Day.AddDays(-90), Reasons = "The log-frame has no baselines.", Conditions = [] }] }),
        ["project-withdrawn"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "withdrawn", Decision = null, Plan = null, Movements = [], Funds = [], Timeline = [.. Project().Timeline.Take(4), new("withdrawn", Day, null, null)] }),
        ["project-completed"] = language => Page<ProjectPage>(PageAddress.Project(language, Reference(1)), Project() with { Stage = "completed", Timeline = [.. Project().Timeline, new("completed", Day, null, null)] }),
        ["funding"] = language => Page<FundingPage>(PageAddress.FundingOverview(language), Funding()),
        ["funding-empty"] = language => Page<FundingPage>(PageAddress.FundingOverview(language), new FundingModel([], [], [], 0)),
        ["ledger"] = language => Page<LedgerPage>(PageAddress.PublicLedger(language), Ledger()),
        ["ledger-narrowed"] = language => Page<LedgerPage>(PageAddress.PublicLedger(language), Ledger() with { Asked = "window=core&currency=USD", Page = 1, Pages = 1 }),
        ["ledger-nothing"] = language => Page<LedgerPage>(PageAddress.PublicLedger(language), Ledger() with { Rows = [], Found = 0, Asked = "year=1999", Page = 1, Pages = 1 }),
        ["ledger-empty"] = language => Page<LedgerPage>(PageAddress.PublicLedger(language), new LedgerModel([], [], 0, 0, 1, 1, "")),
        ["home-decisions"] = language => Rendered.Pages.HomeAsync(A.Site, PageAddress.Home(language), A.Home(m => m with { Decisions = [new(Reference(1), "Skills and fair recruitment", "approve-with-conditions", Day), new(Reference(2), "Remittance literacy", "reject", Day)] })),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/(en|fr|es|ar)/(proposals/(imdi-[0-9a-z-]+/)?|funding/(ledger/)?)([?][a-zA-Z0-9=&%-]+)?$",
        "^/api/funding/((projects(/IMDI-[0-9A-Z-]+)?|movements|donors|totals)[.](csv|json)[?][a-zA-Z0-9=&%-]+|iati/activities[.]xml|ledger/verification)$",
        "^(/(fr|es|ar))?/api/funding/(projects(/IMDI-[0-9A-Z-]+)?|movements|donors|totals/[a-z]+)[.](csv|json)$",
        "^/(en|fr|es|ar)/apply/new/$",
    ];

    private static Task<string> Page<T>(PageAddress at, object model) where T : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<T>(A.Site, at, model);

    private static string Reference(int number) => $"IMDI-K7QM-2X{number:D2}-8";

    private static RegisterRow Row(int number) => new(
        Reference(number), $"Skills and fair recruitment {number}", [Nepal, Qatar], new Money(number * 1_234_567L, Dollar), new[] { "with-panel", "approved", "under-way", "completed", "rejected", "withdrawn", "returned" }[number % 7], Day, number % 5 == 0);

    private static IReadOnlyList<RegisterFilter> Filters { get; } =
    [
        new("country", [("NPL", "Nepal"), ("QAT", "Qatar")], "NPL"), new("role", [("origin", "origin")], null), new("component", [("i", "I")], null), new("kind", [("fair-recruitment", "fair recruitment")], null),
        new("stage", [("approved", "Approved")], null), new("year", [("2026", "2026")], null), new("window", [("core", "Core")], null), new("applicantType", [("government", "Government")], null),
    ];

    // A whole page of rows, as the budget has to hold it.
    private static RegisterModel Register() => new(null, Filters, [.. Enumerable.Range(1, 50).Select(Row)], 120, 120, 2, 3, "country=NPL");

    private static LedgerRow Entry(int number, string kind, Currency currency, bool isPromise = false) => new(
        isPromise ? null : number, $"{number:x2}f3c2a19b0d4e5f60718293a4b5c6d7e8", Day, kind, number % 3 == 0 ? "skills-2026" : "core", new Money(number * 100_000L, currency), isPromise ? null : new Money(number * 1_000_000L, currency),
        kind is "receipt" ? "Norway, Ministry of Foreign Affairs" : null, kind is "pledge", number % 2 == 0 ? Reference(number) : null, number % 4 == 0 ? "First tranche" : null, number % 7 == 0,
        isPromise ? null : string.Concat(Enumerable.Repeat($"{number:x2}c4e1d0", 8)));

    private static LedgerModel Ledger() => new(
        [new("window", [("core", "Core"), ("skills-2026", "Window skills-2026")], null), new("currency", [("KWD", "KWD"), ("USD", "USD")], null), new("year", [("2026", "2026")], null)],
        [.. new[] { "pledge", "commitment", "receipt", "allocation", "disbursement", "expenditure", "refund-by-project", "refund-to-donor", "correction", "exchange", "exchange-result" }.SelectMany((kind, index) =>
            Enumerable.Range(0, 4).Select(more => Entry((index * 4) + more + 1, kind, more % 2 == 0 ? Dollar : Dinar, kind is "pledge" or "commitment")))],
        130, 130, 2, 3, "");

    private static FundingModel Funding() => new(
        [new("core", Usd(100_000), Usd(80_000), Usd(50_000), Usd(20_500), Usd(6_000), Usd(44_000)), new("core", Kwd(0), Kwd(0), Kwd(900), Kwd(0), Kwd(0), Kwd(900)), new("skills-2026", Usd(0), Usd(0), Usd(7_000), Usd(0), Usd(0), Usd(7_000))],
        [.. new[] { "country", "component", "sector", "year" }.Select(by => new PivotModel(by, [Dinar, Dollar], [new PivotRow("One", 3, [null, (Usd(20_500), Usd(6_000))]), new PivotRow("Two", 1, [(Kwd(900), Kwd(0)), null])])), new PivotModel("country", [], [])],
        [new("Norway, Ministry of Foreign Affairs", Usd(100_000), Usd(80_000), Usd(57_000)), new(null, Kwd(0), Kwd(0), Kwd(900))], 4);

    private static ProjectModel Project() => new(
        Reference(1), "Skills and fair recruitment, Nepal to Qatar", "SFR", "under-way", "ii", [(Nepal, "origin"), (Qatar, "destination")], ["pre-departure-training", "fair-recruitment"], [("15190", 60), ("99999", 40)], "government",
        Usd(20_500), new DateOnly(2027, 1, 1), new DateOnly(2028, 6, 30),
        [
            new("submitted", Day.AddDays(-60), null, null), new("endorsed", Day.AddDays(-50), Nepal, null), new("endorsed", Day.AddDays(-48), Qatar, null), new("panel", Day.AddDays(-46), null, null),
            new("decided", Day.AddDays(-20), null, null), new("funded", Day.AddDays(-15), null, Usd(20_500)), new("paid", Day.AddDays(-10), null, Usd(6_000)), new("reported", Day, null, null),
        ],
        new("approve-with-conditions", Day.AddDays(-20), "A sound plan with clear results.", ["Publish the fees that workers pay."], 72.5m, 4, 1, 0), [],
        new(
            "Trains workers before they leave.", "Ministry of Labour", ["International Labour Organization"], "Workers migrate without debt", "Workers before departure", 400, 500, 20,
            [
                new(false, "Fees fall", [new("Workers who pay no fee", "%", 10, 60, new DateOnly(2028, 6, 30), null, null)]),
                new(true, "Courses are held", [new("Workers trained", "workers", 0, 900, new DateOnly(2028, 6, 30), 420, Day)]),
                new(true, "No figures", []),
            ],
            [.. new[] { "personnel", "consultants", "travel", "equipment", "training", "sub-grants", "monitoring-evaluation", "communication", "indirect", "contingency" }.Select(category => new BudgetRow(category, [Usd(1_000), Usd(500)], Usd(1_500)))]),
        [new FundsModel(Usd(20_500), Usd(6_000), Usd(5_990))], [Entry(2, "allocation", Dollar), Entry(4, "disbursement", Dollar), Entry(6, "correction", Dollar)], false);

    private static Money Usd(long whole) => new(whole * 100, Dollar);

    private static Money Kwd(long whole) => new(whole * 1000, Dinar);
}
