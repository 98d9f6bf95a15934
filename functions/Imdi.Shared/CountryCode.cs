using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A country or area by its ISO 3166-1 alpha-3 code (Kosovo as XKX), known to <see cref="CodeLists"/>.</summary>
[JsonConverter(typeof(TextJson<CountryCode>))]
public readonly record struct CountryCode : IComparable<CountryCode>, IParsable<CountryCode>
{
    private readonly string? _alpha3;

    private CountryCode(string alpha3) => _alpha3 = alpha3;

    public string Alpha3 => _alpha3 ?? "";

    public string Alpha2 => CodeLists.Country(Alpha3).Alpha2;

    /// <summary>The country's name in a language of the site.</summary>
    public string Name(Language language) => CodeLists.CountryName(Alpha3, language);

    public int CompareTo(CountryCode other) => string.CompareOrdinal(Alpha3, other.Alpha3);

    public static bool operator <(CountryCode left, CountryCode right) => left.CompareTo(right) < 0;

    public static bool operator <=(CountryCode left, CountryCode right) => left.CompareTo(right) <= 0;

    public static bool operator >(CountryCode left, CountryCode right) => left.CompareTo(right) > 0;

    public static bool operator >=(CountryCode left, CountryCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => Alpha3;

    /// <summary>Accepts alpha-3 and alpha-2 in any case, and the historic and agency codes that <see cref="CodeLists"/> normalises.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out CountryCode result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CountryCode result)
    {
        bool known = CodeLists.TryNormaliseCountry(s, out string alpha3);
        result = known ? new CountryCode(alpha3) : default;
        return known;
    }

    public static CountryCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var country) ? country : throw new FormatException($"'{s}' is not an ISO 3166-1 country code.");

    /// <summary>Finds a country by a name as agencies write it ("Egypt, Arab Rep.", "Hong Kong SAR, China"); false when none or an aggregate.</summary>
    public static bool TryFromName([NotNullWhen(true)] string? name, out CountryCode result)
    {
        bool known = CodeLists.TryCountryByName(name, out string alpha3);
        result = known ? new CountryCode(alpha3) : default;
        return known;
    }
}
