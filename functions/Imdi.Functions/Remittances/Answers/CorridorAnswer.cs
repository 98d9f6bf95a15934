using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What <c>corridors/{from}/{to}</c> answers.</summary>
/// <param name="Amount">Asked to be sent, in the sending currency; null when an amount to be received was asked.</param>
/// <param name="AsOf">Only when it was asked: else the answer is as of the last run.</param>
/// <param name="AveragePercent">Simple mean over the services listed.</param>
/// <param name="SmartPercent">SmaRT at USD 200 over the present services; null with <paramref name="SmartUsed"/> 0 when none qualifies.</param>
/// <param name="Status"><c>no-services</c> when nothing comparable is known now.</param>
/// <param name="Latest">The last quarter with a figure.</param>
/// <param name="SavingMillionUsd">A year's saving of all families if the corridor cost 3 %.</param>
public sealed record CorridorAnswer(
    CountryCode From, string FromName, CountryCode To, string ToName, Currency SendCurrency, string SendCurrencyName, Currency? ReceiveCurrency, string? ReceiveCurrencyName,
    decimal? Amount, decimal? Receive, DateOnly? AsOf, string? Status,
    decimal? AveragePercent, Money? AverageCost, decimal? CheapestPercent, Money? SavingPerTransfer, Money? SavingPerYear, int TransfersPerYear,
    decimal? SmartPercent, int SmartUsed, int StaleAfterDays,
    IReadOnlyList<ServiceRow> Services, IReadOnlyList<ServiceRow> Undisclosed, IReadOnlyList<ServiceRow> Stale,
    TrendPoint? Latest, decimal? FlowMillionUsd, int? FlowYear, decimal? SavingMillionUsd,
    IReadOnlyList<CostSource> Sources, string Source, string? Vintage, string Method)
{
    /// <summary>The run that worked it out; null in a published file, which stays the same from run to run.</summary>
    public string? Run { get; init; }

    /// <summary>All services in one list, as the CSV has them.</summary>
    public IReadOnlyList<ServiceRow> AllServices() => [.. Services, .. Undisclosed, .. Stale];

    public static CorridorAnswer Of(CorridorComparison compared, Language language, RemittanceOptions options)
    {
        var (file, offer, currency) = (compared.Facts.File, compared.Offer, compared.SendCurrency);
        decimal? saving = offer.SavingPerTransfer;
        var services = ServiceRow.Of(offer, options.Smart, language);
        return new CorridorAnswer(
            file.From, file.From.Name(language), file.To, file.To.Name(language), currency, currency.Name(language), compared.ReceiveCurrency, compared.ReceiveCurrency?.Name(language),
            compared.Mode == AmountAsked.Send ? compared.Amount : null, compared.Question.Receive, compared.Question.AsOf,
            offer.Ranked.Count == 0 ? "no-services" : null,
            offer.AveragePercent, Rounded(offer.AverageCost, currency), offer.Cheapest?.TotalPercent, Rounded(saving, currency),
            Rounded(saving * options.TransfersPerYear, currency), options.TransfersPerYear,
            compared.Smart.Value, compared.Smart.Used, options.StaleAfterDays,
            services.Ranked, services.Undisclosed, services.Stale,
            file.Trend.LastOrDefault(point => point.Mean is not null && point.Period.FirstDay <= compared.AsOf)?.Named(language), file.Flow?.MillionUsd, file.Flow?.Year, file.SavingMillionUsd,
            file.Sources, SourceText.Of(file.Sources), SourceText.VintageOf(file.Sources), MethodAddress.In(language));
    }

    private static Money? Rounded(decimal? amount, Currency currency) => amount is { } known ? Money.Round(known, currency) : null;
}
