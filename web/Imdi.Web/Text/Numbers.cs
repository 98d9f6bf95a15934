using System.Globalization;
using Imdi.Shared;

namespace Imdi.Web.Text;

/// <summary>
/// Writes numbers as readers of each language expect them, the same on every machine: .NET's and browsers' own formats
/// disagree. Arabic pages use Latin digits, set apart from the text's direction so that "£200" never turns into "200£".
/// </summary>
public sealed class Numbers
{
    private const char NoBreakSpace = '\u00A0';
    private const string Minus = "\u2212";

    // Only symbols that no other currency shares; the rest show their ISO 4217 code.
    private static readonly Dictionary<string, string> Symbols = new() { ["GBP"] = "£", ["EUR"] = "€", ["INR"] = "₹", ["NGN"] = "₦", ["PHP"] = "₱" };

    private static readonly Dictionary<string, Numbers> ByTag = new()
    {
        ["en"] = new(group: ',', point: '.', percent: "{0}%", symbol: "{1}{0}"),
        ["fr"] = new(group: '\u202F', point: ',', percent: "{0}\u00A0%", symbol: "{0}\u00A0{1}"),
        ["es"] = new(group: '\u202F', point: ',', percent: "{0}\u00A0%", symbol: "{0}\u00A0{1}"),
        ["ar"] = new(group: ',', point: '.', percent: "{0}%", symbol: "{1}{0}", isolate: true),
    };

    private readonly string _percent;
    private readonly string _symbol;
    private readonly bool _isolate;
    private readonly NumberFormatInfo _format;

    private Numbers(char group, char point, string percent, string symbol, bool isolate = false)
    {
        (_percent, _symbol, _isolate) = (percent, symbol, isolate);
        _format = new NumberFormatInfo { NumberGroupSeparator = group.ToString(), NumberDecimalSeparator = point.ToString(), NegativeSign = Minus };
    }

    public static Numbers For(Language language) => ByTag[language.Tag];

    /// <summary>Groups of three, half away from zero: 33,869.</summary>
    public string Integer(long value) => Isolated(value.ToString("N0", _format));

    /// <summary>A plain number with a fixed number of decimals, half away from zero.</summary>
    public string Decimal(decimal value, int decimals) => Isolated(Digits(value, decimals));

    /// <summary>A number with the decimals that it has, at most <paramref name="most"/>: 1,967.87.</summary>
    public string Plain(decimal value, int most = 4)
    {
        decimal rounded = decimal.Round(value, most, MidpointRounding.AwayFromZero);
        int decimals = Enumerable.Range(0, most + 1).First(count => count == most || decimal.Round(rounded, count) == rounded);
        return Decimal(rounded, decimals);
    }

    /// <summary>A percentage with one decimal: 4.2%.</summary>
    public string Percent(Percent value) => Percent(value, 1);

    public string Percent(Percent value, int decimals) => Isolated(Format(_percent, Digits(value.Value, decimals)));

    /// <summary>An amount with all the currency's decimals: £2.40, 120 JPY.</summary>
    public string Money(Money value) => Money(value.Amount, value.Currency, value.Currency.Decimals);

    /// <summary>An amount without decimals that are all zero, and none from 1,000 on: £200, 33,869 KES.</summary>
    public string MoneyShort(Money value) =>
        Money(value.Amount, value.Currency, value.Amount == decimal.Truncate(value.Amount) || Math.Abs(value.Amount) >= 1000 ? 0 : value.Currency.Decimals);

    /// <summary>What a person typed or would type into an amount field: no groups, the point as a point.</summary>
    public static string Typed(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private string Money(decimal amount, Currency currency, int decimals)
    {
        string digits = Digits(Math.Abs(amount), decimals);
        string sign = amount < 0 ? Minus : "";
        return Isolated(sign + (Symbols.TryGetValue(currency.Code, out string? symbol) ? Format(_symbol, digits, symbol) : digits + NoBreakSpace + currency.Code));
    }

    private string Digits(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals}", _format);

    private string Isolated(string text) => _isolate ? $"\u2066{text}\u2069" : text;

    private static string Format(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
