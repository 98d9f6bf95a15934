using CsvHelper;

namespace Imdi.Functions.Hosting;

/// <summary>Rows as CSV: UTF-8, CRLF, one header, quotes where needed.</summary>
internal static class WriteCsv
{
    public static async Task ToAsync<T>(
        Stream stream, IReadOnlyList<CsvColumn> columns, IEnumerable<T> rows, bool withBom, CancellationToken cancellation)
    {
        // Cells are made safe by CsvCell, which knows a negative number from a formula.
        var options = new CsvWriterOptions { WriteByteOrderMark = withBom, Injection = CsvInjection.None };
        await using var csv = CsvWriter.Create(stream, options, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancellation);
        foreach (var row in rows)
        {
            foreach (var column in columns) csv.WriteField(CsvCell.Of(column.Value(row!)));
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }
}
