namespace Imdi.Shared;

/// <summary>A country or area as the code lists have it.</summary>
/// <param name="Alpha3">ISO 3166-1 alpha-3 (XKX for Kosovo).</param>
/// <param name="Alpha2">ISO 3166-1 alpha-2 (XK for Kosovo).</param>
/// <param name="M49">UN M49 code with its leading zeros.</param>
/// <param name="Region">World Bank region: EAP, ECA, LAC, MENA, NAM, SA, SSA.</param>
/// <param name="IsG20">Member of the G20 by itself (not through the European or African Union).</param>
/// <param name="Currency">ISO 4217 code of the currency in everyday use.</param>
public sealed record CountryEntry(string Alpha3, string Alpha2, string M49, string Region, bool IsG20, string Currency);

/// <summary>The generated code lists (ISO 3166-1, ISO 4217, UN M49, …), read from the embedded codes/*.json.</summary>
public static partial class CodeLists
{
    public static IReadOnlyList<CountryEntry> Countries => throw new NotSupportedException();

    public static CountryEntry Country(string alpha3) => throw new NotSupportedException();

    public static string CountryName(string alpha3, Language language) => throw new NotSupportedException();

    /// <summary>All countries in the order in which a reader of this language looks for them.</summary>
    public static IReadOnlyList<CountryCode> CountriesInOrder(Language language) => throw new NotSupportedException();

    public static bool TryNormaliseCountry(string? text, out string alpha3) => throw new NotSupportedException();

    public static bool TryCountryByName(string? name, out string alpha3) => throw new NotSupportedException();

    public static bool IsCurrency(string code) => throw new NotSupportedException();

    public static int CurrencyDecimals(string code) => throw new NotSupportedException();

    public static string CurrencyName(string code, Language language) => throw new NotSupportedException();
}
