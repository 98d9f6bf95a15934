using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>What profiles read beside the indicators' own measures. A part that a figure's key has no name for stands in another of its parts, as each says.</summary>
internal static class ProfileMeasures
{
    private static readonly (string, string?)[] Everyone = [(Dimension.Sex, "T"), (Dimension.Education, "T")];

    /// <summary>The publisher's codes that the tables of economy and cost show, in their order.</summary>
    public static IReadOnlyDictionary<string, Measure> Statistics { get; } = new[]
    {
        "NY.GDP.MKTP.CD", "NY.GDP.PCAP.CD", "NY.GDP.MKTP.KD.ZG", "HDI", "SP.DYN.LE00.IN", "SI.POV.DDAY", "SI.RMT.COST.IB.ZS", "BM.TRF.PWKR.CD.DT",
    }.ToDictionary(code => code, code => new Measure(code, CountryIndicators) { AreaType = Dimension.AreaType, Where = [(Dimension.Indicator, code)] });

    public static Measure WithoutMigration { get; } = new("population without migration", Population)
    {
        AreaType = Dimension.AreaType, Where = [(Dimension.Variant, "zero-migration"), (Dimension.Sex, "T"), (Dimension.Age, "T")],
    };

    /// <summary>Mean monthly earnings; the currency stands in the key's survey.</summary>
    public static Measure Earnings { get; } = new("mean monthly earnings", Wages)
    {
        AreaType = Dimension.AreaType, Occupation = Dimension.Occupation, Survey = Dimension.Currency, Alternative = Dimension.Survey,
        Where = [(Dimension.Measure, "mean-monthly"), (Dimension.Sex, "T"), (Dimension.Industry, "T")],
    };

    /// <summary>Arrivals of any length, by destination and origin.</summary>
    public static Measure AllArrivals { get; } = Flow("arrivals", "inflow", (Dimension.LegalStatus, "all"), (Dimension.Duration, "all"));

    /// <summary>By destination and origin; the ground of stay stands in the key's survey.</summary>
    public static Measure ArrivalsByGround { get; } = new("arrivals by ground", MigrationFlow)
    {
        Area = Dimension.Destination, AreaType = Dimension.DestinationType, Counterpart = Dimension.Origin, CounterpartType = Dimension.OriginType, Survey = Dimension.LegalStatus, Alternative = Dimension.Basis,
        Where = [(Dimension.Measure, "inflow"), (Dimension.Duration, "all"), .. Everyone],
    };

    public static Measure Asylum { get; } = Flow("asylum applications", "asylum-applications", (Dimension.LegalStatus, "all"), (Dimension.Duration, "all"));

    /// <summary>As the country that they leave counts them, which stands where arrivals have it, as destination; the origin is that of those who leave.</summary>
    public static Measure Departures { get; } = Flow("departures", "outflow", (Dimension.LegalStatus, "all"), (Dimension.Duration, "all"));

    /// <summary>By origin and destination.</summary>
    public static Measure Students { get; } = new("students abroad", StudentMobility)
    {
        Persons = StudentMobility,
        Area = Dimension.Origin, AreaType = Dimension.OriginType, Counterpart = Dimension.Destination, CounterpartType = Dimension.DestinationType, Alternative = Dimension.Basis, Where = Everyone,
    };

    /// <summary>The language stands in the key's survey, its level in that of education.</summary>
    public static Measure Speakers { get; } = new("speakers", SkillsSupply)
    {
        Area = Dimension.Country, Survey = Dimension.Language, Education = Dimension.Cefr,
        Where = [(Dimension.Measure, "speakers"), (Dimension.Sex, "T"), (Dimension.Age, "T"), (Dimension.Education, "T"), (Dimension.Occupation, "T")],
    };

    /// <summary>Shares of what is received from everywhere; the use stands in the key's survey.</summary>
    public static Measure Uses { get; } = new("uses of remittances", RemittanceUses, Dimension.SharePercent)
    {
        Area = Dimension.To, Period = Dimension.Year, Survey = Dimension.Use, Alternative = Dimension.Survey, Where = [(Dimension.From, Datasets.Area.World)],
    };

    /// <summary>Mean cost of the services to a country; the kind of provider or the instrument stands in the key's survey.</summary>
    public static Measure Channels { get; } = new("mean cost over services, %", RemittanceQuotes) { Statistic = QuoteFigures.Channels };

    public static IReadOnlyList<Measure> All { get; } =
        [.. Statistics.Values, WithoutMigration, Earnings, AllArrivals, ArrivalsByGround, Asylum, Departures, Students, Speakers, Uses, Channels];

    private static Measure Flow(string name, string measure, params (string, string?)[] where) => new(name, MigrationFlow)
    {
        Persons = name,
        Area = Dimension.Destination, AreaType = Dimension.DestinationType, Counterpart = Dimension.Origin, CounterpartType = Dimension.OriginType,
        Alternative = Dimension.Basis, Where = [(Dimension.Measure, measure), .. Everyone, .. where],
    };
}
