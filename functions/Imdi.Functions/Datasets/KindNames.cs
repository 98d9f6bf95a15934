namespace Imdi.Functions.Datasets;

/// <summary>The kinds that other rooms read, by id, with the names of their canonical columns.</summary>
public static class KindNames
{
    public const string RemittanceQuotes = "remittance-quotes";
    public const string CorridorAverages = "remittance-corridor-averages";
    public const string RemittanceFlows = "remittance-flows";
    public const string Unemployment = "unemployment";
    public const string RemittanceUses = "remittance-uses";
    public const string CountryIndicators = "country-indicators";
    public const string LabourDemand = "labour-demand";
    public const string Vacancies = "vacancies";
    public const string Employment = "employment";
    public const string Wages = "wages";
    public const string SkillsSupply = "skills-supply";
    public const string Population = "population";
    public const string MigrantStock = "migrant-stock";
    public const string MigrationFlow = "migration-flow";
    public const string NationalsAbroad = "nationals-abroad";
    public const string HealthWorkforce = "health-workforce";
    public const string EducationWorkforce = "education-workforce";
    public const string StudentMobility = "student-mobility";

    /// <summary>
    /// The columns of observations, called the same in every kind that has them. Areas are ISO 3166-1 alpha-3 codes, or an aggregate's or a residual's code, as the column with
    /// _type says; sex, age, education, occupation and industry have T for all; a period is 2025, 2025Q3 or 2025-09. A value is null where status is missing.
    /// </summary>
    public static class Dimension
    {
        public const string Country = "country", Area = "area", AreaType = "area_type", Origin = "origin", OriginType = "origin_type",
            Destination = "destination", DestinationType = "destination_type", From = "from", To = "to", Period = "period", Year = "year",
            Sex = "sex", Age = "age", Education = "education", Occupation = "occupation", Industry = "industry", Language = "language", Cefr = "cefr",
            HomeStatus = "home_status", LegalStatus = "legal_status", Duration = "duration", Basis = "basis", Variant = "variant",
            Indicator = "indicator", IndicatorName = "indicator_name", Measure = "measure", Unit = "unit", Currency = "currency", Value = "value", Status = "status",
            Survey = "survey", Grouping = "grouping", Note = "note", Use = "use", SharePercent = "share_percent",
            Scenario = "scenario", ScenarioName = "scenario_name", BaseYear = "base_year", Method = "method";
    }

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
}
