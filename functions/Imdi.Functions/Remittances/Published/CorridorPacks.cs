using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>A corridor's pages, its embedded form, its data and its answers, which change together.</summary>
internal sealed class CorridorPacks(RemittanceBook book, OverviewIndex overview, ISitePages pages, Site site, RemittanceOptions options)
{
    public async Task<DraftPack> PackAsync(Corridor corridor, CancellationToken cancellation)
    {
        var (file, history) = CorridorSnapshot.Of(book, corridor);
        var compared = CorridorComparison.Of(CorridorFacts.Of(file), new CorridorQuestion(), book.AsOf, options).Value;
        return new DraftPack(
        [
            .. await RemittanceFiles.PagesAsync(
                language => PageAddress.Corridor(language, corridor.From, corridor.To),
                at => pages.CorridorAsync(site, at, CorridorModels.Of(compared, overview, at, options))),
            .. await RemittanceFiles.PagesAsync(
                language => PageAddress.Embed(language, corridor.From, corridor.To),
                at => pages.EmbedAsync(site, at, CorridorModels.EmbedOf(compared))),
            WriteAnswers.Json(CorridorFile.AddressOf(corridor), file),
            .. history is null ? (DraftFile[])[] : [WriteAnswers.Json(CorridorFile.HistoryAddressOf(corridor), history)],
            .. await AnswersAsync(corridor, compared, cancellation),
        ]);
    }

    private async Task<DraftFile[]> AnswersAsync(Corridor corridor, CorridorComparison compared, CancellationToken cancellation)
    {
        string address = $"/api/remittances/corridors/{corridor.From}/{corridor.To}";
        var answer = CorridorAnswer.Of(compared, Language.English, options);
        var trend = TrendAnswer.Of(compared.Facts.File, Language.English);
        return
        [
            WriteAnswers.Json($"{address}.json", answer),
            await WriteAnswers.CsvAsync($"{address}.csv", answer.AllServices(), new DataNote(answer.Source, answer.Vintage, answer.Method, null), cancellation),
            WriteAnswers.Json($"{address}/trend.json", trend),
            await WriteAnswers.CsvAsync($"{address}/trend.csv", trend.Rows(), new DataNote(trend.Source, trend.Vintage, trend.Method, null), cancellation),
        ];
    }
}
