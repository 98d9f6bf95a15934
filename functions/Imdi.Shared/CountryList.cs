using System.Collections.Frozen;
using System.Globalization;

namespace Imdi.Shared;

/// <summary>Countries by their codes, those of today, the agencies' own and the withdrawn ones.</summary>
internal static class CountryList
{
    internal static readonly IReadOnlyList<CountryEntry> All =
    [
        .. CodeFile.Rows("countries.json").Select(row => new CountryEntry(row[0], row[1], row[2], row[5], row[6] == "G20", row[7]) { M49Region = row[3], M49SubRegion = row[4] }),
    ];

    internal static readonly FrozenDictionary<string, CountryEntry> ByAlpha3 = All.ToFrozenDictionary(country => country.Alpha3, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByAnyCode = All
        .SelectMany(country => new[] { (country.Alpha3, country.Alpha3), (country.Alpha2, country.Alpha3) })
        .Concat(CodeFile.Rows("country-aliases.json").Select(row => (row[0], row[1])))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<FrozenDictionary<string, string>> ByM49 =
        new(() => All.ToFrozenDictionary(country => country.M49, country => country.Alpha3, StringComparer.Ordinal));

    internal static string? Normalise(string? code) => code is null ? null : ByAnyCode.GetValueOrDefault(code.Trim());

    internal static string? FromM49(string? code) => code?.Trim() is { Length: > 0 and <= 3 } digits ? ByM49.Value.GetValueOrDefault(digits.PadLeft(3, '0')) : null;
}

internal static class WithdrawnCountries
{
    internal static readonly IReadOnlyList<WithdrawnCountry> All = [.. CodeFile.Rows("withdrawn-countries.json").Select(Read)];

    internal static readonly FrozenDictionary<string, WithdrawnCountry> ByCode = CodeFile.Rows("withdrawn-countries.json")
        .SelectMany(row => new[] { row[0], row[1] }.Where(code => code != "").Select(code => (code, Country: All.First(country => country.Code == row[0]))))
        .ToFrozenDictionary(pair => pair.code, pair => pair.Country, StringComparer.OrdinalIgnoreCase);

    private static WithdrawnCountry Read(string[] row) =>
        new(row[0], row[2], int.Parse(row[3], CultureInfo.InvariantCulture), [.. row[4].Split(' ').Select(code => CountryCode.Parse(code))]);
}
