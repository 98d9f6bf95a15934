using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Where a service stands: comparable, its exchange loss not disclosed, or its price too old.</summary>
public enum Standing { Current, Undisclosed, Stale }

/// <summary>A service in an answer. Percentages are of the amount sent and unrounded; money has the decimals of its currency.</summary>
/// <param name="Rank">1 is the cheapest; null for what is not ranked.</param>
/// <param name="Send">To pay in before the fee (fee on top), or with the fee in it (fee deducted).</param>
/// <param name="Total">Fee plus exchange loss; null while the loss is not disclosed: the fee alone is no total.</param>
/// <param name="Received">Before the receiver's own fee.</param>
/// <param name="ReceivingFee">Charged to the receiver, outside the World Bank's measure; null when none is known.</param>
/// <param name="OutsideSurvey">The amount lies outside the two surveyed: the fee is taken as flat there.</param>
/// <param name="CountsForSmart">Whether it qualifies for SmaRT.</param>
public sealed record ServiceRow(
    CountryCode From, CountryCode To, int? Rank, Standing Standing, string Provider, string? ProviderType, IReadOnlyList<string> Instruments, IReadOnlyList<string> AccessPoints,
    IReadOnlyList<string> Pickups, string? Speed, string? Coverage, string FeeMode, Money Send, Money Fee, Money? ExchangeLoss, Money? Total,
    decimal FeePercent, decimal? MarginPercent, decimal? TotalPercent, Money? Received, Money? ReceivingFee, decimal? TotalWithReceivingFeePercent,
    bool OutsideSurvey, bool CountsForSmart, decimal? InterbankRate, DateOnly Collected, Period Period, string Source, bool IsDemonstration)
{
    public static ServiceRow Of(ServiceCost cost, int? rank, Standing standing, SmartRule rule)
    {
        var (quote, currency) = (cost.Quote, cost.Quote.SendCurrency);
        bool known = cost.Loss is not null;
        return new ServiceRow(
            quote.Corridor.From, quote.Corridor.To, rank, standing, quote.Provider, QuoteCodes.ProviderTypes.Code(quote.ProviderType), QuoteCodes.Instruments.CodesOf(quote.Instruments),
            QuoteCodes.AccessPoints.CodesOf(quote.AccessPoints), QuoteCodes.Pickups.CodesOf(quote.Pickups), QuoteCodes.Speeds.Code(quote.Speed),
            QuoteCodes.Coverages.Code(quote.Coverage), QuoteCodes.FeeModes.Code(quote.FeeMode)!,
            Money.Round(cost.Send, currency), Money.Round(cost.Fee, currency), cost.Loss is { } loss ? Money.Round(loss, currency) : null,
            known ? Money.Round(cost.Total, currency) : null, cost.FeePercent, cost.MarginPercent, known ? cost.TotalPercent : null,
            quote.Arriving(cost.Received), quote.Arriving(cost.ReceivingFee), known ? cost.TotalWithReceivingFeePercent : null,
            cost.OutsideSurvey, rule.Qualifies(quote), quote.Interbank, quote.Collected, quote.Period, quote.Source.Name, quote.Source.IsDemonstration);
    }

    public static IReadOnlyList<ServiceRow> RankedOf(CorridorOffer offer, SmartRule rule) =>
        [.. offer.Ranked.Select((cost, index) => Of(cost, index + 1, Standing.Current, rule))];

    public static IReadOnlyList<ServiceRow> Of(IReadOnlyList<ServiceCost> costs, Standing standing, SmartRule rule) =>
        [.. costs.Select(cost => Of(cost, null, standing, rule))];
}
