namespace Imdi.Functions.Datasets;

/// <summary>The cells of one row of a text file or a sheet; the same object is filled anew for every row.</summary>
public sealed class TableRow
{
    private readonly List<int> _ends = [];
    private char[] _text = new char[4096];
    private int _used;

    /// <summary>The line or row as the source counts them, from 1.</summary>
    public long Number { get; private set; }

    public int Count => _ends.Count;

    /// <summary>Quotes that did not close, or a cell longer than is read.</summary>
    public bool IsMalformed { get; set; }

    /// <summary>A cell's text; empty past the end of the row.</summary>
    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            if (cell >= _ends.Count) return default;
            int start = cell == 0 ? 0 : _ends[cell - 1];
            return _text.AsSpan(start, _ends[cell] - start);
        }
    }

    public bool IsBlank => _text.AsSpan(0, _used).IsWhiteSpace();

    public void Begin(long number)
    {
        (Number, _used, IsMalformed) = (number, 0, false);
        _ends.Clear();
    }

    /// <summary>Room for at most <paramref name="length"/> characters of the next cell; <see cref="End"/> says how many there are.</summary>
    public Span<char> Next(int length)
    {
        if (_used + length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
        return _text.AsSpan(_used, length);
    }

    /// <summary>More room for the cell that is being written, keeping what it holds.</summary>
    public Span<char> More(int written, int length)
    {
        if (_used + written + length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + written + length));
        return _text.AsSpan(_used + written, length);
    }

    public void End(int length)
    {
        _used += length;
        _ends.Add(_used);
    }

    public void Add(ReadOnlySpan<char> value)
    {
        value.CopyTo(Next(value.Length));
        End(value.Length);
    }

    /// <summary>Empty cells up to, not including, <paramref name="cell"/>.</summary>
    public void SkipTo(int cell)
    {
        while (_ends.Count < cell) _ends.Add(_used);
    }

    public string[] ToArray(int longest)
    {
        var cells = new string[Count];
        for (int at = 0; at < cells.Length; at++) cells[at] = this[at][..Math.Min(longest, this[at].Length)].ToString();
        return cells;
    }
}
