using System.Globalization;

namespace Imdi.Functions.Remittances;

/// <summary>
/// An amount as people type it: 300, 300.50, 300,50, 1 200, 1,200.50, 1.200,50, in Latin or Arabic digits. A single mark followed by
/// exactly three digits parts thousands; any other last mark is the decimal one.
/// </summary>
internal static class TypedAmount
{
    private const int Longest = 30;

    public static decimal? Parse(string text)
    {
        if (text.Length > Longest) return null;
        string plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '’')).Select(Plain));
        if (plain.Length == 0 || plain.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('.' or ',' or '-'))) return null;
        int last = plain.LastIndexOfAny(['.', ',']);
        bool isDecimal = last >= 0 && (plain.Length - last - 1 != 3 || plain.IndexOfAny(['.', ',']) is var first && first != last && plain[first] != plain[last]);
        string whole = (isDecimal ? plain[..last] : plain).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        string number = isDecimal ? $"{whole}.{plain[(last + 1)..]}" : whole;
        return decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
    }

    private static char Plain(char letter) => letter switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + letter - '\u0660'),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + letter - '\u06F0'),
        '\u066B' => '.',
        '\u066C' => ',',
        '\u2212' => '-',
        _ => letter,
    };
}
