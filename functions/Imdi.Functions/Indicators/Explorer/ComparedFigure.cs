using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Indicators;

/// <summary>A comparison's figures, as its files hold them.</summary>
internal sealed record ComparedFile(IReadOnlyList<SourceNote> Sources, IReadOnlyList<ComparedFigure> Figures);

/// <summary>A country's newest headline figure of an indicator.</summary>
/// <param name="Status">ok, withheld with its reason, or no-data.</param>
/// <param name="ObservationStatus">As in <see cref="FigureRow"/>; null of what has no value.</param>
/// <param name="Source">What the figure comes from; without one, what the indicator's do.</param>
/// <param name="Method">Where the definition stands.</param>
internal sealed record ComparedFigure(
    string Indicator, string IndicatorName, string Country, string CountryName, string? Period, decimal? Value, string Unit, string Status, string? Reason, string? ObservationStatus, string Source, string? Vintage, string Method, bool IsDemonstration)
{
    public static IReadOnlyList<ComparedFigure> Of(IndicatorCompareModel model, Language language) =>
        [.. model.Rows.SelectMany(row => row.Cells.Zip(model.Chosen, (cell, country) => Of(row, cell, country, language)))];

    private static ComparedFigure Of(ComparedRow row, ComparedCell cell, CountryCode country, Language language) => Of(row, cell, country, language, cell.Sources.Count > 0 ? cell.Sources : row.Sources);

    private static ComparedFigure Of(ComparedRow row, ComparedCell cell, CountryCode country, Language language, IReadOnlyList<SourceNote> sources) => new(
        row.Indicator.Id, row.Indicator.Name, country.Alpha3, country.Name(language), cell.Period?.ToString(), cell.Value, row.Indicator.Unit, cell.Value is not null ? "ok" : cell.Reason is not null ? "withheld" : "no-data", cell.Reason, cell.Value is null ? null : Marks.Worst(cell.Marked),
        string.Join("; ", sources.Select(source => source.Name).Distinct()), WriteFigures.VintageOf(sources), FigureFile.DefinitionOf(row.Indicator.Id), sources.Any(source => source.IsDemonstration));
}
