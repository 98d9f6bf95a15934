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
            : text.Length <= 16 && !text.Contains(' ', StringComparison.Ordinal) && CodeLists.IsAggregate(text) ? new Area(text.ToUpperInvariant(), Aggregate)
            : default;
        return area.Code is not null;
    }

    /// <summary>The type of a canonical code.</summary>
    public static string TypeOf(string code) => TryParse(code, out var area) ? area.Type : Aggregate;

    /// <summary>KNOMAD's Other North and Other South, and the UN's Other (2003).</summary>
    private static string? ResidualOf(string text) => text.ToUpperInvariant().Replace(' ', '_') switch
    {
        "OTHER_NORTH" => "OTHER_NORTH",
        "OTHER_SOUTH" => "OTHER_SOUTH",
        "OTHER" or "OTHERS" or "2003" => "OTHER",
        _ => null,
    };
}
