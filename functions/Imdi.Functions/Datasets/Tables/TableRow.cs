using CsvHelper;

namespace Imdi.Functions.Datasets;

/// <summary>
/// The cells of one row of a text file or a sheet; the same object is filled anew for every row. A text file's cells stay the bytes
/// that they are until somebody asks for characters.
/// </summary>
public sealed class TableRow
{
    private readonly List<int> _ends = [];
    private char[] _text = new char[4096];
    private int _used;
    private CsvReader? _utf8;
    private int _utf8Cells;
    private bool _isDecoded;

    /// <summary>The line or row as the source counts them, from 1.</summary>
    public long Number { get; private set; }

    public int Count => _utf8 is null ? _ends.Count : _utf8Cells;

    /// <summary>Quotes that did not close, or a cell longer than is read.</summary>
    public bool IsMalformed { get; set; }

    /// <summary>The row is one of a text file: <see cref="Utf8"/> has its cells.</summary>
    public bool IsUtf8 => _utf8 is not null;

    /// <summary>A cell's text; empty past the end of the row.</summary>
    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            if (_utf8 is not null && !_isDecoded) DecodeAll(_utf8);
            if (cell >= _ends.Count) return default;
            int start = cell == 0 ? 0 : _ends[cell - 1];
            return _text.AsSpan(start, _ends[cell] - start);
        }
    }

    public bool IsBlank => !(_utf8 is not null && IsPlainlyFilled(_utf8)) && (Count == 0 || (this[0].IsWhiteSpace() && _text.AsSpan(0, _used).IsWhiteSpace()));

    public void Begin(long number)
    {
        (Number, _used, IsMalformed, _utf8) = (number, 0, false, null);
        _ends.Clear();
    }

    /// <summary>A cell's bytes in a text file; empty past the end of the row.</summary>
    public ReadOnlySpan<byte> Utf8(int cell) => cell < _utf8Cells ? _utf8!.GetSpan(cell) : default;

    /// <summary>A cell in a text file with its quotes, as it lies there; empty past the end of the row.</summary>
    public ReadOnlySpan<byte> Raw(int cell) => cell < _utf8Cells ? _utf8!.GetRawSpan(cell) : default;

    internal void Begin(long number, CsvReader record)
    {
        (Number, IsMalformed, _isDecoded, _utf8) = (number, false, false, record);
        _utf8Cells = Math.Min(record.FieldCount, SourceLimits.Cells);
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

    private void DecodeAll(CsvReader record)
    {
        (_used, _isDecoded) = (0, true);
        _ends.Clear();
        for (int cell = 0; cell < _utf8Cells; cell++)
        {
            var bytes = record.GetSpan(cell);
            End(Utf8Cell.Decode(bytes, Next(bytes.Length)));
        }
    }

    private bool IsPlainlyFilled(CsvReader record)
    {
        for (int cell = 0; cell < _utf8Cells; cell++)
        {
            if (Utf8Cell.IsPlainlyFilled(record.GetRawSpan(cell))) return true;
        }

        return false;
    }
}
