using System.ComponentModel;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Indicators;

/// <summary><c>indicators/nationals-abroad</c>: nationals abroad by skill, sex, status at home and occupation abroad, with disclosure control.</summary>
internal static class AbroadFunctions
{
    public static void MapNationalsAbroad(this RouteGroupBuilder room) => room.MapGet("nationals-abroad", ListNationalsAbroad).AnswersRows<AbroadRow>().ForAnyRun().RequireRateLimiting(RowsLimit.Name)
        .WithDescription("Counts of 1 to 4 persons are suppressed, and as many others as it takes that none of them follows from the totals and from all else that is shown.")
        .Describe("listNationalsAbroad", "Nationals abroad by destination, skill, sex, status at home and occupation abroad",
            [.. IndicatorRefuses.Reading, new(Imdi.Shared.RefusalKind.TooMany, "too-many-requests", "too many questions for rows from one address; Retry-After says when to go on")])
        .Example(new("/api/indicators/nationals-abroad?country=NPL&sex=T&limit=2"));

    internal static async Task<IResult> ListNationalsAbroad(
        RowsRequest asked, AbroadFilter filter, IndicatorStore store, CancellationToken cancellation)
    {
        if (await store.AbroadIndexAsync(cancellation) is not { } index || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var words = new IndicatorWords(asked.Data.Language);
        List<(AbroadFile File, AbroadEntry Row)> rows = [];
        foreach (string country in index.Countries.Where(filter.Question.AdmitsCountry))
        {
            if (await store.AbroadAsync(country, cancellation) is { } file) rows.AddRange(file.Rows.Where(filter.Question.Admits).Select(row => (file, row)));
        }

        string sources = string.Join("; ", rows.SelectMany(row => row.File.Sources).Select(source => source.Name).Distinct().DefaultIfEmpty("IMDI"));
        string? vintage = rows.Max(row => row.File.Sources[row.Row.Of].Vintage) is { } newest ? CellText.Of(newest) : null;
        return Answer.From(
            Page.Of(rows, row => string.Join('|', row.File.Country, row.Row.Destination, row.Row.Period, row.Row.Sex, row.Row.Education, row.Row.HomeStatus, row.Row.Occupation), asked),
            page => answer.Rows(new Page<AbroadRow>([.. page.Rows.Select(row => AbroadRow.Of(row.File, row.Row, words))], page.NextAfter), new DataNote(sources, vintage, "/api/datasets/nationals-abroad", current.Id)));
    }
}
