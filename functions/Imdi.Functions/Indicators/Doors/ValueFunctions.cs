using System.ComponentModel;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Indicators;

/// <summary><c>indicators/{id}</c> and <c>indicators/{id}/{country}</c>: values with what they come from, or why there is none.</summary>
internal static class ValueFunctions
{
    private const string Forms = "Endings of the address: `.csv` and `.sdmx.csv` (SDMX-CSV 2.0); both hold every row unless a limit is given.";

    public static void MapValues(this RouteGroupBuilder room)
    {
        room.MapGet("{id}", ListValues).AnswersRows<IndicatorRow>().ForAnyRun().WithMetadata(new OtherForms(DataFormat.SdmxCsv)).RequireRateLimiting(RowsLimit.Name).WithDescription(Forms)
            .Describe("listIndicatorValues", "The values of an indicator, filtered, ordered, by pages", [.. IndicatorRefuses.OfIndicator, TooMany])
            .Example(new("/api/indicators/RM.COST?latest=1&sort=-value&limit=2")).Example(new("/api/indicators/RM.COTS", 404));
        room.MapGet("{id}/{country}", ListValuesOfArea).AnswersRows<IndicatorRow>().ForAnyRun().WithMetadata(new OtherForms(DataFormat.SdmxCsv)).RequireRateLimiting(RowsLimit.Name).WithDescription(Forms)
            .Describe("listIndicatorValuesOfArea", "The values of an indicator in one country, region or the world", [.. IndicatorRefuses.OfArea, TooMany])
            .Example(new("/api/indicators/RM.COST/MEX?limit=2"));
    }

    private static Refuses TooMany { get; } = new(Imdi.Shared.RefusalKind.TooMany, "too-many-requests", "too many questions for rows from one address; Retry-After says when to go on");

    internal static Task<IResult> ListValues(
        RowsRequest asked, [Description(IndicatorRefuses.IdIs)] string id, AreaFilter areas, PartFilter parts, SeriesFilter series, IndicatorStore store, ReadValues values, CancellationToken cancellation) =>
        AnswerAsync(asked, id, null, series.On(parts.Question) with { Areas = areas.Areas, Aggregate = areas.Aggregate }, store, values, cancellation);

    internal static Task<IResult> ListValuesOfArea(
        RowsRequest asked, [Description(IndicatorRefuses.IdIs)] string id, [Description("An ISO 3166-1 code, or a region's: SA is South Asia, Saudi Arabia is SAU.")] AreaPath country, PartFilter parts, SeriesFilter series,
        IndicatorStore store, ReadValues values, CancellationToken cancellation) =>
        AnswerAsync(asked, id, country.Code, series.On(parts.Question) with { Areas = [country.Code] }, store, values, cancellation);

    private static async Task<IResult> AnswerAsync(
        RowsRequest asked, string id, string? area, ValueQuestion question, IndicatorStore store, ReadValues values, CancellationToken cancellation)
    {
        var found = IndicatorRefuses.Find(id);
        if (found.Refusal is { } unknown) return Answer.Refused(unknown);
        if (await store.IndicatorAsync(found.Value.Id, cancellation) is not { } index || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        if (area is not null && index.Areas.All(each => each.Area != area)) return Answer.Refused(IndicatorRefuses.NoValues(found.Value, area));
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;

        bool isSdmx = asked.Data.Format == DataFormat.SdmxCsv;
        int limit = isSdmx && !FormRules.IsPaged(asked) ? int.MaxValue : asked.Limit;
        var words = new IndicatorWords(asked.Data.Language);
        var note = new DataNote(string.Join("; ", index.Sources.Select(source => source.Name).Distinct().DefaultIfEmpty(found.Value.Source)), index.Sources.Max(source => source.Vintage) is { } newest ? CellText.Of(newest) : null, DefinitionRow.MethodOf(found.Value.Id), current.Id);
        return Answer.From(await values.RunAsync(index, question, asked.After, limit, cancellation), page => isSdmx
            ? WriteValuesSdmx.Answer(answer, found.Value, page, asked.Data.Address)
            : answer.Rows(new Page<IndicatorRow>([.. page.Rows.Select(value => IndicatorRow.Of(found.Value, value.File, value.Row, words))], page.NextAfter), note));
    }
}
