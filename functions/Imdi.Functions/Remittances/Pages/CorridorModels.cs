using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The corridor page and its embedded form, from published facts alone: the night and a question asked by query get the same.</summary>
internal static class CorridorModels
{
    private const int MostEmbedded = 5;

    public static CorridorModel Of(
        CorridorComparison compared, OverviewIndex overview, PageAddress at, RemittanceOptions options, FieldError? amountError = null, string? amountEntered = null)
    {
        var (file, offer, corridor) = (compared.Facts.File, compared.Offer, compared.Facts.Corridor);
        var latest = file.Trend.LastOrDefault(point => point.Mean is not null);
        return new CorridorModel(
            file.From, file.To, compared.SendCurrency, compared.ReceiveCurrency, compared.Amount,
            compared.Mode == AmountAsked.Send ? AmountMode.Send : AmountMode.Receive,
            AnswerOf(offer, compared.SendCurrency, options),
            ServiceModels.Of(offer.Ranked), ServiceModels.Of(offer.Undisclosed), ServiceModels.Of(offer.Stale), options.StaleAfterDays,
            new SmartModel(PercentOf(compared.Smart.Value), compared.Smart.Used), CorridorFilters.Of(compared, at, options),
            [.. file.Trend.Select(point => new TrendModel(point.Period, PercentOf(point.Mean), PercentOf(point.Smart), point.Source))],
            PercentOf(latest?.Mean), latest?.Period, file.Flow?.MillionUsd, file.Flow?.Year, file.SavingMillionUsd,
            overview.CostsFrom(file.From), overview.Neighbours(corridor), SourceNotes.Of(file.Sources),
            overview.Senders(at.Language), overview.Receivers(at.Language), amountError, amountEntered)
        {
            Uncosted = [.. offer.Uncosted.Select(quote => new UncostedModel(quote.Provider, PageCodes.Of(quote.Speed), quote.Source.IsDemonstration))],
            Asked = CorridorFilters.QueryOf(compared.Question, "pickup", QuoteCodes.Pickups.Code(compared.Question.Services.Pickup)),
        };
    }

    public static EmbedModel EmbedOf(CorridorComparison compared)
    {
        var file = compared.Facts.File;
        var latest = file.Trend.LastOrDefault(point => point.Mean is not null);
        return new EmbedModel(
            file.From, file.To, compared.SendCurrency, compared.Amount, ServiceModels.Of(compared.Offer.Ranked.Take(MostEmbedded)),
            PercentOf(latest?.Mean), latest?.Period, SourceNotes.Of(file.Sources));
    }

    private static AnswerModel? AnswerOf(CorridorOffer offer, Currency currency, RemittanceOptions options)
    {
        if (offer is not { Cheapest: { } cheapest, Dearest: { } dearest, AveragePercent: { } average, AverageCost: { } cost, SavingPerTransfer: { } saving }) return null;
        return new AnswerModel(
            ServiceModels.Of(cheapest), ServiceModels.Of(dearest), new Percent(average), Money.Round(cost, currency),
            Money.Round(saving, currency), Money.Round(saving * options.TransfersPerYear, currency), options.TransfersPerYear);
    }

    private static Percent? PercentOf(decimal? value) => value is { } known ? new Percent(known) : null;
}
