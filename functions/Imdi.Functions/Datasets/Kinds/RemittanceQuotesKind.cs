using Frequency = Imdi.Shared.Frequency;
using static Imdi.Functions.Datasets.KindNames.Quote;

namespace Imdi.Functions.Datasets;

/// <summary>Service-level quotes with the two price points of Remittance Prices Worldwide (World Bank methodology).</summary>
public static class RemittanceQuotesKind
{
    public static readonly string[] ProviderTypes = ["bank", "mto", "mobile-operator", "post-office", "other"];
    public static readonly string[] InstrumentCodes = ["cash", "bank-account", "debit-card", "credit-card", "mobile-money", "other"];
    public static readonly string[] AccessPointCodes = ["agent", "branch", "internet", "mobile", "phone", "atm", "post-office", "other"];
    public static readonly string[] PickupCodes = ["cash", "bank-account", "mobile-wallet", "home-delivery", "card", "other"];
    public static readonly string[] Speeds = ["less-than-one-hour", "same-day", "next-day", "two-days", "three-to-five-days", "six-days-or-more"];

    public static DatasetKind Declared { get; } = new(KindNames.RemittanceQuotes, "Quotes of remittance services",
        "What one service of one provider costs in one corridor at one time, at two amounts, with the provider's rate and the interbank rate.")
    {
        Frequency = Frequency.Quarter,
        Key = [Period, Id],
        Rules = [QuoteRules.RateIsStated, QuoteRules.UndisclosedMarginIsEmpty, QuoteRules.TotalIsFeePlusMargin, QuoteRules.DateIsInPeriod],
        CrossChecks = [FindingCodes.RateMissing, FindingCodes.MarginNotDisclosed, FindingCodes.TotalDiffers, FindingCodes.DateOutsidePeriod],
        Columns =
        [
            new(Id, ColumnType.Text, "Identifies the quote within its period") { Required = true, MaximumLength = 80, Example = "1001" },
            new(Period, ColumnType.Quarter, "Quarter of collection") { Required = true, Example = "2025Q3" },
            new(Date, ColumnType.Date, "Day of collection") { Example = "2025-08-14" },
            new(From, ColumnType.Country, "Sending country, ISO 3166-1 alpha-3") { Required = true, Example = "GBR" },
            new(To, ColumnType.Country, "Receiving country, ISO 3166-1 alpha-3") { Required = true, Example = "IND" },
            new(Provider, ColumnType.Text, "The provider's name") { Required = true, Example = "Example Transfers" },
            new(ProviderType, ColumnType.Code, "Kind of provider") { Required = true, Codes = ProviderTypes, Example = "mto" },
            new(Instruments, ColumnType.Codes, "How the sender pays") { Codes = InstrumentCodes, Example = "cash;debit-card" },
            new(AccessPoints, ColumnType.Codes, "Where the sender pays") { Codes = AccessPointCodes, Example = "agent;internet" },
            new(Speed, ColumnType.Code, "Time until the money can be picked up") { Codes = Speeds, Example = "same-day" },
            new(Coverage, ColumnType.Code, "Coverage of the receiving network") { Codes = ["high", "medium", "low"], Example = "high" },
            new(PickupMethods, ColumnType.Codes, "How the receiver gets the money") { Codes = PickupCodes, Example = "cash;bank-account" },
            new(SendCurrency, ColumnType.Currency, "Currency of amounts and fees, ISO 4217") { Required = true, Example = "GBP" },
            new(ReceiveCurrency, ColumnType.Currency, "Currency paid out, ISO 4217, where stated") { Example = "INR" },
            Money(Amount1, "First amount sent (the equivalent of USD 200)", "140") with { Required = true, AboveMinimum = true },
            Money(Fee1, "Fee at the first amount, on top of it or deducted from it as fee_mode says", "2.99") with { Required = true },
            Rate(Rate1, "The provider's rate at the first amount; needed where transparent is yes", "101.25"),
            Percent(Margin1, "Stated exchange rate margin at the first amount; empty where not disclosed", "2.173913"),
            Percent(Total1, "Stated total cost at the first amount; empty where the margin is not disclosed", "4.309627"),
            Money(Amount2, "Second amount sent (the equivalent of USD 500)", "345") with { AboveMinimum = true },
            Money(Fee2, "Fee at the second amount", "2.99"),
            Rate(Rate2, "The provider's rate at the second amount", "101.25"),
            Percent(Margin2, "Stated exchange rate margin at the second amount", "2.173913"),
            Percent(Total2, "Stated total cost at the second amount", "3.040580"),
            Rate(InterbankRate, "Interbank mid rate at the time of collection", "103.50") with { Required = true },
            new(Transparent, ColumnType.Flag, "Whether the provider discloses the rate before the transaction") { Required = true, Example = "yes" },
            new(FeeMode, ColumnType.Code, "Whether the fee comes on top of the amount or is deducted from it") { Required = true, Codes = ["on-top", "deducted"], Example = "on-top" },
            Money(ReceivingFee, "Charge on the receiving side, where one is known; no part of the total", "") with { Unit = "receiving currency" },
            new(RawProviderType, ColumnType.Text, "The source's own words for the kind of provider") { MaximumLength = 500, Example = "" },
            new(RawInstrument, ColumnType.Text, "The source's own words for the instrument (before 2016: the product)") { MaximumLength = 500, Example = "" },
            new(RawAccessPoint, ColumnType.Text, "The source's own words for the access point (before 2016: the sending location)") { MaximumLength = 500, Example = "" },
            new(RawPickup, ColumnType.Text, "The source's own words for the pick-up method") { MaximumLength = 500, Example = "" },
        ],
    };

    private static Column Money(string name, string description, string example) =>
        new(name, ColumnType.Decimal, description) { Unit = "sending currency", Minimum = 0, Maximum = 1_000_000_000, Example = example };

    private static Column Rate(string name, string description, string example) =>
        new(name, ColumnType.Decimal, description)
        {
            Unit = "receiving per sending currency", Minimum = 0, AboveMinimum = true, Maximum = 1_000_000_000, Example = example,
        };

    private static Column Percent(string name, string description, string example) =>
        new(name, ColumnType.Decimal, description) { Unit = "%", Minimum = -1_000, Maximum = 10_000, Example = example };
}
