using System.Globalization;
using CsvHelper;

namespace Imdi.Functions.Datasets;

/// <summary>Findings as <see cref="WriteFindings"/> keeps them, one after the other.</summary>
internal static class ReadFindings
{
    public static IEnumerable<FindingAnswer> From(Stream csv)
    {
        // The separator is named: found by itself it could be one that a value is full of.
        using var reader = CsvReader.Create(csv, new CsvReaderOptions { HasHeader = false, Separator = ',', MaxRecordSize = SourceLimits.RowBytes });
        reader.Read();
        while (reader.Read())
        {
            yield return new FindingAnswer(
                Cell(reader, 0), long.Parse(Cell(reader, 1), CultureInfo.InvariantCulture), Cell(reader, 2), Cell(reader, 3), Cell(reader, 4), Cell(reader, 5), Cell(reader, 6), Cell(reader, 7));
        }
    }

    // What a cell was given so as not to act in a spreadsheet is taken off again.
    private static string Cell(CsvReader reader, int at)
    {
        string cell = System.Text.Encoding.UTF8.GetString(reader.GetSpan(at));
        return cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
    }
}
