using System.Globalization;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Indicators;

/// <summary>The files beside an indicator's page: what it shows as CSV and JSON, and the chart as a picture.</summary>
internal static class WriteFigures
{
    public const string Csv = "figures.csv", Json = "figures.json", Svg = "chart.svg";

    /// <summary>Each row says its own source and vintage.</summary>
    public static async Task<DraftFile> CsvAsync(IndicatorModel model, PageAddress at, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var note = new DataNote("", null, FigureFile.DefinitionOf(model.Indicator.Id), null);
        await WriteCsv.ToAsync(bytes, RowShape.Noted(RowShape.Of(typeof(FigureRow), PublishedJson.Options), note), FigureFile.Of(model, at).Figures, withBom: false, cancellation);
        return new DraftFile(at.Href + Csv, "text/csv; charset=utf-8; header=present", bytes.ToArray());
    }

    /// <summary>What a comparison shows.</summary>
    public static async Task<DraftFile> ComparedCsvAsync(IndicatorCompareModel model, PageAddress at, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await WriteCsv.ToAsync(bytes, RowShape.Of(typeof(ComparedFigure), PublishedJson.Options), ComparedFigure.Of(model, at.Language), withBom: false, cancellation);
        return new DraftFile(at.Href + Csv, "text/csv; charset=utf-8; header=present", bytes.ToArray());
    }

    public static DraftFile ComparedJson(IndicatorCompareModel model, PageAddress at) => WriteAnswers.Json(at.Href + Json, new ComparedFile(model.Sources, ComparedFigure.Of(model, at.Language)));

    /// <summary>The newest of the releases that the figures come from.</summary>
    public static string? VintageOf(IReadOnlyList<SourceNote> sources) => sources.Max(source => source.Vintage)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DraftFile JsonOf(IndicatorModel model, PageAddress at) => WriteAnswers.Json(at.Href + Json, FigureFile.Of(model, at));

    public static async Task<DraftFile> SvgAsync(ISitePages pages, Site site, IndicatorModel model, PageAddress at) =>
        new(at.Href + Svg, "image/svg+xml", Encoding.UTF8.GetBytes((await pages.RenderAsync<IndicatorDrawing>(site, at, model)).Trim()));
}
