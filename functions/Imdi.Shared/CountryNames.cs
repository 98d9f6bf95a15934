using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Imdi.Shared;

/// <summary>What a name in a data file stands for: a country of today, a withdrawn one, or an aggregate or residual.</summary>
internal static partial class CountryNames
{
    private const string Aggregate = "*";
    private const char Withdrawn = '-';

    private static readonly FrozenDictionary<string, string> ByKey =
        CodeFile.Rows("country-by-name.json").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> AggregateCodes =
        CodeFile.Rows("aggregates.json").Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static string? Country(string? name) => Meaning(name) is { } found && found != Aggregate && found[0] != Withdrawn ? found : null;

    internal static string? WithdrawnCode(string? name) => Meaning(name) is { } found && found[0] == Withdrawn ? found[1..] : null;

    internal static bool IsAggregate(string text) => AggregateCodes.Contains(text) || AggregateCode().IsMatch(text) || Meaning(text) == Aggregate;

    /// <summary>UN codes from 900 on and of four digits, ILOSTAT's X01 to X99, Eurostat's EU27_2020, EA19 and EEA30_2007.</summary>
    [GeneratedRegex(@"^(9\d\d|\d{4}|X\d\d|(EU|EA|EEA|EFTA)[0-9_]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AggregateCode();

    private static string? Meaning(string? name) => name is null ? null : ByKey.GetValueOrDefault(CountryNameKey.Of(name));
}
