namespace Imdi.Functions.Datasets;

/// <summary>Keeps the largest differences of each number, ten a column.</summary>
public sealed class BiggestMoves(DatasetKind kind)
{
    private const int Most = 10;

    private readonly List<Column> _numbers = [.. ChangeColumns.ValuesOf(kind).Where(column => column.Type == ColumnType.Decimal)];
    private readonly Dictionary<string, List<(decimal Size, string Key, Move Move)>> _moves = new(StringComparer.Ordinal);

    /// <summary>A row that is in both versions. Cells stand in the order of the kind's columns.</summary>
    public void Add(object?[] before, object?[] now)
    {
        foreach (var column in _numbers)
        {
            int at = kind.IndexOf(column.Name);
            if (before[at] is not decimal old || now[at] is not decimal young || old == young) continue;
            if (!_moves.TryGetValue(column.Name, out var best)) _moves[column.Name] = best = [];
            decimal size = Math.Abs(young - old);
            if (best.Count == Most && size < best[^1].Size) continue;
            var key = kind.Key.ToDictionary(name => name, name => CellText.Of(now[kind.IndexOf(name)]), StringComparer.Ordinal);
            best.Add((size, string.Join('|', key.Values), new Move(key, old, young, young - old, old == 0 ? null : (young - old) / Math.Abs(old) * 100m)));
            best.Sort(static (left, right) => left.Size != right.Size ? right.Size.CompareTo(left.Size) : string.CompareOrdinal(left.Key, right.Key));
            if (best.Count > Most) best.RemoveAt(Most);
        }
    }

    public IReadOnlyList<ColumnMoves> Result => [.. _numbers.Where(column => _moves.ContainsKey(column.Name))
        .Select(column => new ColumnMoves(column.Name, column.Unit, [.. _moves[column.Name].Select(one => one.Move)]))];
}
