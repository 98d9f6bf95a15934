using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary><c>turnaround</c>: how long countries take to answer, for everyone.</summary>
internal static class TurnaroundFunctions
{
    public static void MapTurnaround(this RouteGroupBuilder proposals) =>
        proposals.MapGet("/turnaround", ListTurnaround).AnswersRows<TurnaroundAnswer>()
            .Describe("listTurnaround", "Days from asking a country for its endorsement to its answer: median and 90th percentile, over all and by country")
            .Example(new("/api/proposals/turnaround"));

    /// <param name="Country">Null over all countries.</param>
    /// <param name="Cases">Requests, answered or not.</param>
    /// <param name="MedianIsAtLeast">Whether requests without an answer make it a lower bound.</param>
    internal sealed record TurnaroundAnswer(
        CountryCode? Country, string? CountryName, int Cases, int Answered, double MedianDays, bool MedianIsAtLeast, double NinetiethPercentileDays, bool NinetiethPercentileIsAtLeast);

    internal static async Task<IResult> ListTurnaround(RowsRequest asked, TurnaroundFigures figures, CancellationToken cancellation)
    {
        var (at, rows, isDemonstration) = await figures.RunAsync(cancellation);
        var answer = asked.From(string.Join('\n', rows));
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var language = asked.Data.Language;
        TurnaroundAnswer[] shown =
        [
            .. rows.Select(row => new TurnaroundAnswer(
                row.Country, row.Country?.Name(language), row.Cases, row.Answered, row.MedianDays, row.MedianIsAtLeast, row.NinetiethDays, row.NinetiethIsAtLeast)),
        ];
        var note = new DataNote(isDemonstration ? "IMDI, proposals (demonstration data)" : "IMDI, proposals", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"/{language}/proposals/turnaround/", null);
        return Answer.From(Page.Of(shown, row => row.Country?.Alpha3 ?? "all", asked), page => answer.Rows(page, note));
    }
}
