namespace Imdi.Functions.Datasets;

/// <summary>Columns whose header is empty although cells below are not: each is said once, at the first such cell.</summary>
internal sealed class UnnamedColumns(SourceTable table, Header header, Reading reading)
{
    private readonly List<int> _unseen = [.. Enumerable.Range(0, header.Cells.Length).Where(at => string.IsNullOrWhiteSpace(header.Cells[at]))];

    public void Look(TableRow row)
    {
        for (int next = _unseen.Count - 1; next >= 0; next--)
        {
            int at = _unseen[next];
            if (row[at].IsWhiteSpace()) continue;
            _unseen.RemoveAt(next);
            reading.Findings.Add(table.Sheet, row.Number, $"column {(at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}", row[at], FindingCodes.UnnamedColumn, "Name the column as declared, or remove it; it is not read.");
        }
    }
}
