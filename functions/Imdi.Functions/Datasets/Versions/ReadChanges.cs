namespace Imdi.Functions.Datasets;

/// <summary>How many rows differ.</summary>
public sealed record ChangeCounts(long Added, long Changed, long Removed, long Unchanged, IReadOnlyList<ColumnMoves> BiggestMoves);

/// <summary>
/// Compares two Parquet files of a kind by key. Both are set down by parts of their keys first, so that memory holds one part of each
/// whatever their size; the rows that differ are written part by part, in each by key, so the same two files give the same bytes.
/// </summary>
public static class ReadChanges
{
    public static ChangeCounts Of(DatasetKind kind, string beforePath, string nowPath, string changesPath, CancellationToken cancellation)
    {
        using var before = new ReadRows(beforePath);
        using var now = new ReadRows(nowPath);
        int parts = RowPartitions.CountFor(Math.Max(before.Rows, now.Rows));
        using var old = SetDown(kind, before, parts, cancellation);
        using var young = SetDown(kind, now, parts, cancellation);
        using var table = new WriteTable(changesPath, ChangeColumns.Of(kind));
        var comparison = new Comparison(kind, table);
        for (int part = 0; part < parts; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            comparison.Part(old.Read(part, kind.Columns.Count), young.Read(part, kind.Columns.Count));
        }

        table.Close();
        return comparison.Counts;
    }

    private static WriteParts SetDown(DatasetKind kind, ReadRows file, int parts, CancellationToken cancellation)
    {
        int[] places = [.. kind.Key.Select(kind.IndexOf)];
        var set = new WriteParts(parts);
        foreach (var row in file.Scan(kind.Columns, []))
        {
            if (row.Number % 8192 == 0) cancellation.ThrowIfCancellationRequested();
            string key = RowPartitions.KeyOf(row.Cells, places);
            set.Add(RowPartitions.Of(key, parts), key, row.Cells);
        }

        set.Close();
        return set;
    }

    private sealed class Comparison(DatasetKind kind, WriteTable table)
    {
        private readonly int[] _keys = [.. kind.Key.Select(kind.IndexOf)];
        private readonly int[] _values = [.. ChangeColumns.ValuesOf(kind).Select(column => kind.IndexOf(column.Name))];
        private readonly BiggestMoves _moves = new(kind);
        private long _added, _changed, _removed, _unchanged;

        public ChangeCounts Counts => new(_added, _changed, _removed, _unchanged, _moves.Result);

        public void Part(Dictionary<string, object?[]> before, Dictionary<string, object?[]> now)
        {
            foreach (string key in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var (old, young) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key));
                if (old is null) Write(ChangeColumns.Added, ref _added, young!, null, young);
                else if (young is null) Write(ChangeColumns.Removed, ref _removed, old, old, null);
                else if (Array.TrueForAll(_values, at => Equals(old[at], young[at]))) _unchanged++;
                else
                {
                    Write(ChangeColumns.Changed, ref _changed, young, old, young);
                    _moves.Add(old, young);
                }
            }
        }

        private void Write(string change, ref long count, object?[] keyed, object?[]? old, object?[]? young)
        {
            count++;
            table.Add([change, .. _keys.Select(at => keyed[at]), .. _values.SelectMany(at => new[] { old?[at], young?[at] })]);
        }
    }
}
