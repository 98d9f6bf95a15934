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
            row.Begin(reader.LineNumber, reader);
            row.IsMalformed = malformed;
            malformed = false;
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
}
