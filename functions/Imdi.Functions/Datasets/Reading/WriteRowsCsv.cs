using CsvHelper;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Rows as CSV: UTF-8, CRLF, a label beside each code, source and vintage in every row, no cell that a spreadsheet would run.</summary>
public static class WriteRowsCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    public static async Task ToAsync(Stream stream, RowsAnswer answer, IEnumerable<StoredRow> rows, bool withBom, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = withBom, Injection = CsvInjection.None }, leaveOpen: true);
        foreach (var column in answer.Columns)
        {
            csv.WriteField(column.Name);
            if (CodeLabels.Has(column)) csv.WriteField(column.Name + CodeLabels.Suffix);
        }

        foreach (var (name, _) in answer.Notes) csv.WriteField(name);
        await csv.EndRecordAsync(cancellation);
        string[] notes = [.. answer.Notes.Select(note => CsvCell.Of(note.Value))];
        foreach (var row in rows)
        {
            Write(csv, answer, row);
            foreach (string note in notes) csv.WriteField(note);
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static void Write(CsvWriter csv, RowsAnswer answer, StoredRow row)
    {
        for (int at = 0; at < answer.Columns.Count; at++)
        {
            object? cell = row.Cells[at];
            csv.WriteField(cell is string text ? CsvCell.Of(text) : CellText.Of(cell));
            if (CodeLabels.Has(answer.Columns[at])) csv.WriteField(CsvCell.Of(CodeLabels.Of(answer.Columns[at], cell, answer.Language)));
        }
    }
}
