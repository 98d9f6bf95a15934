using System.Collections.Frozen;

namespace Imdi.Shared;

/// <summary>Countries by their codes, those of today and the agencies' own.</summary>
internal static class CountryList
{
    internal static readonly IReadOnlyList<CountryEntry> All =
    [
        .. CodeFile.Rows("countries.json").Select(row => new CountryEntry(row[0], row[1], row[2], row[5], row[6] == "G20", row[7]) { M49Region = row[3], M49SubRegion = row[4] }),
    ];

    internal static readonly FrozenDictionary<string, CountryEntry> ByAlpha3 = All.ToFrozenDictionary(country => country.Alpha3, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByAnyCode = ReadCodes();

    private static readonly Lazy<FrozenDictionary<string, string>> ByM49 =
        new(() => All.ToFrozenDictionary(country => country.M49, country => country.Alpha3, StringComparer.Ordinal));

    internal static bool IsAlpha2(string code) => ByAnyCode.TryGetValue(code, out string? alpha3) && ByAlpha3[alpha3].Alpha2 == code;

    internal static string? Normalise(string? code) => code is null ? null : ByAnyCode.GetValueOrDefault(code.Trim());

    internal static string? FromM49(string? code) => code?.Trim() is { Length: > 0 and <= 3 } digits ? ByM49.Value.GetValueOrDefault(digits.PadLeft(3, '0')) : null;

    private static FrozenDictionary<string, string> ReadCodes()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var country in All) codes[country.Alpha2] = codes[country.Alpha3] = country.Alpha3;
        foreach (string[] row in CodeFile.Rows("country-aliases.json")) codes.Add(row[0], row[1]);
        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
