using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Imdi.Functions.Datasets;

/// <summary>The sheets of a workbook of the old binary kind (BIFF, at most 65,536 rows), as the World Bank still publishes them.</summary>
public static class ReadXls
{
    static ReadXls() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<SourceTable> Tables(string path)
    {
        if (new FileInfo(path).Length > SourceLimits.OldWorkbookBytes) throw UnreadableFileException.Because("old-workbook", "A workbook of the old binary kind (.xls) may have 64 MB at most. Save it as .xlsx or CSV.");
        return Guarded(() =>
        {
            using var reader = Open(path);
            List<SourceTable> tables = [];
            do
            {
                int at = tables.Count;
                tables.Add(new SourceTable(Excerpt.Of(reader.Name), () => Rows(path, at)));
            }
            while (reader.NextResult() && tables.Count < SourceLimits.Entries);

            return tables;
        });
    }

    private static IEnumerable<TableRow> Rows(string path, int sheet)
    {
        using var reader = Guarded(() => Open(path));
        for (int at = 0; at < sheet; at++) Guarded(reader.NextResult);
        var row = new TableRow();
        for (long number = 1; Guarded(reader.Read); number++)
        {
            row.Begin(number);
            for (int cell = 0; cell < Math.Min(reader.FieldCount, SourceLimits.Cells); cell++) Add(Guarded(() => reader.GetValue(cell)), row);
            yield return row;
        }
    }

    private static void Add(object? value, TableRow row)
    {
        switch (value)
        {
            case null: row.Add(default); break;
            case DateTime day: row.Add(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case double number: ReadCell.AddNumber(number.ToString("R", CultureInfo.InvariantCulture), row); break;
            case bool flag: row.Add(flag ? "TRUE" : "FALSE"); break;
            default:
                string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                row.Add(text.Length <= SourceLimits.RowBytes ? text : throw ReadCell.TooLong());
                break;
        }
    }

    private static IExcelDataReader Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { LeaveOpen = false });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The reader answers hostile bytes with whatever exception they run into, each of which means the same.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Any exception of this parser means a damaged file; none is swallowed.")]
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            throw UnreadableFileException.Because("old-workbook", "This workbook of the old binary kind (.xls) is damaged, cut off or protected. Save it as .xlsx or CSV.");
        }
    }
}
