using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Indicators;

/// <summary>The explorer's pages as they are published. An indicator's follow from its values and its definition; that of quality also from the day.</summary>
internal sealed class ExplorerFiles(ISitePages pages, Site site)
{
    private const string Html = "text/html; charset=utf-8";

    public async Task<IReadOnlyList<DraftFile>> OfAsync(IndicatorDefinition definition, IndicatorFile file, HeadlineFile headlines, IReadOnlyList<AreaFile> areas, CancellationToken cancellation)
    {
        var byArea = areas.ToDictionary(area => area.Area);
        var shown = new ShowIndicator(file, headlines, IndicatorQuestion.None, byArea.GetValueOrDefault);
        List<DraftFile> files = [WriteAnswers.Json(FigureFile.DefinitionOf(definition.Id), definition), WriteAnswers.Json(HeadlineFile.AddressOf(definition.Id), headlines)];
        foreach (var language in Language.All)
        {
            var (at, model) = (PageAddress.Indicator(language, definition.Id), ExplorerModels.Of(definition, file, shown, language));
            files.Add(Page(at, await pages.RenderAsync<IndicatorPage>(site, at, model)));
            var frame = PageAddress.IndicatorEmbed(language, definition.Id);
            files.Add(Page(frame, await pages.RenderAsync<IndicatorEmbedPage>(site, frame, model)));
            if (model.Shown.Figures.Count == 0) continue;
            files.AddRange([await WriteFigures.CsvAsync(model, at, cancellation), WriteFigures.JsonOf(model, at)]);
            if (!model.Shown.HasNone) files.Add(await WriteFigures.SvgAsync(pages, site, model, at));
        }

        return files;
    }

    public async Task<IReadOnlyList<DraftFile>> TogetherAsync(IReadOnlyList<IndicatorFile> all, CancellationToken cancellation) =>
    [
        .. await WriteAnswers.PagesAsync(PageAddress.Indicators, at => pages.RenderAsync<IndicatorListPage>(site, at, ExplorerModels.ListOf(all, null, null, null, at.Language))),
        .. await WriteAnswers.PagesAsync(PageAddress.CompareIndicators, at => pages.RenderAsync<IndicatorComparePage>(site, at, ExplorerModels.ComparedOf(all, [], at.Language))),
        .. await WriteAnswers.PagesAsync(PageAddress.IndicatorMethod, at => pages.RenderAsync<IndicatorMethodPage>(site, at, ExplorerModels.MethodOf(at.Language))),
        .. await ComparedAsync(all, cancellation),
    ];

    private static async Task<IReadOnlyList<DraftFile>> ComparedAsync(IReadOnlyList<IndicatorFile> all, CancellationToken cancellation)
    {
        List<DraftFile> files = [];
        foreach (var language in Language.All)
        {
            var (at, model) = (PageAddress.CompareIndicators(language), ExplorerModels.ComparedOf(all, [], language));
            if (model.Rows.Count > 0 && model.Chosen.Count > 0) files.AddRange([await WriteFigures.ComparedCsvAsync(model, at, cancellation), WriteFigures.ComparedJson(model, at)]);
        }

        return files;
    }

    /// <summary>It names the day, so it is another every night.</summary>
    public async Task<IReadOnlyList<DraftFile>> QualityAsync(IndicatorBook book, IReadOnlyList<IndicatorFile> all) =>
        await WriteAnswers.PagesAsync(PageAddress.IndicatorQuality, at => pages.RenderAsync<IndicatorQualityPage>(site, at, ExplorerModels.QualityOf(all, book.Versions, book.AsOf, at.Language)));

    private static DraftFile Page(PageAddress at, string html) => new(at.Href, Html, Encoding.UTF8.GetBytes(html));
}
