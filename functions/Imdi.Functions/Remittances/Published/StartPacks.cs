using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Register;

namespace Imdi.Functions.Remittances;

/// <summary>The pages over all corridors, the overview behind them, and the answers for whole collections.</summary>
internal sealed class StartPacks(
    RemittanceBook book, OverviewIndex overview, IReadOnlyDictionary<Period, QuarterFile> quarters, ISitePages pages, Site site, RemittanceOptions options,
    IReadOnlyList<DecisionRow> decisions)
{
    private const string Api = "/api/remittances";

    public async Task<PackContent> PackAsync(CancellationToken cancellation) => new(
    [
        .. await WriteAnswers.PagesAsync(PageAddress.Home, at => pages.HomeAsync(site, at, StartModels.HomeOf(overview, at.Language) with { Decisions = decisions })),
        .. await WriteAnswers.PagesAsync(PageAddress.SendStart, at => pages.SendStartAsync(site, at, StartModels.SendOf(overview, at.Language))),
        .. await WriteAnswers.PagesAsync(PageAddress.Targets, at => pages.TargetsAsync(site, at, TargetModels.Of(overview, LatestQuarter()))),
        .. await WriteAnswers.PagesAsync(PageAddress.Method, at => pages.MethodAsync(site, at, StartModels.MethodOf(overview, options))),
        WriteAnswers.Json(OverviewFile.Address, overview.Published),
        WriteAnswers.Json(OffersFile.Address, OffersFile.Of(book)),
        .. await WriteAnswers.InLanguagesAsync(site, language => AnswersAsync(language, cancellation)),
    ]);

    private async Task<DraftFile[]> AnswersAsync(Language language, CancellationToken cancellation)
    {
        var published = overview.Published;
        var note = Notes.Of(published.Sources, language, run: null);
        var method = MethodologyAnswer.Of(options, language);
        TargetRow[] targets = [.. published.Targets.Select(row => row.Named(language, run: null))];
        return
        [
            .. await WriteAnswers.OneAsync(language, $"{Api}/methodology", method, method.Definitions, note with { Source = method.Source, Vintage = null }, cancellation),
            .. await WriteAnswers.CollectionAsync(language, $"{Api}/corridors", [.. published.Corridors.Select(row => row.Named(language))], note, cancellation),
            .. await WriteAnswers.CollectionAsync(language, $"{Api}/targets/trend", targets, note, cancellation),
            .. LatestQuarter() is { } latest ? await QuarterPacks.AnswersAsync(published, latest, "", language, cancellation) : [],
        ];
    }

    private QuarterFile? LatestQuarter() => overview.Published.Target(null, null) is { } latest ? quarters[latest.Period] : null;
}
