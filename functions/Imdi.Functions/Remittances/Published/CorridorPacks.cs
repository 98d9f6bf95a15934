using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>A corridor's pages, its embedded form, its data and its answers, which change together.</summary>
internal sealed class CorridorPacks(RemittanceBook book, OverviewIndex overview, ISitePages pages, Site site, RemittanceOptions options)
{
    public async Task<PackContent> PackAsync(Corridor corridor, CancellationToken cancellation)
    {
        var (file, history) = CorridorSnapshot.Of(book, corridor);
        var compared = CorridorComparison.Of(CorridorFacts.Of(file), new CorridorQuestion(), book.AsOf, options).Value;
        return new PackContent(
        [
            .. await WriteAnswers.PagesAsync(
                language => PageAddress.Corridor(language, corridor.From, corridor.To),
                at => pages.CorridorAsync(site, at, CorridorModels.Of(compared, overview, at, options))),
            .. await WriteAnswers.PagesAsync(
                language => PageAddress.Embed(language, corridor.From, corridor.To),
                at => pages.EmbedAsync(site, at, CorridorModels.EmbedOf(compared))),
            WriteAnswers.Json(CorridorFile.AddressOf(corridor), file),
            .. history is null ? (DraftFile[])[] : [WriteAnswers.Json(CorridorFile.HistoryAddressOf(corridor), history)],
            .. await WriteAnswers.InLanguagesAsync(site, language => AnswersAsync(compared, language, cancellation)),
        ]);
    }

    private async Task<DraftFile[]> AnswersAsync(CorridorComparison compared, Language language, CancellationToken cancellation)
    {
        string address = $"/api/remittances/corridors/{compared.Facts.Corridor.From}/{compared.Facts.Corridor.To}";
        var answer = CorridorAnswer.Of(compared, language, options);
        var trend = TrendAnswer.Of(compared.Facts.File, language);
        return
        [
            .. await WriteAnswers.OneAsync(language, address, answer, answer.AllServices(), new DataNote(answer.Source, answer.Vintage, answer.Method, null), cancellation),
            .. await WriteAnswers.OneAsync(language, $"{address}/trend", trend, trend.Rows(), new DataNote(trend.Source, trend.Vintage, trend.Method, null), cancellation),
        ];
    }
}
