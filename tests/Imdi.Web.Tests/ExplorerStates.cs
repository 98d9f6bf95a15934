using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Web.Tests;

/// <summary>The explorer's pages in every state that looks different.</summary>
internal sealed class ExplorerStates : IPageStates
{
    public static readonly IndicatorFacts Unemployment = new(
        "LM.UNEMP", "Unemployment rate", ["I"], "U / (U + E) · 100", "percent", "lower", ["sex", "age"], [("unemployment", ["unemployed"]), ("employment", ["employed"])], "SDG 8.5.2; ILO", false, true, true);

    private static readonly IndicatorFacts Youth = new("LM.NEET", "Youth not in employment, education or training", ["I"], "NEET15–24 / P15–24 · 100", "percent", "lower", ["sex"], [], "SDG 8.6.1", true, false, true);

    private static readonly IndicatorFacts Growth = new("LM.WAPGR", "Growth of the working-age population", ["I", "II"], "P(t) / P(t − 5)", "percent", "none", [], [("population", ["value"])], "UN", false, false, false);

    private static readonly AreaName Nepal = new("NPL", false), Kenya = new("KEN", false), SouthAsia = new("SA", true), World = new("WLD", true);

    private static readonly SourceNote Survey = new("ILO, ILOSTAT", "https://ilostat.ilo.org", "CC BY 4.0", new DateOnly(2026, 3, 1), false), Invented = new("Demonstration data (invented)", null, "CC0-1.0", null, true);

    public static readonly IndicatorModel Lines = new(Unemployment, new ShownSeries(
        IndicatorView.Line, [IndicatorView.Line, IndicatorView.Map, IndicatorView.Bars, IndicatorView.Table], [Nepal, Kenya, SouthAsia], false, [Nepal, Kenya, SouthAsia, World], null, null, [2019, 2020, 2021, 2022],
        [new DimensionModel("sex", "sex", [("T", "both sexes"), ("F", "women")], "T")],
        [
            At(Nepal, 2022, 10.5m) with { Marked = "EB" }, At(Nepal, 2021, 11.25m), At(Nepal, 2020, null, "suppressed"), At(Nepal, 2019, 9), At(Kenya, 2023, 99) with { Marked = "F" }, At(Kenya, 2022, 5), At(Kenya, 2021, 5),
            At(SouthAsia, 2022, null, "coverage-below-75"), At(SouthAsia, 2021, 7, method: "ratio-of-sums"),
        ]), [Survey], ["unemployment 4f1e22ab", "employment 90cd12ef"], 2);

    public static readonly IndicatorModel Ranked = Lines with
    {
        Shown = Lines.Shown with
        {
            View = IndicatorView.Bars, IsAsked = true, Chosen = [Kenya], From = 2019, To = 2022,
            Figures = [.. CodeLists.Countries.Take(230).Select((country, at) => At(new(country.Alpha3, false), 2022, at == 229 ? null : 20 - (at * 0.1m), at == 229 ? "denominator-missing" : null)), At(World, 2022, -6)],
        },
    };

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["indicators"] = language => ListAsync(language, new(null, null, null, [new(Unemployment, 180, Period.OfYear(2025)), new(Youth, 0, null), new(Growth, 0, null)], 47)),
        ["indicators-found"] = language => ListAsync(language, new("un <b>", "II", "lm", [new(Growth, 3, Period.OfYear(2025))], 47)),
        ["indicators-none"] = language => ListAsync(language, new("zzz", null, null, [], 47)),
        ["indicators-static"] = language => Rendered.Pages.RenderAsync<IndicatorListPage>(A.Site with { HasApi = false }, PageAddress.Indicators(language), new IndicatorListModel(null, null, null, [new(Unemployment, 1, Period.OfYear(2025))], 47)),
        ["indicator"] = language => PageAsync(language, Lines),
        ["indicator-demo"] = language => PageAsync(language, Lines with { Sources = [Invented] }),
        ["indicator-bars"] = language => PageAsync(language, Ranked),
        ["indicator-map"] = language => PageAsync(language, Ranked with { Shown = Ranked.Shown with { View = IndicatorView.Map } }),
        ["indicator-table"] = language => PageAsync(language, Lines with { Shown = Lines.Shown with { View = IndicatorView.Table } }),
        ["indicator-pairs"] = language => PageAsync(language, Lines with
        {
            Indicator = Unemployment with { Unit = "ratio" },
            Shown = Lines.Shown with { View = IndicatorView.Bars, Views = [IndicatorView.Bars, IndicatorView.Table], IsPairs = true, Chosen = [Kenya], Figures = [new(Kenya, Nepal, Period.OfYear(2022), 0.05m, null, "intensity"), new(Kenya, new("OTHER_SOUTH", false), Period.OfYear(2022), 0, null, "intensity")] },
        }),
        ["indicator-part"] = language => PageAsync(language, Lines with
        {
            Shown = Lines.Shown with { Views = [IndicatorView.Line, IndicatorView.Table], Dimensions = [Lines.Shown.Dimensions[0] with { Chosen = "F" }] },
        }),
        ["indicator-withheld"] = language => PageAsync(language, Lines with { Shown = Lines.Shown with { Figures = [At(Nepal, 2022, null, "conflicting-sources"), At(Nepal, 2021, null, "denominator-not-positive")] } }),
        ["indicator-missing"] = language => PageAsync(language, Lines with { Indicator = Youth, Shown = Lines.Shown with { Figures = [], Chosen = [], Choices = [] }, Sources = [], Versions = [] }),
        ["indicator-static"] = language => Rendered.Pages.RenderAsync<IndicatorPage>(A.Site with { HasApi = false }, PageAddress.Indicator(language, "LM.UNEMP"), Lines),
        ["indicator-compare"] = language => CompareAsync(language, new([A.Kenya, A.Britain], [A.Kenya, A.Britain], [new(Unemployment, [new(Period.OfYear(2024), 5.2m, null), new(Period.OfYear(2023), null, "suppressed")]) { Sources = [new("ILOSTAT", "https://ilostat.ilo.org", "CC BY 4.0", new(2025, 1, 15), false)] }, new(Growth, [new(null, null, null), new(Period.OfYear(2025), 0, null)])], true)),
        ["indicator-compare-none"] = language => CompareAsync(language, new([], [], [], false)),
        ["indicator-method"] = language => Rendered.Pages.RenderAsync<IndicatorMethodPage>(A.Site, PageAddress.IndicatorMethod(language), new IndicatorMethodModel([Unemployment, Youth], ["suppressed", "coverage-below-75"], ["ratio", "ratio-of-sums", "overlap"], 75, 25, 5)),
        ["indicator-quality"] = language => Rendered.Pages.RenderAsync<IndicatorQualityPage>(A.Site, PageAddress.IndicatorQuality(language), new IndicatorQualityModel(new DateOnly(2026, 11, 30),
        [
            new(Unemployment, 180, 4_210, Period.OfYear(2025), [("suppressed", 3), ("denominator-missing", 12)], new(FreshnessState.Overdue, new DateOnly(2024, 5, 2), new DateOnly(2025, 5, 2)), [Survey]),
            new(Youth, 0, 0, null, [], new(FreshnessState.Empty, null, null), []), new(Growth, 0, 0, null, [], new(FreshnessState.Empty, null, null), []),
        ], [Survey, Invented])),
        ["embed-indicator"] = language => Rendered.Pages.RenderAsync<IndicatorEmbedPage>(A.Site, PageAddress.IndicatorEmbed(language, "LM.UNEMP"), Lines),
        ["embed-indicator-bars"] = language => Rendered.Pages.RenderAsync<IndicatorEmbedPage>(A.Site, PageAddress.IndicatorEmbed(language, "LM.UNEMP"), Ranked),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        @"^/(en|fr|es|ar)/(embed/)?indicators/((compare|method|quality|[a-z]{2}-[a-z0-9]+)/)?(\?[a-zA-Z=&0-9_-]+)?(#[a-z]+)?$", @"^/(en|fr|es|ar)/indicators/(compare|[a-z]{2}-[a-z0-9]+)/(figures\.(csv|json)|chart\.svg)(\?[a-zA-Z=&0-9_-]+)?$",
        @"^/data/indicators/[A-Z]{2}\.[A-Z0-9]+/definition\.json$", @"^/api/indicators/[A-Z]{2}\.[A-Z0-9]+(/[A-Z]{2,4}/[0-9Q-]+/explain([?][a-zA-Z0-9=&_-]+)?)?$",
    ];

    private static ShownFigure At(AreaName area, int year, decimal? value, string? reason = null, string method = "ratio") =>
        new(area, null, Period.OfYear(year), value, reason, method) { Sources = [Survey], Explain = FormattableString.Invariant($"/api/indicators/LM.UNEMP/{area.Code}/{year}/explain?sex=T&age=Y_GE15&survey=LFS") };

    private static Task<string> ListAsync(Language language, IndicatorListModel model) => Rendered.Pages.RenderAsync<IndicatorListPage>(A.Site, PageAddress.Indicators(language), model);

    private static Task<string> PageAsync(Language language, IndicatorModel model) => Rendered.Pages.RenderAsync<IndicatorPage>(A.Site, PageAddress.Indicator(language, model.Indicator.Id), model);

    private static Task<string> CompareAsync(Language language, IndicatorCompareModel model) => Rendered.Pages.RenderAsync<IndicatorComparePage>(A.Site, PageAddress.CompareIndicators(language), model);
}
