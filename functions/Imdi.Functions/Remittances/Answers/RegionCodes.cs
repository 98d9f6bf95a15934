using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class RegionCodes
{
    public static IReadOnlyList<string> Known { get; } = [.. CodeLists.Countries.Select(country => country.Region).Where(region => region.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A refusal when one of the codes is no World Bank region.</summary>
    public static Refusal? Unknown(IEnumerable<string> regions) => regions.FirstOrDefault(region => !Known.Contains(region)) is { } wrong
        ? Refusal.Malformed("unknown-region", Detail(wrong), new FieldError("/region", "unknown-region", Detail(wrong)))
        : null;

    private static string Detail(string wrong) => $"'{wrong}' is wrong here: 'region' must be one of {string.Join(", ", Known)}.";
}
