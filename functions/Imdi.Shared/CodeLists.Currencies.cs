using System.Collections.Frozen;
using System.Globalization;

namespace Imdi.Shared;

public static partial class CodeLists
{
    private static readonly Func<Language, NameList> CurrencyNamesIn = PerLanguage.Of(language => new NameList($"currency-names-{language}.json"));

    /// <summary>The currencies of today, without funds and units of account, by code.</summary>
    public static IReadOnlyList<Currency> CurrenciesInUse => CurrencyList.InUse.Value;

    /// <summary>An ISO 4217 code of money: of today, a unit of account (CLF), or withdrawn since (HRK), so that historic amounts can be read; not metals, XTS or XXX.</summary>
    public static bool IsCurrency(string code) => CurrencyList.ByCode.ContainsKey(code);

    /// <summary>The month in which a currency ended ("2023-01" for HRK), null while it is in use.</summary>
    public static Period? CurrencyWithdrawn(string code) =>
        CurrencyList.ByCode.TryGetValue(code, out var row) && row.Until != "" ? Period.Parse(row.Until) : null;

    /// <summary>The ISO 4217 exponent; 0 for XXX, no currency. Throws KeyNotFoundException for anything that is no currency.</summary>
    public static int CurrencyDecimals(string code) => CurrencyList.ByCode.TryGetValue(code, out var row)
        ? row.Decimals
        : code == "XXX" ? 0 : throw new KeyNotFoundException($"'{code}' is not an ISO 4217 currency code.");

    public static string CurrencyName(string code, Language language) => CurrencyNamesIn(language)[code];

    private sealed record CurrencyRow(int Decimals, bool IsFund, string Until);

    private static class CurrencyList
    {
        internal static readonly FrozenDictionary<string, CurrencyRow> ByCode = CodeFile.Rows("currencies.json")
            .ToFrozenDictionary(row => row[0], row => new CurrencyRow(int.Parse(row[1], CultureInfo.InvariantCulture), row[2] == "fund", row[3]), StringComparer.Ordinal);

        internal static readonly Lazy<IReadOnlyList<Currency>> InUse =
            new(() => [.. ByCode.Where(row => row.Value is { IsFund: false, Until: "" }).Select(row => row.Key).Order(StringComparer.Ordinal).Select(code => Currency.Parse(code))]);
    }
}
