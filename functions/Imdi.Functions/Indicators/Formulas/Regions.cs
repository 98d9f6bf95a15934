using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>The aggregates that a country counts in: its World Bank region by two letters (no country's code has two here) and the world.</summary>
public static class Regions
{
    private static readonly Dictionary<string, string[]> ByCountry = CodeLists.Countries.ToDictionary(
        country => country.Alpha3, country => country.Region.Length > 0 ? new[] { country.Region, Datasets.Area.World } : [Datasets.Area.World], StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string country) => ByCountry.GetValueOrDefault(country) ?? [];
}
