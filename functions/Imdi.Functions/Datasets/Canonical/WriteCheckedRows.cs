using System.Collections.Concurrent;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Checked rows on their way into the canonical file, of each key the first: while a row group is checked, the one before is compared by
/// its keys and written. Rows that repeat a key of their own group are never written; where a key turns out at the end to have come in
/// another group before, which is rare, the file is written once more without such rows.
/// </summary>
internal sealed class WriteCheckedRows(DatasetKind kind, string path) : IDisposable
{
    private readonly WriteCanonical _file = new(path, kind);
    private readonly RowKeys _keys = new(kind, CheckedRows.Capacity);
    private readonly RepeatedRows _repeated = new();
    private readonly List<(long First, int Rows)> _groups = [];
    private readonly BlockingCollection<RowBlock> _full = new(1), _empty = new(2) { new RowBlock(kind, CheckedRows.Capacity), new RowBlock(kind, CheckedRows.Capacity) };
    private Task? _writing;
    private long _rows;

    /// <summary>Takes the waiting rows; they are written while the caller goes on.</summary>
    public void Append(CheckedRows rows)
    {
        if (rows.Count == 0) return;
        // Always the same thread, since what native code allocates stays with the thread that did it.
        _writing ??= Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!_empty.TryTake(out var block, Timeout.Infinite))
        {
            _writing.GetAwaiter().GetResult();
            throw new InvalidOperationException("The file was finished.");
        }

        rows.MoveTo(block);
        _full.Add(block);
    }

    /// <summary>Tells of the rows that repeat a key and leaves them out; how many.</summary>
    public long Finish(CheckedRows rows, Findings findings, CancellationToken cancellation)
    {
        _full.CompleteAdding();
        _writing?.GetAwaiter().GetResult();
        _file.Close();
        long within = _repeated.Count;
        _keys.FindRepeated(_repeated);
        if (_repeated.Count == 0) return 0;
        _repeated.End(_rows);
        var block = _empty.Take(cancellation);
        if (_repeated.Count == within)
        {
            foreach (var _ in Tell([block.Columns[kind.IndexOf(kind.Key[^1])]], rows, findings)) cancellation.ThrowIfCancellationRequested();
            return within;
        }

        using var whole = TemporaryFile.Create();
        using (var file = new WriteCanonical(whole.Path, kind))
        {
            foreach (var kept in Tell(block.Columns, rows, findings))
            {
                file.Append(block, [.. kept]);
                cancellation.ThrowIfCancellationRequested();
            }

            file.Close();
        }

        File.Move(whole.Path, path, overwrite: true);
        return _repeated.Count;
    }

    public void Dispose()
    {
        // Waits whatever becomes of it: the file must not go while it is written.
        _full.CompleteAdding();
        if (_writing is not null) Task.WaitAny(_writing);
        _full.Dispose();
        _empty.Dispose();
        _file.Dispose();
        _keys.Dispose();
        _repeated.Dispose();
    }

    private void WriteAll()
    {
        try
        {
            foreach (var block in _full.GetConsumingEnumerable())
            {
                int[]? kept = _keys.Take(block, _rows, _repeated);
                _groups.Add((_rows, block.Rows));
                _rows += block.Rows;
                _file.Append(block, kept);
                _empty.Add(block);
            }
        }
        finally
        {
            _empty.CompleteAdding();
        }
    }

    /// <summary>Reads columns of the file back, a row group at a time, tells of each row that repeats a key, and names those of the group that are kept.</summary>
    private IEnumerable<List<int>> Tell(ColumnBlock[] columns, CheckedRows rows, Findings findings)
    {
        var repeated = new RepeatedRow[CheckedRows.Capacity];
        int[] places = new int[CheckedRows.Capacity];
        List<int> kept = [];
        var key = columns.Single(column => column.Declared.Name == kind.Key[^1]);
        foreach (var (batch, group) in ReadCanonical.From(path, [.. columns.Select(column => column.Declared.Name)]).Zip(_groups))
        {
            foreach (var column in columns) column.Fill(batch);
            _repeated.Read(group.First, repeated.AsSpan(0, group.Rows));
            kept.Clear();
            int written = 0;
            for (int row = 0; row < group.Rows; row++)
            {
                // One that repeats a key of its own group is not in the file; the first that has the key is, and its value is the same.
                long first = repeated[row].First - 1 - group.First;
                places[row] = first < 0 ? written++ : places[first];
                if (repeated[row].First == 0) kept.Add(places[row]);
                else Tell(repeated[row], first < 0 || repeated[first].First == 0 ? repeated[row].FirstPlace : repeated[first].FirstPlace, key.TextAt(places[row]), rows, findings);
            }

            yield return kept;
        }
    }

    private static void Tell(RepeatedRow row, long first, string value, CheckedRows rows, Findings findings)
    {
        var (sheet, number, column) = rows.PlaceOf(row.Place);
        var problem = RepeatedRows.Problem(rows.PlaceOf(first).Row);
        findings.Add(sheet, number, column, value, problem.Code, problem.Cure);
    }
}
