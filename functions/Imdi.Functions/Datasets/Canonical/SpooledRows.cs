using System.Runtime.InteropServices;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Blocks of checked rows in a temporary file, until it is known which of them repeat a key: the canonical file is written once, and
/// never holds a row that is refused.
/// </summary>
public sealed class SpooledRows : IDisposable
{
    private readonly UnnamedTemporaryFile _file = new();
    private readonly List<(long First, int Rows, long At)> _blocks = [];
    private readonly int[] _sizes = new int[2];

    public void Append(RowBlock block)
    {
        if (block.Rows == 0) return;
        long first = _blocks.Count == 0 ? 0 : _blocks[^1].First + _blocks[^1].Rows;
        _blocks.Add((first, block.Rows, _file.Length));
        block.Repeats.AsSpan(0, block.Rows).Clear();
        _file.Append(MemoryMarshal.AsBytes(block.Repeats.AsSpan(0, block.Rows)));
        _file.Append(MemoryMarshal.AsBytes(block.Numbers.AsSpan(0, block.Rows)));
        _file.Append(MemoryMarshal.AsBytes(block.Places.AsSpan(0, block.Rows)));
        foreach (var column in block.Columns)
        {
            _file.Append(column.Values.AsSpan(0, block.Rows * column.Width));
            if (!column.IsText) continue;
            (_sizes[0], _sizes[1]) = (column.Texts.Count, column.Texts.Length);
            _file.Append(MemoryMarshal.AsBytes(_sizes.AsSpan()));
            _file.Append(MemoryMarshal.AsBytes(column.Texts.Ends));
            _file.Append(column.Texts.Utf8);
        }
    }

    /// <summary>Marks a row as a repetition of another, each by its ordinal.</summary>
    public void MarkRepeat(long row, long first)
    {
        var block = BlockOf(row);
        uint mark = checked((uint)(first + 1));
        _file.Write(block.At + ((row - block.First) * sizeof(uint)), MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in mark)));
    }

    /// <summary>The source's number of a row.</summary>
    public long NumberOf(long row)
    {
        var block = BlockOf(row);
        long number = 0;
        _file.Read(block.At + (block.Rows * sizeof(uint)) + ((row - block.First) * sizeof(long)), MemoryMarshal.AsBytes(new Span<long>(ref number)));
        return number;
    }

    /// <summary>The blocks as they were appended, each read into the same object.</summary>
    public IEnumerable<RowBlock> Read(RowBlock block)
    {
        foreach (var (_, rows, at) in _blocks)
        {
            Fill(block, rows, at);
            yield return block;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Fill(RowBlock block, int rows, long at)
    {
        block.Rows = rows;
        at = _file.Read(at, MemoryMarshal.AsBytes(block.Repeats.AsSpan(0, rows)));
        at = _file.Read(at, MemoryMarshal.AsBytes(block.Numbers.AsSpan(0, rows)));
        at = _file.Read(at, MemoryMarshal.AsBytes(block.Places.AsSpan(0, rows)));
        foreach (var column in block.Columns)
        {
            at = _file.Read(at, column.Values.AsSpan(0, rows * column.Width));
            if (!column.IsText) continue;
            at = _file.Read(at, MemoryMarshal.AsBytes(_sizes.AsSpan()));
            column.Texts.Reset(_sizes[0], _sizes[1]);
            at = _file.Read(at, MemoryMarshal.AsBytes(column.Texts.Ends));
            at = _file.Read(at, column.Texts.Utf8);
        }
    }

    private (long First, int Rows, long At) BlockOf(long row)
    {
        int low = 0, high = _blocks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_blocks[middle].First <= row) low = middle;
            else high = middle - 1;
        }

        return _blocks[low];
    }
}
