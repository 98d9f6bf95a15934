using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Where a service stands: comparable, its exchange loss not disclosed, or its price too old.</summary>
public enum Standing { Current, Undisclosed, Stale }

/// <summary>A service in an answer. Percentages are of the amount sent and unrounded; money has the decimals of its currency; names are in the language asked.</summary>
/// <param name="Rank">1 is the cheapest; null for what is not ranked.</param>
/// <param name="Send">To pay in before the fee (fee on top), or with the fee in it (fee deducted). Null with every other figure where an amount to be received cannot be turned back, as the rate is not disclosed.</param>
/// <param name="Total">Fee plus exchange loss; null while the loss is not disclosed: the fee alone is no total.</param>
/// <param name="Received">Before the receiver's own fee.</param>
/// <param name="ReceivedCurrencyName">Of what arrives and of the receiver's fee.</param>
/// <param name="ReceivingFee">Charged to the receiver, outside the World Bank's measure; null when none is known.</param>
/// <param name="OutsideSurvey">The amount lies outside the two surveyed: the fee is taken as flat there.</param>
/// <param name="CountsForSmart">Whether it qualifies for SmaRT.</param>
public sealed record ServiceRow(
    CountryCode From, string FromName, CountryCode To, string ToName, int? Rank, Standing Standing, string StandingName,
    string Provider, string? ProviderType, string? ProviderTypeName, IReadOnlyList<string> Instruments, IReadOnlyList<string> InstrumentNames,
    IReadOnlyList<string> AccessPoints, IReadOnlyList<string> AccessPointNames, IReadOnlyList<string> Pickups, IReadOnlyList<string> PickupNames,
    string? Speed, string? SpeedName, string? Coverage, string? CoverageName, string FeeMode, string? FeeModeName,
    Money? Send, string SendCurrencyName, Money? Fee, Money? ExchangeLoss, Money? Total, decimal? FeePercent, decimal? MarginPercent, decimal? TotalPercent,
    Money? Received, string? ReceivedCurrencyName, Money? ReceivingFee, decimal? TotalWithReceivingFeePercent,
    bool OutsideSurvey, bool CountsForSmart, decimal? InterbankRate, DateOnly Collected, Period Period, string Source, bool IsDemonstration)
{
    /// <summary>The services in the order of an answer: the ranked, then those apart.</summary>
    public static (IReadOnlyList<ServiceRow> Ranked, IReadOnlyList<ServiceRow> Undisclosed, IReadOnlyList<ServiceRow> Stale) Of(
        CorridorOffer offer, SmartRule rule, Language language) => (
        [.. offer.Ranked.Select((cost, index) => Of(cost.Quote, cost, index + 1, Standing.Current, rule, language))],
        [
            .. offer.Undisclosed.Select(cost => Of(cost.Quote, cost, null, Standing.Undisclosed, rule, language)),
            .. offer.Uncosted.Select(quote => Of(quote, null, null, Standing.Undisclosed, rule, language)),
        ],
        [.. offer.Stale.Select(cost => Of(cost.Quote, cost, null, Standing.Stale, rule, language))]);

    private static ServiceRow Of(Quote quote, ServiceCost? cost, int? rank, Standing standing, SmartRule rule, Language language)
    {
        var (labels, whole, type) = (new Labels(language), cost?.Loss is null ? null : cost, QuoteCodes.ProviderTypes.Code(quote.ProviderType));
        return new ServiceRow(
            quote.Corridor.From, quote.Corridor.From.Name(language), quote.Corridor.To, quote.Corridor.To.Name(language), rank, standing, labels.Standing(standing),
            quote.Provider, type, labels.ProviderType(type), QuoteCodes.Instruments.CodesOf(quote.Instruments), labels.Instruments(quote.Instruments),
            QuoteCodes.AccessPoints.CodesOf(quote.AccessPoints), labels.AccessPoints(quote.AccessPoints), QuoteCodes.Pickups.CodesOf(quote.Pickups), labels.Pickups(quote.Pickups),
            QuoteCodes.Speeds.Code(quote.Speed), labels.Speed(quote.Speed), QuoteCodes.Coverages.Code(quote.Coverage), labels.Coverage(quote.Coverage),
            QuoteCodes.FeeModes.Code(quote.FeeMode)!, labels.FeeMode(quote.FeeMode),
            Sent(cost?.Send), quote.SendCurrency.Name(language), Sent(cost?.Fee), Sent(cost?.Loss), Sent(whole?.Total), cost?.FeePercent, cost?.MarginPercent, whole?.TotalPercent,
            quote.Arriving(cost?.Received), quote.ReceiveCurrency?.Name(language), quote.Arriving(quote.ReceivingFee), whole?.TotalWithReceivingFeePercent,
            cost?.OutsideSurvey ?? false, rule.Qualifies(quote), quote.Interbank, quote.Collected, quote.Period, quote.Source.Name, quote.Source.IsDemonstration);

        Money? Sent(decimal? amount) => amount is { } known ? Money.Round(known, quote.SendCurrency) : null;
    }
}
