using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What the survey found for one of its two amounts (about USD 200 and USD 500).</summary>
/// <param name="Amount">In the sending currency.</param>
/// <param name="Fee">In the sending currency.</param>
/// <param name="Rate">The provider's own rate, receiving per sending currency.</param>
/// <param name="Margin">The exchange margin as the source states it, in percent.</param>
public readonly record struct SurveyedTier(decimal Amount, decimal Fee, decimal? Rate, decimal? Margin);

/// <summary>One service of one provider in one corridor, as surveyed in one quarter.</summary>
public sealed record Quote
{
    public required CostSource Source { get; init; }

    public required Corridor Corridor { get; init; }

    public required Period Period { get; init; }

    public DateOnly? Date { get; init; }

    public required string Provider { get; init; }

    public ProviderType ProviderType { get; init; }

    public Instruments Instruments { get; init; }

    public AccessPoints AccessPoints { get; init; }

    public Pickups Pickups { get; init; }

    public TransferSpeed Speed { get; init; }

    public Coverage Coverage { get; init; }

    public required Currency SendCurrency { get; init; }

    public Currency? ReceiveCurrency { get; init; }

    public required SurveyedTier Tier1 { get; init; }

    public SurveyedTier? Tier2 { get; init; }

    /// <summary>Interbank mid rate of the day of collection, receiving per sending currency.</summary>
    public decimal? Interbank { get; init; }

    /// <summary>Whether the provider tells its rate before the transfer; null where the source does not say.</summary>
    public bool? Transparent { get; init; }

    public FeeMode FeeMode { get; init; }

    /// <summary>What the receiver pays to be paid, in the receiving currency; outside the World Bank's measure.</summary>
    public decimal? ReceivingFee { get; init; }

    /// <summary>The day of collection; where only the quarter is known, its first day: a quote is never taken for younger than it may be.</summary>
    public DateOnly Collected => Date ?? Period.FirstDay;

    /// <summary>
    /// Whether the loss through the exchange rate is known. A service that is not transparent carries a margin of 0 that means
    /// "not disclosed" (World Bank, RPW), whatever its rate columns say.
    /// </summary>
    public bool IsDisclosed => Transparent != false && ExchangeMargin.IsKnown(Tier1, Interbank);

    public ServiceSort Sort => new(ProviderType, Instruments, Speed, Pickups);

    /// <summary>An amount on the receiving side as money; null when it, or the currency it arrives in, is not known.</summary>
    public Money? Arriving(decimal? amount) =>
        amount is { } known && ReceiveCurrency is { } currency ? Money.Round(known, currency) : null;

    /// <summary>Money that leaves by a digital instrument and arrives in an account (World Bank, RPW: digital remittances).</summary>
    public bool IsDigital =>
        (Instruments & ~(Instruments.Cash | Instruments.Other)) != 0 &&
        (Pickups & (Pickups.BankAccount | Pickups.MobileWallet | Pickups.Card)) != 0;
}
