using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>A value as the text of a cell: invariant, and never a formula to a spreadsheet (ASVS 5.0 V1.2.10).</summary>
internal static partial class CsvCell
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Safe(text),
        bool flag => flag ? "true" : "false",
        Percent percent => percent.Value.ToString(CultureInfo.InvariantCulture),
        Money money => money.ToAmountText(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Enum name => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString()),
        IEnumerable many => Safe(string.Join(';', many.Cast<object?>().Select(Of))),
        sbyte or short or int or long or byte or ushort or uint or ulong or decimal or double or float =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        IFormattable other => Safe(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Safe(value.ToString() ?? ""),
    };

    private static string Safe(string text) => Formula().Replace(text, "'");

    // Before the sign that begins a formula, at the start and after what a spreadsheet of another country splits cells by; a negative number is none.
    // The full-width forms count as the ASCII ones in some spreadsheets.
    [GeneratedRegex("""\A(?=[\t\r\n])|(?<=\A|[;\t\r\n]"*)(?=[=+@＝＋－＠-])(?!-[0-9]+(?:\.[0-9]+)?(?:[;\t\r\n]|\z))""", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
