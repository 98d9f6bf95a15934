using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What becomes of a text file: good rows as text, findings as they are written, counts. By the bytes of its cells, or by their characters.</summary>
internal sealed record CheckedRowsOf(long Good, long Refused, string Findings, IReadOnlyList<string> Rows)
{
    public static CheckedRowsOf Bytes(DatasetKind kind, byte[] content) => Of(kind, content, table => table);

    /// <summary>The slow way: each cell is decoded, copied and checked, as one of a workbook would be.</summary>
    public static CheckedRowsOf Characters(DatasetKind kind, byte[] content) => Of(kind, content, table => new SourceTable("", () => Copied(table)));

    private static CheckedRowsOf Of(DatasetKind kind, byte[] content, Func<SourceTable, SourceTable> through)
    {
        using var file = TemporaryFile.Create();
        using var data = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        using var findings = new MemoryStream();
        var outcome = CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(
            kind, WorldBank.Prices, [.. tables.Select(found => (through(found.Table), found.Layout, found.Header))], data.Path, findings, (_, _) => { }, CancellationToken.None));
        return outcome.Match(
            ok => new CheckedRowsOf(ok.Good, ok.Refused, Encoding.UTF8.GetString(findings.ToArray()), RowsIn(data.Path, kind)),
            refusal => new CheckedRowsOf(0, 0, refusal.Code, []));
    }

    public static IReadOnlyList<string> RowsIn(string path, DatasetKind kind)
    {
        string[] names = [.. kind.Columns.Select(column => column.Name)];
        List<string> rows = [];
        foreach (var batch in ReadCanonical.From(path, names))
        {
            for (int at = 0; at < batch.Count; at++) rows.Add(string.Join('|', kind.Columns.Select(column => Ingest.Cell(batch, column, at) ?? "∅")));
        }

        return rows;
    }

    private static IEnumerable<TableRow> Copied(SourceTable table)
    {
        var copy = new TableRow();
        foreach (var row in table.Rows())
        {
            copy.Begin(row.Number);
            copy.IsMalformed = row.IsMalformed;
            for (int at = 0; at < row.Count; at++) copy.Add(row[at]);
            yield return copy;
        }
    }
}
