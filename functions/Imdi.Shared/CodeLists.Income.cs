using System.Collections.Frozen;

namespace Imdi.Shared;

public static partial class CodeLists
{
    private static readonly Lazy<FrozenDictionary<string, string>> Income = new(() => CodeFile.Rows("income.json").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>The World Bank's fiscal year whose income groups these are: 2026 runs from July 2025 to June 2026.</summary>
    public const int IncomeFiscalYear = 2026;

    /// <summary>Whether the World Bank counts a country among the high-income economies; null where it does not classify it.</summary>
    public static bool? IsHighIncome(string alpha3) => Income.Value.TryGetValue(alpha3, out string? group) ? group == "high" ? true : null : false;
}
