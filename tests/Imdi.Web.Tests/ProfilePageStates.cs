using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Web.Tests;

/// <summary>A profile of which everything is known, one of which nothing is, an old version, and the list.</summary>
internal sealed class ProfilePageStates : IPageStates
{
    private static readonly CountryCode Nepal = CountryCode.Parse("NPL");

    private static readonly string[] Between = ["context", "immigration", "emigration", "diaspora", "remittances", "labour", "skills", "irregular", "legal", "impacts", "policy"];

    private static readonly string[] Partners = ["IND", "SAU", "QAT", "MYS", "USA", "ARE", "GBR", "KWT", "OMN", "AUS", "OTHERS", "T"];

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["profile-full"] = language => Page(language, Full()),
        ["profile-empty"] = language => Page(language, Empty()),
        ["profile-static"] = language => Rendered.Pages.RenderAsync<ProfilePage>(A.Site with { HasApi = false }, PageAddress.Profile(language, Nepal), new ProfilePageModel(Full(), Names, true, false)),
        ["profile-kept"] = language => Rendered.Pages.RenderAsync<ProfilePage>(A.Site, PageAddress.ProfileVersion(language, Nepal, "4f1e22ab4f1e22ab"), new ProfilePageModel(Full(), Names, true, true)),
        ["profiles"] = language => Index(language, new ProfileIndexModel(null, [.. CodeLists.CountriesInOrder(Language.English).Select(country => new ProfileIndexRow(country, "4f1e22ab4f1e22ab", new ProfileCoverage(48, 14, 2)))], 249)),
        ["profiles-nothing"] = language => Index(language, new ProfileIndexModel("peru <b>", [], 249)),
        ["profiles-none"] = language => Index(language, new ProfileIndexModel(null, [], 0)),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/api/directory/focal-points[.]csv$",
        "^/(en|fr|es|ar)/profiles/([a-z]{3}/(versions/[0-9a-f]{16}/)?)?([?]q=[A-Z]{3})?(#[a-z-]+)?$",
        "^(/(fr|es|ar))?/api/profiles((/[A-Z]{3}(/versions/[0-9a-f]{16})?)?[.](csv|json)([?]lang=(en|fr|es|ar))?|/[A-Z]{3}/(versions|tables/[a-z.-]+[.]csv[?]lang=(en|fr|es|ar)))$",
    ];

    private static Dictionary<string, string> Names { get; } = new() { ["LM.UNEMP"] = "Unemployment rate", ["MG.HHI"] = "Concentration of destinations", ["RM.PC"] = "Remittances received by head" };

    private static readonly ProfileSource[] Sources =
    [
        new("migrant-stock", "a1", "knomad", "World Bank, KNOMAD, bilateral migrant stocks", "https://www.knomad.org", "CC BY 4.0", new DateOnly(2018, 7, 1), Period.OfYear(2017), FreshnessState.Overdue, new DateOnly(2019, 7, 1), false),
        new("population", "b2", "census", "Census", null, null, null, null, FreshnessState.Empty, null, true),
    ];

    private static Task<string> Page(Language language, ProfileModel profile) => Rendered.Pages.RenderAsync<ProfilePage>(A.Site, PageAddress.Profile(language, Nepal), new ProfilePageModel(profile, Names, profile.Sources.Count > 0, false));

    private static Task<string> Index(Language language, ProfileIndexModel model) => Rendered.Pages.RenderAsync<ProfilesPage>(A.Site, PageAddress.Profiles(language), model);

    private static ProfileModel Empty() => new(Nepal, "4f1e22ab4f1e22ab", new ProfileCoverage(40, 0, 0),
    [
        new(0, "cover", [Known("cover.coverage", "section", [new("tables", "tables")], [Row("context", null, 7)])]), .. Between.Index().Select(section => new ProfileSection(section.Index + 1, section.Item, [Gap(section.Item)])),
        new(12, "quality", [Known("quality.sources", "source", [new("rows", "rows")], [])]),
    ], []);

    private static ProfileModel Full()
    {
        var empty = Empty();
        return empty with
        {
            Coverage = new ProfileCoverage(40, 14, 2), Sources = Sources,
            Sections = [.. empty.Sections.Select(section => section with { Tables = [.. section.Tables, .. TablesOf(section.Id)] })],
        };
    }

    private static IEnumerable<ProfileTable> TablesOf(string section) => section switch
    {
        "context" =>
        [
            Known("context.ages", "age", Two("women", "men", "persons"), [.. Enumerable.Range(0, 17).Select(group => Row(group == 16 ? "Y_GE80" : $"Y{group * 5}-{(group * 5) + 4}", "2020", 1_400_000 - (group * 70_000), 1_350_000 - (group * 71_000)))]),
            Known("context.population", "period", Two("people", "working-age", "persons"), [.. Enumerable.Range(2010, 12).Select(year => Row($"{year}", null, 27_000_000 + (year * 100), 17_000_000))]),
            Known("context.working-age", "period", [new("people", "persons"), new("working-age", "persons"), new("low-80", "persons"), new("high-80", "persons")], [new ProfileRow("2020", null, null, [new(29_000_000, null), new(18_000_000, null), new(null, null), new(null, null)]), Row("2025", null, 30_000_000, 19_000_000, 18_500_000, 19_600_000)]) with { Projection = new("cohort-ratios", "2020", null) },
            Known("context.labour", "indicator", [new("total", ""), new("women", ""), new("men", "")], [new ProfileRow("LM.UNEMP", "2017", "percent", [new(11.4m, null), new(13.1m, null), new(null, null)])]) with { IsDemonstration = true, Of = [1] },
            Known("context.wages", "occupation", [new("mean-monthly", "")], [new ProfileRow("7", "2018", "NPR", [new(17_809.5m, null)]), new ProfileRow("T", "2018", "NPR", [new(16_000m, null)])]),
            Known("context.economy", "statistic", [new("value", "")], [new ProfileRow("NY.GDP.MKTP.CD", "2021", "usd", [new(36_924_841_429m, null)]), new ProfileRow("HDI", null, "index", [new(null, null)])]),
        ],
        "immigration" => [Known("immigration.origins", "partner", [new("immigrants", "persons"), new("share", "percent")], [.. Partners.Select((partner, at) => Row(partner, "2017", 440_198 - (at * 30_000), 80.07m - (at * 6)))]), Withheld("immigration.sex")],
        "emigration" => [Known("emigration.destinations", "partner", [new("emigrants", "persons"), new("share", "percent")], [.. Partners.Select((partner, at) => Row(partner, "2017", 537_517 - (at * 30_000), 26.797495m - at))]), Known("emigration.measures", "indicator", [new("value", "")], [new ProfileRow("MG.HHI", "2017", "index", [new(0.170775m, null)])])],
        "remittances" =>
        [
            Known("remittances.received", "period", [new("received", "usd"), new("of-gdp", "percent")], [.. Enumerable.Range(2011, 12).Select(year => Row($"{year}", null, 9_292_850_971m - ((2022 - year) * 300_000_000), 22.667981m))]),
            Known("remittances.cost-summary", "statistic", [new("value", "")], [new ProfileRow("cost.mean", "2020Q3", "percent", [new(4.46245m, null)]), new ProfileRow("cost.corridors", "2020Q3", "corridors", [new(8, null)]), new ProfileRow("cost.within-5", "2020Q3", "corridors", [new(7, null)])]),
            Known("remittances.cost-trend", "period", [new("mean-cost", "percent"), new("within-5", "percent")], [Row("2020Q2", null, 4.6m, 75), Row("2020Q3", null, 4.46245m, 87.5m)]),
            Known("remittances.measures", "indicator", [new("value", "")], [new ProfileRow("RM.PC", "2017", "usd", [new(null, "denominator-missing")])]),
        ],
        "labour" => [Known("labour.gaps", "occupation", [new("openings", "persons"), new("gap", "persons")], [Row("22", "2034", 12_400.5m, -350)]) with { Projection = new("openings-less-entrants", "2024", "Baseline: <as it was>") }],
        _ => [],
    };

    private static ProfileColumn[] Two(string one, string other, string unit) => [new(one, unit), new(other, unit)];

    private static ProfileTable Known(string id, string by, IReadOnlyList<ProfileColumn> columns, IReadOnlyList<ProfileRow> rows) => new(id, by, ProfileStatus.Known, false, true, "2017", columns, rows, [0], ["migrant-stock"]);

    private static ProfileTable Withheld(string id) => new(id, "sex", ProfileStatus.Withheld, false, false, null, [new("immigrants", "persons")], [new ProfileRow("T", "2017", null, [new(null, "suppressed")])], [0], ["migrant-stock"]);

    private static ProfileTable Gap(string section) => new(section switch
    {
        "context" => "context.projection", "immigration" => "immigration.age-occupation", "emigration" => "emigration.nationals", "diaspora" => "diaspora.organisations", "remittances" => "remittances.channels", "labour" => "labour.gaps",
        "skills" => "skills.candidates", "irregular" => "irregular.movements", "legal" => "legal.framework", "impacts" => "impacts.social", _ => "policy.plans",
    }, "none", ProfileStatus.NoData, false, false, null, [], [], [], section is "context" ? ["population"] : section is "emigration" ? ["nationals-abroad"] : section is "remittances" ? ["remittance-quotes"] : []);

    private static ProfileRow Row(string item, string? period, params decimal[] values) => new(item, period, null, [.. values.Select(value => new ProfileCell(value, null))]);
}
