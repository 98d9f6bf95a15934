using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>The aggregates that a country counts in: its World Bank region and the world. North America is NAC, the World Bank's own code, since NAM is Namibia.</summary>
public static class Regions
{
    public const string NorthAmerica = "NAC";

    private static readonly Dictionary<string, string[]> ByCountry = CodeLists.Countries.ToDictionary(
        country => country.Alpha3, country => country.Region.Length > 0 ? new[] { country.Region == "NAM" ? NorthAmerica : country.Region, Datasets.Area.World } : [Datasets.Area.World], StringComparer.Ordinal);

    private static readonly Dictionary<string, string[]> ByRegion = ByCountry.Where(country => IsMember(country.Key)).SelectMany(country => country.Value.Select(region => (Region: region, Country: country.Key)))
        .GroupBy(each => each.Region).ToDictionary(group => group.Key, group => group.Select(each => each.Country).ToArray(), StringComparer.Ordinal);

    /// <summary>Every region, and the world.</summary>
    public static IEnumerable<string> All => ByRegion.Keys;

    public static IReadOnlyList<string> Of(string country) => ByCountry.GetValueOrDefault(country) ?? [];

    /// <summary>
    /// The World Bank counts it among its economies: those with an income group, and those two of which it has no figures for one. Not territories such as Réunion, which few sources tell apart from the
    /// country that they belong to, nor those where nobody lives.
    /// </summary>
    public static bool IsMember(string country) => Of(country).Count > 1 && (country is "ETH" or "VEN" || CodeLists.IsHighIncome(country) is not null);

    /// <summary>The countries that a region, or the world, is made of.</summary>
    public static IReadOnlyList<string> Members(string region) => ByRegion.GetValueOrDefault(region) ?? [];
}
