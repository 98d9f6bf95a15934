using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>An ISO 4217 currency code, known to <see cref="CodeLists"/>, with the number of decimals of its minor unit.</summary>
[JsonConverter(typeof(TextJson<Currency>))]
public readonly record struct Currency : IParsable<Currency>
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    public string Code => _code ?? "XXX";

    /// <summary>ISO 4217 exponent: JPY 0, USD 2, KWD 3.</summary>
    public int Decimals => CodeLists.CurrencyDecimals(Code);

    /// <summary>The currency's name in a language of the site.</summary>
    public string Name(Language language) => CodeLists.CurrencyName(Code, language);

    public override string ToString() => Code;

    public static Currency Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var currency) ? currency : throw new FormatException($"'{s}' is not an ISO 4217 currency code.");

    public static bool TryParse([NotNullWhen(true)] string? s, out Currency result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result)
    {
        string code = s?.Trim().ToUpperInvariant() ?? "";
        bool known = CodeLists.IsCurrency(code);
        result = known ? new Currency(code) : default;
        return known;
    }
}
