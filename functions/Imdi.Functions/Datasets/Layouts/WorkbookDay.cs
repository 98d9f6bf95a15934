using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Days as workbooks store them: a count from 30 December 1899 (their 1900 has a 29 February), or from 1 January 1904.</summary>
internal static class WorkbookDay
{
    /// <summary>Serial numbers from 1954 to 2119; smaller ones are no day of collection but a year or an amount.</summary>
    public static DateOnly? Of(SourceTable table, ReadOnlySpan<char> text) =>
        table.IsSheet && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double serial) && serial is >= 20_000 and <= 80_000
            ? (table.Dates1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)serial)
            : null;
}
