using System.Buffers;
using System.Text.Unicode;
using CsvHelper;

namespace Imdi.Functions.Datasets;

/// <summary>Rows of a delimited text file (comma, semicolon or tab, found by itself), UTF-8 or with a byte order mark.</summary>
public static class ReadCsv
{
    public static SourceTable Table(Func<Stream> open, char? separator = null) => new("", () => Rows(open, separator)) { Separator = separator };

    private static IEnumerable<TableRow> Rows(Func<Stream> open, char? separator)
    {
        bool malformed = false;
        using var reader = CsvReader.Create(open(), new CsvReaderOptions
        {
            HasHeader = false, Separator = separator, TrackLineNumbers = true, MaxRecordSize = SourceLimits.RowBytes, IncludeValuesInExceptions = false,
            OnMalformedRecord = _ => malformed = true,
        });
        var row = new TableRow();
        while (Next(reader))
        {
            row.Begin(reader.LineNumber);
            row.IsMalformed = malformed;
            malformed = false;
            int cells = Math.Min(reader.FieldCount, SourceLimits.Cells);
            for (int cell = 0; cell < cells; cell++) Decode(reader.GetSpan(cell), row);
            yield return row;
        }
    }

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw UnreadableFileException.Because("row-too-long", "A row is longer than 1 MB: is it a text file, and is every quote closed?");
        }
    }

    /// <summary>Bytes that are no UTF-8 become U+FFFD, which the checks then refuse by row.</summary>
    private static void Decode(ReadOnlySpan<byte> cell, TableRow row)
    {
        var room = row.Next(cell.Length);
        var status = Utf8.ToUtf16(cell, room, out _, out int written, replaceInvalidSequences: true);
        row.End(status is OperationStatus.Done ? written : 0);
    }
}
