using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>A matrix's own sums against its parts: what all corridors of a country add up to, and what its World column or row says.</summary>
/// <remarks>|sum − Σ parts| ≤ max(0.5 · number of parts, 0.1 % of the sum), as for totals in columns.</remarks>
internal sealed class MatrixTotals(SourceTable table, Header header, Reading reading)
{
    private readonly (decimal Sum, int Parts)[] _columns = new (decimal, int)[header.Cells.Length];
    private readonly int _world = Array.FindIndex(header.Cells, 1, cell => KnomadLayout.IsSum(cell));

    /// <summary>Adds a row of parts, and compares it with its World cell.</summary>
    public void Add(TableRow row)
    {
        (decimal Sum, int Parts) all = default;
        for (int at = 1; at < header.Cells.Length; at++)
        {
            if (at == _world || Number(row[at]) is not { } value) continue;
            all = (all.Sum + value, all.Parts + 1);
            _columns[at] = (_columns[at].Sum + value, _columns[at].Parts + 1);
        }

        if (_world > 0) Compare(row, _world, all);
    }

    /// <summary>Compares the World row with the columns above it.</summary>
    public void Close(TableRow row)
    {
        for (int at = 1; at < header.Cells.Length; at++)
        {
            if (at != _world && header.Cells[at].Trim().Length > 0) Compare(row, at, _columns[at]);
        }
    }

    private void Compare(TableRow row, int at, (decimal Sum, int Parts) parts)
    {
        if (Number(row[at]) is not { } said || Math.Abs(said - parts.Sum) <= Math.Max(0.5m * parts.Parts, 0.001m * Math.Abs(said))) return;
        reading.Findings.Add(table.Sheet, row.Number, header.Cells[at].Trim(), row[at], FindingCodes.TotalNotParts,
            string.Create(CultureInfo.InvariantCulture, $"The {parts.Parts} corridors add up to {parts.Sum:0.###}; they are read, the sum is not."));
    }

    /// <summary>Amounts that could overflow a sum are no persons, and are refused by their column.</summary>
    private static decimal? Number(ReadOnlySpan<char> cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && value is > 0 and < 1_000_000_000_000 ? value : null;
}
