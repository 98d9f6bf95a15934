using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>A quarter's data, and what the API answers of its targets and averages.</summary>
internal sealed class QuarterPacks(OverviewFile overview, Site site)
{
    public async Task<PackContent> PackAsync(QuarterFile quarter, CancellationToken cancellation) => new(
    [
        WriteAnswers.Json(QuarterFile.AddressOf(quarter.Period), quarter),
        .. await WriteAnswers.InLanguagesAsync(site, language => AnswersAsync(overview, quarter, $"/{quarter.Period}", language, cancellation)),
    ]);

    /// <param name="ending">After the names of the answers: nothing for the latest quarter, which is answered without a period.</param>
    public static async Task<DraftFile[]> AnswersAsync(
        OverviewFile overview, QuarterFile quarter, string ending, Language language, CancellationToken cancellation)
    {
        var note = Notes.Of(overview.Sources, language, run: null);
        AverageRow[] averages = [.. quarter.Averages.Select(row => row.Named(language))];
        TargetRow target = overview.Target(quarter.Period, null)!.Named(language, run: null);
        return
        [
            .. await WriteAnswers.CollectionAsync(language, $"/api/remittances/averages{ending}", averages, note, cancellation),
            .. await WriteAnswers.OneAsync<TargetRow, TargetRow>(language, $"/api/remittances/targets{ending}", target, [target], note, cancellation),
        ];
    }
}
