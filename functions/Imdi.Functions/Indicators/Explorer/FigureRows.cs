using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Indicators;

/// <summary>A figure as a row of a file, with all that it needs to be understood alone.</summary>
/// <param name="Status">ok, or withheld with its reason.</param>
/// <param name="ObservationStatus">The worst that a source says of what it was worked out from: F forecast, U unreliable, E estimated, M modelled, I imputed, P provisional, B break in the series, A normal; null of a value that is withheld.</param>
/// <param name="Source">What this value was worked out from, and nothing else; the newest of its releases is <paramref name="Vintage"/>.</param>
internal sealed record FigureRow(
    string Indicator, string IndicatorName, string Area, string AreaName, string? Counterpart, string? CounterpartName, string Period, decimal? Value, string Unit, string Status, string? Reason, string? ObservationStatus, bool HasBreak, string Method,
    string? Sex, string? Age, string? Education, string? Occupation, bool IsDemonstration, string Source, string? Vintage);

/// <summary>What a page shows, as its files hold it: the same figures in the same order.</summary>
internal sealed record FigureFile(string Indicator, string Name, string Formula, string Unit, string Definition, string Page, IReadOnlyList<SourceNote> Sources, IReadOnlyList<string> Versions, IReadOnlyList<FigureRow> Figures)
{
    public static FigureFile Of(IndicatorModel model, PageAddress at) => new(
        model.Indicator.Id, model.Indicator.Name, model.Indicator.Formula, model.Indicator.Unit, DefinitionOf(model.Indicator.Id), at.Href + model.Shown.Query(), model.Sources, model.Versions,
        [.. model.Shown.Figures.Select(figure => RowOf(model, figure, at.Language))]);

    public static string DefinitionOf(string id) => $"/data/indicators/{id}/definition.json";

    private static FigureRow RowOf(IndicatorModel model, ShownFigure figure, Language language) => new(
        model.Indicator.Id, model.Indicator.Name, figure.Area.Code, FigureWords.Area(language, figure.Area), figure.Partner?.Code, figure.Partner is { } partner ? FigureWords.Area(language, partner) : null, figure.Period.ToString(),
        figure.Value, model.Indicator.Unit, figure.Reason is null ? "ok" : "withheld", figure.Reason, figure.Value is null ? null : Marks.Worst(figure.Marked), Marks.HasBreak(figure.Marked), figure.Method, Part(model, "sex"), Part(model, "age"), Part(model, "education"), Part(model, "occupation"),
        figure.Sources.Any(source => source.IsDemonstration), string.Join("; ", figure.Sources.Select(source => source.Name).Distinct()), WriteFigures.VintageOf(figure.Sources));

    // A rank is of headlines, an area's total as far as it has one.
    private static string? Part(IndicatorModel model, string name) => model.Shown is { IsPairs: false, View: IndicatorView.Map or IndicatorView.Bars } ? null : model.Shown.Dimensions.FirstOrDefault(dimension => dimension.Name == name)?.Chosen;
}
