using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary><c>corridors</c>, <c>corridors/{from}/{to}</c> and its trend.</summary>
internal static class CorridorFunctions
{
    public static void MapCorridors(this RouteGroupBuilder room)
    {
        room.MapGet("/corridors", ListCorridors).AnswersRows<CorridorRow>().ForAnyRun()
            .Describe("listCorridors", "Every corridor with its latest figures, or with those of a quarter", Refused.Reading)
            .Example(new("/api/remittances/corridors?from=USA&sort=-cost&limit=2")).Example(new("/api/remittances/corridors?form=USA", 400));
        room.MapGet("/corridors/{from}/{to}", ReadCorridor).AnswersOne<CorridorAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readCorridor", "The services of a corridor, costed for an amount, cheapest first",
            [
                .. Refused.OfCorridor,
                new(RefusalKind.Unprocessable, "amount-not-positive", "the amount is 0 or less"),
                new(RefusalKind.Unprocessable, "amount-too-large", "the amount is beyond what the survey can tell of"),
                new(RefusalKind.Unprocessable, "amount-too-small", "less than the smallest coin would be sent"),
                new(RefusalKind.Unprocessable, "two-amounts", "both amount and receive are given"),
                new(RefusalKind.Unprocessable, "wrong-currency", "amounts of this corridor are in another currency"),
                new(RefusalKind.Unprocessable, "as-of-too-late", "asOf lies after the last run"),
            ])
            .Example(new("/api/remittances/corridors/GBR/KEN?amount=150")).Example(new("/api/remittances/corridors/GBR/KEN?amount=-5", 422))
            .Example(new("/api/remittances/corridors/KEN/GBR", 404));
        room.MapGet("/corridors/{from}/{to}/trend", ReadTrend).AnswersOne<TrendAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readCorridorTrend", "A corridor's mean cost and SmaRT by quarter", Refused.OfCorridor)
            .Example(new("/api/remittances/corridors/USA/MEX/trend"));
    }

    internal static async Task<IResult> ListCorridors(
        RowsRequest asked, CountryCode[] from, CountryCode[] to, [Description("World Bank regions of the receiver: EAP, ECA, LAC, MENA, NAM, SA, SSA.")] string[] region, Period? period,
        [Description("Only corridors whose mean cost is at most this many percent.")] decimal? atMost,
        [Description("Whether services are known now, of whatever quarter the figures are.")] bool? hasOffers, [AsParameters] ChosenServices services,
        [Description("corridor, cost, smart, saving or flow; with - before it the greatest first.")] string? sort,
        RemittanceStore store, RemittanceOptions options, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview || await store.OffersAsync(cancellation) is not { } offers) return Answer.Refused(Refused.NotPublished);
        var order = CorridorOrder.Of(sort);
        if ((order.Refusal ?? RegionCodes.Unknown(region)) is { } unknown) return Answer.Refused(unknown);
        var answer = asked.From(run.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;

        var quarter = period is { } named ? await store.QuarterAsync(named, cancellation) : null;
        if (period is { } missing && quarter is null) return Answer.Refused(PeriodChecks.NoFigures(missing, overview.Published.Periods));
        var filter = services.Filter();
        var question = new CorridorListQuestion(
            from, to, region, atMost, hasOffers, filter == ServiceFilter.All ? null : offers.Having(filter, run.AsOf, options), order.Value);
        var rows = question.Of(quarter is null ? overview.Published.Corridors : overview.WithOffers(quarter.Corridors));
        return Answer.From(Page.Of(rows, row => $"{row.From}-{row.To}", asked), page => answer.Rows(
            page with { Rows = [.. page.Rows.Select(row => row.Named(asked.Data.Language))] },
            Notes.Of(overview.Published.Sources, asked.Data.Language, run.Id)));
    }

    internal static async Task<IResult> ReadCorridor(
        CountryCode from, CountryCode to,
        [Description("To be sent, in the sending currency; else about USD 200 of it.")] decimal? amount,
        [Description("To be received, instead of an amount to send.")] decimal? receive, Currency? currency, [AsParameters] ChosenServices services,
        [Description("Answer as of this day; else as of the last run.")] DateOnly? asOf,
        DataRequest asked, RemittanceStore store, RemittanceOptions options, CancellationToken cancellation)
    {
        var corridor = new Corridor(from, to);
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(Refused.NotPublished);
        var facts = asOf is null ? await store.CorridorAsync(corridor, cancellation) : await store.CorridorWithHistoryAsync(corridor, cancellation);
        if (facts is null) return Answer.Refused(Refused.NoCorridor(corridor));

        var question = new CorridorQuestion
        {
            Amount = amount,
            Receive = receive,
            Currency = currency,
            Services = services.Filter(),
            AsOf = asOf,
        };
        return Answer.From(CorridorComparison.Of(facts, question, run.AsOf, options), compared =>
        {
            var response = asked.From(run.Id);
            if (response.Unchanged() is { } unchanged) return unchanged;
            var answer = CorridorAnswer.Of(compared, asked.Language, options) with { Run = run.Id };
            return response.One(answer, answer.AllServices(), new DataNote(answer.Source, answer.Vintage, answer.Method, run.Id));
        });
    }

    internal static async Task<IResult> ReadTrend(
        CountryCode from, CountryCode to, DataRequest asked, RemittanceStore store, CancellationToken cancellation)
    {
        var corridor = new Corridor(from, to);
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(Refused.NotPublished);
        if (await store.CorridorAsync(corridor, cancellation) is not { } facts) return Answer.Refused(Refused.NoCorridor(corridor));
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;
        var answer = TrendAnswer.Of(facts.File, asked.Language) with { Run = run.Id };
        return response.One(answer, answer.Rows(), new DataNote(answer.Source, answer.Vintage, answer.Method, run.Id));
    }
}
