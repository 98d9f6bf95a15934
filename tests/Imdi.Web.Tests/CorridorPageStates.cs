using Imdi.Shared;
using Imdi.Web.Pages.Corridors;

namespace Imdi.Web.Tests;

/// <summary>Corridors of people: with figures, with none, on a static host, and the choice of one.</summary>
internal sealed class CorridorPageStates : IPageStates
{
    private static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT");

    private static readonly IReadOnlyList<string> KnomadAndBank = ["KNOMAD, bilateral migration matrix 2017", "World Bank, Remittance Prices Worldwide (Corridors)"];

    public IReadOnlyList<string> Links => ["^/(en|fr|es|ar)/corridors/([a-z]{3}/[a-z]{3}/)?$", "^(/(fr|es|ar))?/api/indicators/(corridors/[A-Z]{3}/[A-Z]{3}\\.(csv|json)([?]lang=(en|fr|es|ar))?|[A-Z]{2}\\.[A-Z0-9]+/[A-Z]{3}/[0-9Q]+/explain([?][a-z=&A-Z0-9]+)?)$"];

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["corridors"] = language => Render<CorridorAnalysisPage>(A.Site, PageAddress.CorridorAnalysis(language, Nepal, Qatar), Whole),
        ["corridors-empty"] = language => Render<CorridorAnalysisPage>(A.Site, PageAddress.CorridorAnalysis(language, Nepal, Qatar), Empty),
        ["corridors-static"] = language => Render<CorridorAnalysisPage>(A.Site with { HasApi = false }, PageAddress.CorridorAnalysis(language, Nepal, Qatar), Whole with { ToTarget = new(3, 2.5m, "2020Q3", 0, null, null, null) }),
        ["corridors-choice"] = language => Render<CorridorChoicePage>(A.Site, PageAddress.Corridors(language), new CorridorChoiceModel([(Nepal, [Qatar, A.Britain]), (A.Kenya, [A.Britain])], null, null, false)),
        ["corridors-choice-error"] = language => Render<CorridorChoicePage>(A.Site, PageAddress.Corridors(language), new CorridorChoiceModel([], Nepal, Nepal, true)),
        ["corridors-choice-static"] = language => Render<CorridorChoicePage>(A.Site with { HasApi = false }, PageAddress.Corridors(language), new CorridorChoiceModel([(Nepal, [Qatar])], null, null, false)),
    };

    private static CorridorAnalysisModel Whole => new(
        Nepal, Qatar, "S-N", 2026,
        [
            new("SK.MATCH", "Skills match", "pair", null, "2024", 0.70m, "share", null, null, "Σ min(o, d)", ["Invented survey"], "2026-01-15", true, "/api/indicators/SK.MATCH/QAT/2024/explain?counterpart=NPL"),
            new("MG.INT", "Bilateral migration intensity", "pair", null, "2017", 11.234567m, "ratio", null, null, "(M(ij) / M(i•)) / (M(•j) / M(••))", KnomadAndBank, "2018-04-01", false, "/api/indicators/MG.INT/QAT/2017/explain?counterpart=NPL"),
            new("RM.PERMIG", "Remittances to an emigrant", "pair", null, "2017", 3463.14m, "usd", null, (1968.2m, 341000m), "R(bilateral) · 10⁶ / M(ij)", KnomadAndBank, "2018-04-01", false, null),
            new("BD.MED", "Emigration of physicians and nurses", "origin", "Nursing and midwifery professionals", "2020", null, "percent", "Withheld so that no group of fewer than five people can be told.", null, "abroad / (home + abroad) · 100", [], null, false, null),
            new("MG.HHI", "Concentration of destinations", "destination", null, "2017", 0.170775m, "index", null, null, "Σ s²", KnomadAndBank, null, false, null),
        ],
        [new("71", "Building and related trades workers, excluding electricians", 0.25m, 0.4m), new("22", "Health professionals", 0.1m, 0.05m), new("91", "Cleaners and helpers", 0, 0.3m)], null,
        new ToTarget(3, 4.6425m, "2020Q3", 1.6425m, 1968.2m, "2017", 32.327m), "r1");

    private static CorridorAnalysisModel Empty => new(
        Nepal, Qatar, null, 2026, [.. Whole.Measures.Select(measure => measure with { Value = null, Period = null, Reason = "No data", Basis = null, Sources = [], Vintage = null, IsDemonstration = false, Explain = null })], [], "No data", null, null);

    private static Task<string> Render<TPage>(Site site, PageAddress at, object model)
        where TPage : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<TPage>(site, at, model);
}
