using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>A value as the text of a cell: invariant, and never a formula to a spreadsheet (ASVS 5.0 V1.2.10).</summary>
internal static partial class CsvCell
{
    // The full-width forms count as the ASCII ones in some spreadsheets.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

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

    private static string Safe(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !Number().IsMatch(text) ? $"'{text}" : text;

    [GeneratedRegex(@"\A-[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
