using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>The groups that averages can be asked for by name.</summary>
internal static class GroupCodes
{
    private static readonly HashSet<string> Own =
    [
        "all", "g20", "digital", "other", "unknown", .. QuoteCodes.ProviderTypes.Codes, .. QuoteCodes.Instruments.Codes, .. RegionCodes.Known,
    ];

    /// <summary>A refusal when one of the codes names no group at all; a country is named by its alpha-3 code, as SA is South Asia too.</summary>
    public static Refusal? Unknown(IEnumerable<string> groups) =>
        groups.FirstOrDefault(group => !Own.Contains(group) && !(CountryCode.TryParse(group, out var country) && country.Alpha3 == group)) is { } wrong
            ? Refusal.Malformed("unknown-group", Detail(wrong), new FieldError("/group", "unknown-group", Detail(wrong)))
            : null;

    private static string Detail(string wrong) =>
        $"'{wrong}' is wrong here: 'group' must be an ISO 3166-1 alpha-3 code or one of {string.Join(", ", Own.Order(StringComparer.Ordinal))}.";
}
