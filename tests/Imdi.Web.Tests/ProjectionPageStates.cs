using Imdi.Shared;
using Imdi.Web.Pages.Projections;

namespace Imdi.Web.Tests;

/// <summary>Projections in every state that looks different.</summary>
internal sealed class ProjectionPageStates : IPageStates
{
    private static readonly CountryCode Nepal = CountryCode.Parse("NPL");

    private static readonly string[] Senders = ["MYS", "OMN", "ARE", "SAU", "IND", "QAT", "USA", "GBR", "DEU", "FRA", "CAN", "AUS", "JPN", "KOR", "KWT", "BHR", "ITA", "ESP", "PRT", "CHE"];

    private static readonly SourceNote[] Sources = [new("World Bank, Remittance Prices Worldwide (Corridors)", "https://remittanceprices.worldbank.org", "CC BY 4.0", new DateOnly(2020, 12, 7), false), new("Demonstration data (invented)", null, null, null, true)];

    private static readonly ScoreModel Naive = new("naive", 4_072, 0.9195m, 12.99m, 1.2509m), Median = new("median-combination", 4_072, 0.8849m, 12.33m, 1.2109m), Cohorts = new("cohort-ratios", 690, 1.31m, 1.29m, 0.0131m);

    private static readonly IntervalModel[] Coverage = [new(80, new Percent(80.6m), 2_880), new(95, null, 0)];

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["projections"] = language => Page<ProjectionsPage>(PageAddress.Projections(language), new ProjectionsModel(
            [
                Family("RM.COST", true, "median-combination", "beats-naive"), Family("LM.UNEMP", false, "naive", "no-better-than-naive"), Family("RM.GDP", false, "naive", "remittances-not-extrapolated"), Family("LM.EPR", false, null, "too-few-to-calibrate"),
            ],
            230, [Naive, Cohorts], Coverage, [Nepal, .. Senders.Select(code => CountryCode.Parse(code))], Sources)),
        ["projections-empty"] = language => Page<ProjectionsPage>(PageAddress.Projections(language), new ProjectionsModel([], 0, [], [], [], [])),
        ["projections-country"] = language => Page<CountryProjectionsPage>(PageAddress.CountryProjections(language, Nepal), new CountryProjectionsModel(
            Nepal, [Series("LM.UNEMP", null, "no-better-than-naive"), .. Senders.Select(code => Series("RM.COST", CountryCode.Parse(code), "beats-naive")), .. Without()], true, true, Sources)),
        ["projections-country-empty"] = language => Page<CountryProjectionsPage>(PageAddress.CountryProjections(language, Nepal), new CountryProjectionsModel(Nepal, [], true, false, Sources)),
        ["projections-series"] = language => Page<SeriesProjectionsPage>(PageAddress.SeriesProjections(language, Nepal, "RM.COST"), new SeriesProjectionsModel(
            Nepal, "RM.COST", "Average cost of sending remittances", "percent", [.. Senders.Select(code => Series("RM.COST", CountryCode.Parse(code), "beats-naive")), .. Without()], Sources)),
        ["projections-series-none"] = language => Page<SeriesProjectionsPage>(PageAddress.SeriesProjections(language, Nepal, "RM.PC"), new SeriesProjectionsModel(
            Nepal, "RM.PC", "Remittances received by person", "usd", Without(), Sources)),
        ["projections-series-static"] = language => Rendered.Pages.RenderAsync<SeriesProjectionsPage>(A.Site with { HasApi = false }, PageAddress.SeriesProjections(language, Nepal, "LM.UNEMP"), new SeriesProjectionsModel(
            Nepal, "LM.UNEMP", "Unemployment rate", "percent", [Series("LM.UNEMP", null, "no-better-than-naive") with { Quality = null, HasPassed = false }], Sources)),
        ["projections-population"] = language => Page<PopulationProjectionPage>(PageAddress.PopulationProjection(language, Nepal), Population()),
        ["projections-population-untested"] = language => Page<PopulationProjectionPage>(
            PageAddress.PopulationProjection(language, Nepal), Population() with { Countries = 0, Scores = [], Coverage = [], Steps = [.. Population().Steps.Select(step => step with { Low80 = null, High80 = null, Low95 = null, High95 = null })] }),
        ["projections-gap"] = language => Page<GapProjectionPage>(PageAddress.GapProjection(language, Nepal), Gap()),
        ["projections-gap-static"] = language => Rendered.Pages.RenderAsync<GapProjectionPage>(A.Site with { HasApi = false }, PageAddress.GapProjection(language, Nepal), Gap()),
        ["projections-linked"] = language => Page<LinkedPage>(PageAddress.LinkedProjection(language), Linked()),
        ["projections-linked-example"] = language => Page<LinkedPage>(PageAddress.LinkedProjection(language), Linked() with { Inputs = [.. Linked().Inputs.Select(input => input with { IsExample = true })] }),
        ["projections-linked-error"] = language => Page<LinkedPage>(PageAddress.LinkedProjection(language), Linked() with { Results = [], Asked = "", Errors = [new FieldError("/years", "linked-out-of-range", "'years' must be a number from 1 to 30, whole.")] }),
        ["projections-linked-static"] = language => Rendered.Pages.RenderAsync<LinkedPage>(A.Site with { HasApi = false }, PageAddress.LinkedProjection(language), Linked()),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/(en|fr|es|ar)/projections/((linked/|[a-z]{3}/((population|gap|[a-z]{2}-[a-z0-9]+)/)?)([?][a-zA-Z0-9=&.-]+)?)?$",
        "^/api/projections(/quality|/linked|/(population|gap)/[A-Z]{3}(/ages)?|/[A-Z]{2}[.][A-Z0-9]+/[A-Z]{3})?[.](csv|json)[?][a-zA-Z0-9=&.-]+$",
    ];

    private static Task<string> Page<T>(PageAddress at, object model) where T : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<T>(A.Site, at, model);

    private static FamilyModel Family(string indicator, bool ofPairs, string? method, string reason) =>
        new(indicator, "Average cost of sending remittances", "percent", ofPairs, ofPairs, 360, 352, method, reason, [Naive, new("mean-of-four", 4_072, 0.9326m, 13.09m, 1.3070m), Median], method is null ? [] : Coverage);

    private static ProjectedSeriesModel Series(string indicator, CountryCode? from, string reason)
    {
        var last = Period.OfQuarter(2020, 3);
        decimal start = 3 + (from?.Alpha3[0] % 7 ?? 0);
        (Period Period, decimal Value)[] known = [.. Enumerable.Range(-30, 31).Select(step => (last.Plus(step), start + ((step * step) % 13 / 10m)))];
        return new(
            indicator, indicator == "RM.COST" ? "Average cost of sending remittances" : "Unemployment rate", "percent", from, known, reason == "beats-naive" ? "median-combination" : "naive", reason, true,
            [.. Enumerable.Range(1, 4).Select(h => new ProjectedModel(last.Plus(h), start, start - (h * 0.4m), start + (h * 0.4m), Math.Max(0, start - h), start + h, start + 0.1m))], new QualityModel(Median with { Forecasts = 12 }, Naive with { Forecasts = 12 }, 6, 8, 8));
    }

    private static IReadOnlyList<ProjectedSeriesModel> Without() =>
        [.. new[] { "too-short", "ended", "does-not-move", "too-few-to-calibrate" }.Select(reason => Series("RM.COST", Nepal, reason) with { Points = [], Method = null, Quality = null, HasPassed = false })];

    private static PopulationModel Population() => new(
        Nepal, 2018, 2023, 2038, 0.312m,
        [Step(2023, "base", null), .. new[] { "constant", "low-fertility", "high-fertility" }.SelectMany(scenario => new[] { 2028, 2033, 2038 }.Select(year => Step(year, scenario, scenario == "constant" ? 19_000_000m : null)))],
        [.. Enumerable.Range(0, 21).Select(group => new AgeModel(group == 20 ? "100+" : $"{group * 5}–{(group * 5) + 4}", 1_400_000, 1_450_000, 1_300_000, 1_310_000))], 230, [Naive, Cohorts], Coverage, Sources);

    private static PopulationStepModel Step(int year, string scenario, decimal? around) =>
        new(year, scenario, 30_000_000, 19_500_000, 10.2m, 53.1m, around, around + 1_000_000, around - 500_000, around + 1_500_000);

    private static GapPageModel Gap() => new(
        Nepal,
        [
            new("22", "Health professionals", "Baseline: growth and migration as in 2015 to 2024", 2025, 2030, 10_000, 11_040.808m, new(2_081.616m, 2_602.020m, 3_122.424m), 2_000, "2024", new(81.616m, 602.020m, 1_122.424m), new(8.162m, 180.606m, 673.454m), "demand=10000&growth=2&replacement=3"),
            new("71", "Building and related trades workers", "baseline-2025", 2025, 2030, 500, 400, new(-60, -40, -20), null, null, null, null, null),
        ],
        Assumed(), Sources);

    private static AssumedModel[] Assumed() => [new("replacement", new(2, 3, 4), "Assumption: one by the years that people stay."), new("response", new(0.1m, 0.3m, 0.6m), "Assumption."), new("elasticity", new(0.6m, 0.8m, 1), "Assumption.")];

    private static LinkedModelPage Linked() => new(
        [.. new[] { "demand", "growth", "replacement", "entrants", "years", "response", "migrants", "perMigrant", "elasticity" }.Select(name => new LinkedInputModel(name, "5", name == "growth" ? -20 : 0, 100) { IsExample = name == "migrants" })],
        [.. new[] { "demand", "openings", "gap", "arrivals", "remittances" }.Select(name => (name, new RangeModel(81.616m, 602.020m, 1_122.424m)))],
        ["gap = openings − years · entrants", "remittances = perMigrant · migrants · ((1 + arrivals/migrants)^elasticity − 1); perMigrant · arrivals where migrants = 0"], Assumed(), "demand=10000&growth=2", []);
}
