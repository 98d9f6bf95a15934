using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>The pages over all corridors, the overview behind them, and the answers for whole collections.</summary>
internal sealed class StartPacks(RemittanceBook book, OverviewIndex overview, ISitePages pages, Site site, RemittanceOptions options)
{
    private const string Api = "/api/remittances";

    public async Task<DraftPack> PackAsync(CancellationToken cancellation) => new(
    [
        .. await RemittanceFiles.PagesAsync(PageAddress.Home, at => pages.HomeAsync(site, at, StartModels.HomeOf(overview, at.Language))),
        .. await RemittanceFiles.PagesAsync(PageAddress.SendStart, at => pages.SendStartAsync(site, at, StartModels.SendOf(overview, at.Language))),
        .. await RemittanceFiles.PagesAsync(PageAddress.Targets, at => pages.TargetsAsync(site, at, TargetModels.Of(overview, LatestQuarter()))),
        .. await RemittanceFiles.PagesAsync(PageAddress.Method, at => pages.MethodAsync(site, at, StartModels.MethodOf(overview, options))),
        WriteAnswers.Json(OverviewFile.Address, overview.Published),
        .. await AnswersAsync(cancellation),
    ]);

    private async Task<DraftFile[]> AnswersAsync(CancellationToken cancellation)
    {
        var note = new DataNote(SourceText.Of(overview.Published.Sources), SourceText.VintageOf(overview.Published.Sources), MethodAddress.In(Language.English), null);
        CorridorRow[] corridors = [.. overview.Published.Corridors.Select(row => row.Named(Language.English))];
        TargetRow[] targets = [.. overview.Published.Targets.Select(row => row with { Method = note.Method })];
        var files = new List<DraftFile>
        {
            WriteAnswers.Json($"{Api}/methodology.json", MethodologyAnswer.Of(options, Language.English)),
        };
        files.AddRange(await WriteAnswers.CollectionAsync($"{Api}/corridors", corridors, note, cancellation));
        files.AddRange(await WriteAnswers.CollectionAsync($"{Api}/targets/trend", targets, note, cancellation));
        if (overview.Published.Target(null, null) is { } latest)
        {
            files.Add(WriteAnswers.Json($"{Api}/targets.json", latest with { Method = note.Method }));
            files.Add(await WriteAnswers.CsvAsync<TargetRow>($"{Api}/targets.csv", [latest with { Method = note.Method }], note, cancellation));
        }

        return [.. files];
    }

    private QuarterFile? LatestQuarter() => overview.Published.Target(null, null) is { } latest ? QuarterFile.Of(book, latest.Period) : null;
}
