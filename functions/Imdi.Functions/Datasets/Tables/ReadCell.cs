using System.Globalization;
using System.Xml;

namespace Imdi.Functions.Datasets;

/// <summary>The text of cells: bounded in length, numbers in plain decimal notation.</summary>
internal static class ReadCell
{
    public static UnreadableFileException TooLong() =>
        UnreadableFileException.Because("cell-too-long", "A cell holds more than a million characters; Excel itself allows 32,767.");

    public static string Bounded(XmlReader reader)
    {
        string value = reader.Value;
        return value.Length <= SourceLimits.RowBytes ? value : throw TooLong();
    }

    /// <summary>
    /// A workbook stores binary doubles with up to 17 digits, so 7.1 may be written 7.0999999999999996: the shortest text that
    /// reads back as the same double is what its author saw. A number beyond a decimal's range stays as it is.
    /// </summary>
    public static void AddNumber(ReadOnlySpan<char> text, TableRow row)
    {
        bool isPlain = text.Length < 16 && !text.ContainsAny('E', 'e');
        Span<char> room = stackalloc char[64];
        if (isPlain || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double binary)
            || !binary.TryFormat(room, out int written, "R", CultureInfo.InvariantCulture)
            || !decimal.TryParse(room[..written], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            || !value.TryFormat(room, out written, default, CultureInfo.InvariantCulture))
        {
            row.Add(text);
            return;
        }

        row.Add(room[..written]);
    }
}
