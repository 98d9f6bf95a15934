namespace Imdi.Functions.Datasets;

/// <summary>
/// Writes what a file of changes makes of a published version, as a new canonical file: the published rows in their order, then those added, in the
/// order of the file. Both are set down by parts of their keys, so that memory holds one part of each whatever their size.
/// </summary>
internal static class ApplyChanges
{
    /// <param name="published">The version and its rows; null where none is published.</param>
    /// <param name="givenPath">The rows to merge and to replace by, each key once.</param>
    public static AppliedChanges Run(
        DatasetKind kind, PublishedRows? published, string givenPath, WriteSteps steps, string resultPath, CancellationToken cancellation, int rowsInPart = RowPartitions.RowsInPart)
    {
        using var given = new ReadRows(givenPath);
        int parts = RowPartitions.CountFor(Math.Max(published?.Rows ?? 0, given.Rows), rowsInPart);
        using var old = SetDown(kind, published is null ? [] : published.Scan(), parts, cancellation);
        using var young = SetDown(kind, given.Scan(kind.Columns, []).Zip(steps.Marks(), (row, mark) => row with { Number = mark }), parts, cancellation);
        using var results = new WriteParts(parts);
        var changing = new ChangeParts(kind, steps.Deletions, published?.Rows ?? 0, results);
        for (int part = 0; part < parts; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            changing.Part(part, old, young);
        }

        results.Close();
        using var table = new WriteTable(resultPath, kind.Columns);
        foreach (object?[] row in InOrder(results, parts, kind.Columns.Count)) table.Add(row);
        table.Close();
        return changing.Counts(published?.Version);
    }

    /// <summary>Rows by part of their keys, each with its number after its cells.</summary>
    private static WriteParts SetDown(DatasetKind kind, IEnumerable<StoredRow> rows, int parts, CancellationToken cancellation)
    {
        int[] places = [.. kind.Key.Select(kind.IndexOf)];
        var set = new WriteParts(parts);
        int count = 0;
        foreach (var row in rows)
        {
            if (++count % 8192 == 0) cancellation.ThrowIfCancellationRequested();
            string key = RowPartitions.KeyOf(row.Cells, places);
            set.Add(RowPartitions.Of(key, parts), key, [.. row.Cells, (decimal)row.Number]);
        }

        set.Close();
        return set;
    }

    /// <summary>The rows of all parts by their place, which in each part they are already.</summary>
    private static IEnumerable<object?[]> InOrder(WriteParts results, int parts, int columns)
    {
        var next = new PriorityQueue<IEnumerator<(string Key, object?[] Cells)>, decimal>();
        for (int part = 0; part < parts; part++) Advance(results.Rows(part, columns + 1).GetEnumerator());
        while (next.TryDequeue(out var part, out _))
        {
            yield return part.Current.Cells[..columns];
            Advance(part);
        }

        void Advance(IEnumerator<(string Key, object?[] Cells)> part)
        {
            if (part.MoveNext()) next.Enqueue(part, (decimal)part.Current.Cells[columns]!);
            else part.Dispose();
        }
    }
}
