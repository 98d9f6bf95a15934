using System.Diagnostics.CodeAnalysis;

namespace Imdi.Shared;

/// <summary>The generated code lists (ISO 3166-1, ISO 4217, UN M49, …), read from the embedded codes/*.json when first asked for.</summary>
public static partial class CodeLists
{
    private static readonly Func<Language, NameList> CountryNamesIn = PerLanguage.Of(language => new NameList($"country-names-{language}.json"));

    private static readonly Func<Language, IReadOnlyList<CountryCode>> CountryOrderIn =
        PerLanguage.Of<IReadOnlyList<CountryCode>>(language => [.. CountryNamesIn(language).Order.Select(alpha3 => CountryCode.Parse(alpha3))]);

    public static IReadOnlyList<CountryEntry> Countries => CountryList.All;

    /// <summary>Throws KeyNotFoundException for anything but an alpha-3 code of today.</summary>
    public static CountryEntry Country(string alpha3) => CountryList.ByAlpha3.TryGetValue(alpha3, out var country)
        ? country
        : throw new KeyNotFoundException($"'{alpha3}' is not an ISO 3166-1 alpha-3 code.");

    public static string CountryName(string alpha3, Language language) => CountryNamesIn(language)[alpha3];

    /// <summary>All countries in the order in which a reader of this language looks for them.</summary>
    public static IReadOnlyList<CountryCode> CountriesInOrder(Language language) => CountryOrderIn(language);

    /// <summary>Alpha-3 and alpha-2 in any case, spaces around them, and the codes that agencies use instead (KSV, ROM, ZAR, TMP, WBG, UK, EL, …).</summary>
    public static bool TryNormaliseCountry([NotNullWhen(true)] string? text, out string alpha3)
    {
        alpha3 = CountryList.Normalise(text) ?? "";
        return alpha3.Length > 0;
    }

    /// <summary>By UN M49 code, also where a spreadsheet lost the leading zeros ("4" for "004"); never an area of several countries.</summary>
    public static bool TryCountryByM49([NotNullWhen(true)] string? code, out string alpha3)
    {
        alpha3 = CountryList.FromM49(code) ?? "";
        return alpha3.Length > 0;
    }

    /// <summary>By a name as the World Bank, the UN or a reader writes it, in one of the site's languages; false for withdrawn countries and aggregates.</summary>
    public static bool TryCountryByName([NotNullWhen(true)] string? name, out string alpha3)
    {
        alpha3 = CountryNames.Country(name) ?? "";
        return alpha3.Length > 0;
    }

    /// <summary>Whether a code or a name is known to stand for a country that exists no more (ANT), so that a finding can name it and its successors.</summary>
    public static bool TryWithdrawnCountry([NotNullWhen(true)] string? codeOrName, [NotNullWhen(true)] out WithdrawnCountry? country)
    {
        string code = codeOrName?.Trim() ?? "";
        return WithdrawnCountries.ByCode.TryGetValue(code, out country)
            || WithdrawnCountries.ByCode.TryGetValue(CountryNames.WithdrawnCode(code) ?? "", out country);
    }

    /// <summary>A text for comparing: small letters without diacritics; whatever is neither letter nor digit is a space.</summary>
    public static string Plain(string text) => CountryNameKey.Plain(text);

    /// <summary>Whether a code or a name stands for several countries or for a residual (WLD, AFE, X01, 947, "World", "Other North"): never a country, never summed with them.</summary>
    public static bool IsAggregate([NotNullWhen(true)] string? codeOrName) =>
        codeOrName?.Trim() is { Length: > 0 } text && CountryList.Normalise(text) is null && CountryNames.IsAggregate(text);
}
