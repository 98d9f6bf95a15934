using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// What stands where a source names an area: a country, an aggregate of several (never summed with them), or a residual such as
/// "Other North", which is one partner in a country's total and no country.
/// </summary>
public readonly record struct Area(string Code, string Type)
{
    public const string Country = "country", Aggregate = "aggregate", Residual = "residual";

    public const string World = "WLD";

    public static readonly string[] Types = [Country, Aggregate, Residual];

    /// <summary>By ISO 3166-1, an agency's or a UN M49 code; aggregates keep the source's code, in capitals. By name only residuals.</summary>
    public static bool TryParse(string text, out Area area)
    {
        text = text.Trim();
        area = ResidualOf(text) is { } residual ? new Area(residual, Residual)
            : CountryCode.TryParse(text, out var country) ? new Area(country.Alpha3, Country)
            : CodeLists.TryCountryByM49(text, out string alpha3) ? new Area(alpha3, Country)
            : IsEurostatGroup(text) ? new Area(text.ToUpperInvariant(), Aggregate)
            : text.Length <= 16 && !text.Contains(' ', StringComparison.Ordinal) && CodeLists.IsAggregate(text) ? new Area(text.ToUpperInvariant(), Aggregate)
            : default;
        return area.Code is not null;
    }

    /// <summary>What a source writes for all countries together.</summary>
    public static bool IsTotal(ReadOnlySpan<char> text) => text is "_T" or "TOTAL" or "W" or "W0" or "WORLD" or "WLD" or "World" or "Total";

    /// <summary>The type of a canonical code.</summary>
    public static string TypeOf(string code) => TryParse(code, out var area) ? area.Type : Aggregate;

    /// <summary>Eurostat's groups of citizens: nationals, foreigners, foreigners of the Union and of outside it.</summary>
    private static bool IsEurostatGroup(string text) => text.ToUpperInvariant() is "NAT" or "FOR" || text.EndsWith("_FOR", StringComparison.OrdinalIgnoreCase);

    /// <summary>KNOMAD's Other North and Other South, the UN's Other (2003), and those whose country is unknown or who have none.</summary>
    private static string? ResidualOf(string text) => text.ToUpperInvariant().Replace(' ', '_') switch
    {
        "OTHER_NORTH" => "OTHER_NORTH",
        "OTHER_SOUTH" => "OTHER_SOUTH",
        "OTHER" or "OTHERS" or "2003" => "OTHER",
        "UNK" or "_U" or "UNKNOWN" => "UNK",
        "STLS" => "STLS",
        _ => null,
    };
}
