namespace Imdi.Functions.Datasets;

/// <summary>What a row asks of the version that is published (SDMX-CSV 2.0, ACTION): to be added or to change the same key, to stand in for it, to remove it.</summary>
public enum RowAction
{
    /// <summary>Nothing: the file is the whole dataset, and takes the place of what is published.</summary>
    Information,
    Merge, Replace, Delete,
}

/// <summary>
/// One row for the checks: the text of each declared column and the name that the source has for it. A layout fills the same
/// object again and again, so it holds only until the next row. A column that is a cell of the table as it stands is mapped once
/// (<see cref="Map(int, string, int, Func{string, string}?)"/>): nothing of it is copied then, row by row.
/// </summary>
public sealed class SourceRow
{
    private readonly (int Start, int Length)[] _cells;
    private readonly string[] _names;
    private readonly int[] _mapped;
    private readonly Func<string, string>?[] _translations;
    private readonly int[]?[] _joined;
    private char[] _text = new char[1024];
    private byte[] _bytes = new byte[256];
    private int _used;
    private TableRow? _table;
    private (int Column, decimal Factor) _scaled = (-1, 1);

    public SourceRow(int columns)
    {
        (_cells, _names, _mapped, _translations, _joined) = (new (int, int)[columns], new string[columns], new int[columns], new Func<string, string>?[columns], new int[columns][]);
        Array.Fill(_mapped, -1);
    }

    public string Sheet { get; private set; } = "";

    public long Number { get; private set; }

    public RowAction Action { get; set; }

    /// <summary>A row to merge that says nothing of the value: what is published of it stays.</summary>
    public bool LeavesValue { get; set; }

    /// <summary>Of a row to delete: the frequency that it is restricted to, by the letter of SDMX.</summary>
    public string? Frequency { get; set; }

    /// <summary>What the source says.</summary>
    public ReadOnlySpan<char> this[int column] =>
        _joined[column] is { } cells ? Joined(cells) : _mapped[column] >= 0 ? _table![_mapped[column]] : _text.AsSpan(_cells[column].Start, _cells[column].Length);

    public bool IsMapped(int column) => _mapped[column] >= 0;

    public string Name(int column) => _names[column] ?? "";

    /// <summary>From now on the column is this cell of the rows given to <see cref="Begin(string, TableRow)"/>.</summary>
    /// <param name="translate">From the source's words to ours, for each distinct text; null where they are the same.</param>
    public void Map(int column, string name, int cell, Func<string, string>? translate = null) =>
        (_names[column], _mapped[column], _translations[column]) = (name, cell, translate);

    /// <summary>From now on the column is those of these cells that are not empty, with semicolons between them.</summary>
    public void Map(int column, string name, int[] cells, Func<string, string>? translate = null)
    {
        Map(column, name, cells[0], translate);
        if (cells.Length > 1) _joined[column] = cells;
    }

    /// <summary>The numbers of a column are given in thousands, say: they are taken times this.</summary>
    public void Scale(int column, decimal factor) => _scaled = (column, factor);

    public void Begin(string sheet, long number)
    {
        (Sheet, Number, Action, LeavesValue, Frequency, _table) = (sheet, number, RowAction.Information, false, null, null);
        if (_used == 0) return;
        _used = 0;
        Array.Clear(_cells);
    }

    public void Begin(string sheet, TableRow cells)
    {
        Begin(sheet, cells.Number);
        _table = cells;
    }

    public void Set(int column, string name, ReadOnlySpan<char> value)
    {
        if (_used + value.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + value.Length));
        value.CopyTo(_text.AsSpan(_used));
        _cells[column] = (_used, value.Length);
        _names[column] = name;
        _used += value.Length;
    }

    /// <summary>Has a column take its cell of this row as the value of row <paramref name="at"/>.</summary>
    internal Problem? Give(int column, CheckedColumn to, int at)
    {
        int cell = _mapped[column];
        if (to is NumberColumn number) number.Factor = column == _scaled.Column ? _scaled.Factor : 1;
        if (cell < 0) return to.Take(this[column], at);
        var translate = _translations[column];
        if (_table!.IsUtf8) return to.Take(_joined[column] is { } cells ? JoinedUtf8(cells) : _table.Utf8(cell), translate, at);
        return to.Take(translate is null ? this[column] : translate(this[column].Trim().ToString()), at);
    }

    private string Joined(int[] cells)
    {
        string text = "";
        foreach (int cell in cells)
        {
            if (!_table![cell].IsEmpty) text = text.Length == 0 ? _table[cell].ToString() : $"{text};{_table[cell]}";
        }

        return text;
    }

    private ReadOnlySpan<byte> JoinedUtf8(int[] cells)
    {
        int length = 0;
        foreach (int cell in cells)
        {
            var bytes = _table!.Utf8(cell);
            if (bytes.IsEmpty) continue;
            if (length + bytes.Length + 1 > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, length + bytes.Length + 1));
            if (length > 0) _bytes[length++] = (byte)';';
            bytes.CopyTo(_bytes.AsSpan(length));
            length += bytes.Length;
        }

        return _bytes.AsSpan(0, length);
    }
}
