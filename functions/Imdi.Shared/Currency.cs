using System.Diagnostics.CodeAnalysis;

namespace Imdi.Shared;

/// <summary>An ISO 4217 currency code, known to <see cref="CodeLists"/>, with the number of decimals of its minor unit.</summary>
public readonly record struct Currency : IParsable<Currency>
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    public string Code => _code ?? "XXX";

    /// <summary>ISO 4217 exponent: JPY 0, USD 2, KWD 3.</summary>
    public int Decimals => CodeLists.CurrencyDecimals(Code);

    public override string ToString() => Code;

    public static Currency Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var currency) ? currency : throw new FormatException($"'{s}' is not an ISO 4217 currency code.");

    public static bool TryParse([NotNullWhen(true)] string? s, out Currency result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result)
    {
        bool known = s is { Length: 3 } && CodeLists.IsCurrency(s.ToUpperInvariant());
        result = known ? new Currency(s!.ToUpperInvariant()) : default;
        return known;
    }
}
