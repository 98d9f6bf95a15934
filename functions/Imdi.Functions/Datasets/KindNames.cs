namespace Imdi.Functions.Datasets;

/// <summary>The kinds that other rooms read, by id, with the names of their canonical columns.</summary>
public static class KindNames
{
    public const string RemittanceQuotes = "remittance-quotes";
    public const string CorridorAverages = "remittance-corridor-averages";
    public const string RemittanceFlows = "remittance-flows";
    public const string Unemployment = "unemployment";

    /// <summary>Columns of <see cref="CorridorAverages"/>: period is a quarter, cost in percent of USD 200.</summary>
    public static class Average
    {
        public const string From = "from", To = "to", Period = "period", CostPercent = "cost_percent";
    }

    /// <summary>Columns of <see cref="RemittanceFlows"/>: million USD a year; a pair without a flow has no row.</summary>
    public static class Flow
    {
        public const string From = "from", To = "to", Year = "year", MillionUsd = "million_usd";
    }

    /// <summary>
    /// Columns of <see cref="RemittanceQuotes"/>. Amounts and fees are in the sending currency (the receiving fee in the receiving one), rates in receiving per sending currency,
    /// margins and totals in percent, as the source states them (null where it does not). Codes:
    /// provider_type bank|mto|mobile-operator|post-office|other; instruments and pickup_methods are ;-joined lists of
    /// cash|bank-account|debit-card|credit-card|mobile-money|other and cash|bank-account|mobile-wallet|home-delivery|card|other;
    /// access_points of agent|branch|internet|mobile|phone|atm|post-office|other;
    /// speed less-than-one-hour|same-day|next-day|two-days|three-to-five-days|six-days-or-more; coverage high|medium|low;
    /// fee_mode on-top|deducted; raw_* keep the source's own words.
    /// </summary>
    public static class Quote
    {
        public const string Id = "quote_id", Period = "period", Date = "date", From = "from", To = "to",
            Provider = "provider", ProviderType = "provider_type", Instruments = "instruments", AccessPoints = "access_points",
            Speed = "speed", Coverage = "coverage", PickupMethods = "pickup_methods",
            SendCurrency = "send_currency", ReceiveCurrency = "receive_currency",
            Amount1 = "amount_1", Fee1 = "fee_1", Rate1 = "rate_1", Margin1 = "margin_1", Total1 = "total_1",
            Amount2 = "amount_2", Fee2 = "fee_2", Rate2 = "rate_2", Margin2 = "margin_2", Total2 = "total_2",
            InterbankRate = "interbank_rate", Transparent = "transparent", FeeMode = "fee_mode", ReceivingFee = "receiving_fee",
            RawProviderType = "raw_provider_type", RawInstrument = "raw_instrument", RawAccessPoint = "raw_access_point", RawPickup = "raw_pickup";
    }

    /// <summary>Columns of <see cref="KindNames.Unemployment"/>: thousand people or percent, as the indicator's code ends in _NB or _RT; null is not zero.</summary>
    public static class Unemployed
    {
        public const string Country = "country", Source = "source", Indicator = "indicator", Sex = "sex", Class1 = "classification_1", Class2 = "classification_2",
            Period = "period", Value = "value", Status = "status", NoteClass = "note_classification", NoteIndicator = "note_indicator", NoteSource = "note_source";
    }
}
