namespace Imdi.Shared;

/// <summary>A country or area as the code lists have it.</summary>
/// <param name="Alpha3">ISO 3166-1 alpha-3 (XKX for Kosovo).</param>
/// <param name="Alpha2">ISO 3166-1 alpha-2 (XK for Kosovo).</param>
/// <param name="M49">UN M49 code with its leading zeros.</param>
/// <param name="Region">World Bank region: EAP, ECA, LAC, MENA, NAM, SA, SSA; empty where nobody lives for good.</param>
/// <param name="IsG20">Member of the G20 by itself (not through the European or African Union).</param>
/// <param name="Currency">ISO 4217 code of the currency in everyday use; empty for Antarctica.</param>
public sealed record CountryEntry(string Alpha3, string Alpha2, string M49, string Region, bool IsG20, string Currency)
{
    /// <summary>UN M49 region (002 Africa, 009 Oceania, 019 Americas, 142 Asia, 150 Europe); empty for Antarctica.</summary>
    public string M49Region { get; init; } = "";

    /// <summary>UN M49 sub-region, such as 202 Sub-Saharan Africa; empty for Antarctica.</summary>
    public string M49SubRegion { get; init; } = "";
}

/// <summary>A country that exists no more under this code, yet still stands in historic data.</summary>
/// <param name="Code">The former ISO 3166-1 alpha-3 code, such as ANT.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="Until">The year in which it ended.</param>
/// <param name="Successors">The countries and areas of today on its territory.</param>
public sealed record WithdrawnCountry(string Code, string Name, int Until, IReadOnlyList<CountryCode> Successors);
