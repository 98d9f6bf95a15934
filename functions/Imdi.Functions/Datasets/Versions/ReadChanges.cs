namespace Imdi.Functions.Datasets;

/// <summary>How many rows differ.</summary>
public sealed record ChangeCounts(long Added, long Changed, long Removed, long Unchanged, IReadOnlyList<ColumnMoves> BiggestMoves);

/// <summary>
/// Compares two Parquet files of a kind by key. Both are set down by parts of their keys first, so that memory holds one part of each
/// whatever their size; the rows that differ are written part by part, in each by key, so the same two files give the same bytes.
/// </summary>
public static class ReadChanges
{
    public static ChangeCounts Of(DatasetKind kind, string beforePath, string nowPath, string changesPath, CancellationToken cancellation, int rowsInPart = RowPartitions.RowsInPart)
    {
        using var before = new ReadRows(beforePath);
        using var now = new ReadRows(nowPath);
        int parts = RowPartitions.CountFor(Math.Max(before.Rows, now.Rows), rowsInPart);
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

        /// <summary>Compares one part; what differs is written in the order of its keys.</summary>
        public void Part(Dictionary<string, object?[]> before, Dictionary<string, object?[]> now)
        {
            var changed = now.Where(row => before.TryGetValue(row.Key, out object?[]? old) && !IsSame(old, row.Value)).Select(row => row.Key).ToList();
            var added = now.Keys.Where(key => !before.ContainsKey(key)).ToList();
            var removed = before.Keys.Where(key => !now.ContainsKey(key)).ToList();
            foreach (string key in changed.Concat(added).Concat(removed).Order(StringComparer.Ordinal)) Write(before.GetValueOrDefault(key), now.GetValueOrDefault(key));
            _added += added.Count;
            _changed += changed.Count;
            _removed += removed.Count;
            _unchanged += now.Count - changed.Count - added.Count;
        }

        private bool IsSame(object?[] old, object?[] young) => Array.TrueForAll(_values, at => Equals(old[at], young[at]));

        private void Write(object?[]? old, object?[]? young)
        {
            string change = old is null ? ChangeColumns.Added : young is null ? ChangeColumns.Removed : ChangeColumns.Changed;
            object?[] keyed = young ?? old!;
            table.Add([change, .. _keys.Select(at => keyed[at]), .. _values.SelectMany(at => new[] { old?[at], young?[at] })]);
            if (old is not null && young is not null) _moves.Add(old, young);
        }
    }
}
