using Imdi.Shared;

namespace Imdi.Web.Pages.Send;

public enum AmountMode { Send, Receive }

public enum Speed { LessThanOneHour, SameDay, NextDay, TwoDays, ThreeToFiveDays, SixDaysOrMore, Unknown }

public enum PickupMethod { Cash, BankAccount, MobileWallet, HomeDelivery, Card, Other }

/// <summary>One service of a corridor, costed for the amount asked.</summary>
/// <param name="Fee">Fee in the sending currency for this amount.</param>
/// <param name="Margin">Loss through the exchange rate in the sending currency; null when the provider does not disclose its rate.</param>
/// <param name="Total">Fee plus margin; for an undisclosed margin the fee alone.</param>
/// <param name="TotalPercent">Total as % of the amount sent.</param>
/// <param name="Received">What arrives, in the receiving currency; null when it cannot be known.</param>
/// <param name="ReceivingFee">A fee charged to the receiver, in the receiving currency, outside the World Bank's measure; null when none is known.</param>
/// <param name="OutsideSurvey">The amount lies outside the two surveyed tiers: the fee is taken as flat there.</param>
public sealed record ServiceModel(
    string Provider,
    string ProviderType,
    IReadOnlyList<PickupMethod> Pickup,
    IReadOnlyList<string> Instruments,
    Speed Speed,
    Money Send,
    Money Fee,
    Money? Margin,
    Money Total,
    Percent FeePercent,
    Percent? MarginPercent,
    Percent TotalPercent,
    Money? Received,
    Money? ReceivingFee,
    DateOnly Collected,
    bool OutsideSurvey,
    bool IsDemonstration)
{
    /// <summary>What the sender pays in all where the fee comes on top of the amount; null where the fee is taken out of it, or there is none.</summary>
    public Money? Paid { get; init; }
}

/// <summary>A service without a figure for the amount asked.</summary>
public sealed record UncostedModel(string Provider, Speed Speed, bool IsDemonstration);

/// <summary>A quarter of a corridor: mean over services, and SmaRT where services are known. Null is missing, never zero.</summary>
public sealed record TrendModel(Period Period, Percent? Mean, Percent? Smart, string Source);

/// <summary>The latest mean cost of a neighbouring corridor; null where nothing is known.</summary>
public sealed record CountryCostModel(CountryCode Country, Percent? Mean, Period? Period, bool HasPage);

/// <summary>A choice of the filter chips, with the address that applies it.</summary>
public sealed record FilterModel(PickupMethod? Pickup, string Href, bool IsSelected, int Count);

/// <summary>What the corridor page says first. Null when no current, disclosed service is known.</summary>
public sealed record AnswerModel(ServiceModel Cheapest, ServiceModel Dearest, Percent Average, Money AverageCost, Money SavingPerTransfer, Money SavingPerYear, int TransfersPerYear);

/// <summary>SmaRT: the mean of the (up to) three cheapest qualifying services at USD 200, with how many were used.</summary>
public sealed record SmartModel(Percent? Value, int Used);

public sealed record CorridorModel(
    CountryCode From,
    CountryCode To,
    Currency SendCurrency,
    Currency? ReceiveCurrency,
    decimal Amount,
    AmountMode Mode,
    AnswerModel? Answer,
    IReadOnlyList<ServiceModel> Services,      // current and disclosed, cheapest first
    IReadOnlyList<ServiceModel> Undisclosed,   // fee only: never ranked as a bargain
    IReadOnlyList<ServiceModel> Stale,         // shown apart, never "cheapest"
    int StaleAfterDays,
    SmartModel Smart,
    IReadOnlyList<FilterModel> Filters,
    IReadOnlyList<TrendModel> Trend,           // oldest first, real data only
    Percent? LatestMean,
    Period? LatestPeriod,
    decimal? AnnualFlowMillionUsd,             // bilateral flow where a matrix is loaded
    int? FlowYear,
    decimal? SavingToTargetMillionUsd,         // per year, if the corridor cost 3 %
    IReadOnlyList<CountryCostModel> FromHere,  // every corridor of the sender, for map and table
    IReadOnlyList<CountryCostModel> Neighbours,
    IReadOnlyList<SourceNote> Sources,
    IReadOnlyList<CountryCode> Senders,        // for the form
    IReadOnlyList<CountryCode> Receivers,
    FieldError? AmountError,
    string? AmountEntered)
{
    /// <summary>Services whose price for an amount to be received cannot be worked out, as their rate is not disclosed: shown apart, never ranked.</summary>
    public IReadOnlyList<UncostedModel> Uncosted { get; init; } = [];

    /// <summary>What was asked, as the API takes it (<c>amount=300</c>), so that a download has what the page shows; empty for the published page.</summary>
    public string Asked { get; init; } = "";
}
