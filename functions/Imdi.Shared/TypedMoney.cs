using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.Shared;

/// <summary>
/// Amounts as people type them: 1250, 1250,50, 1,250.00, 1.250,00, 1 250, 1’250.00, in Latin or Arabic digits. What could be two amounts, such as
/// 1,250 or 1.250, is none; neither is one whose thousands are not threes.
/// </summary>
public static partial class TypedMoney
{
    /// <summary>The most minor units that anybody enters: thousands of such amounts sum without overflow.</summary>
    public const long MostMinor = 1_000_000_000_000_000;

    // So many digits are exact.
    private const int Longest = 28;

    /// <summary>A number of any decimals; null for what is none or could be two.</summary>
    public static decimal? Number(string? text)
    {
        string typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > Longest) return null;
        string plain = string.Concat(typed.Select(Plain));
        var (grouped, straight) = (Grouped().Match(plain), Straight().Match(plain));
        return grouped.Success == straight.Success ? null : ValueOf(grouped.Success ? grouped : straight);
    }

    /// <summary>False also for more decimals than the currency has; zeros beyond them say nothing.</summary>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        money = default;
        return Number(text) is { } number && Money.TryParse(number.ToString(CultureInfo.InvariantCulture), currency, out money);
    }

    /// <summary>An amount as a form is filled with it: what is read again as the same.</summary>
    public static string Text(Money amount) => amount.ToAmountText() is var text && Number(text) is null ? $"{text}0" : text;

    private static decimal? ValueOf(Match typed)
    {
        string whole = string.Concat(typed.Groups["whole"].Value.Where(char.IsAsciiDigit));
        return decimal.TryParse($"{whole}.{typed.Groups["part"].Value}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static char Plain(char letter) => letter switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + letter - '\u0660'),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + letter - '\u06F0'),
        '\u060C' => ',',
        '\u2018' or '\u2019' => '\'',
        _ => char.IsWhiteSpace(letter) ? ' ' : letter,
    };

    // Thousands by one mark, which is not the decimal one too; \u066C and \u066B are the Arabic marks of thousands and decimals.
    [GeneratedRegex(@"^(?<whole>[1-9][0-9]{0,2}(?<mark>[ '.,\u066C])[0-9]{3}(\k<mark>[0-9]{3})*)((?!\k<mark>)[.,\u066B](?<part>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<whole>[0-9]*)([.,\u066B](?<part>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Straight();
}
