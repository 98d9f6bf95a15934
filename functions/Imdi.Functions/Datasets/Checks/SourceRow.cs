namespace Imdi.Functions.Datasets;

/// <summary>What a row asks of the version that is published: to be added or to change the same key, to stand in for it, to remove it.</summary>
public enum RowAction { Merge, Replace, Delete }

/// <summary>
/// One row for the checks: the text of each declared column and the name that the source has for it. A layout fills the same
/// object again and again, so it holds only until the next row. A column that is a cell of the table as it stands is mapped once
/// (<see cref="Map"/>): nothing of it is copied then, row by row.
/// </summary>
public sealed class SourceRow
{
    private readonly (int Start, int Length)[] _cells;
    private readonly string[] _names;
    private readonly int[] _mapped;
    private readonly Func<string, string>?[] _translations;
    private char[] _text = new char[1024];
    private int _used;
    private TableRow? _table;

    public SourceRow(int columns)
    {
        (_cells, _names, _mapped, _translations) = (new (int, int)[columns], new string[columns], new int[columns], new Func<string, string>?[columns]);
        Array.Fill(_mapped, -1);
    }

    public string Sheet { get; private set; } = "";

    public long Number { get; private set; }

    public RowAction Action { get; set; }

    /// <summary>What the source says.</summary>
    public ReadOnlySpan<char> this[int column] =>
        _mapped[column] >= 0 ? _table![_mapped[column]] : _text.AsSpan(_cells[column].Start, _cells[column].Length);

    public string Name(int column) => _names[column] ?? "";

    /// <summary>From now on the column is this cell of the rows given to <see cref="Begin(string, TableRow)"/>.</summary>
    /// <param name="translate">From the source's words to ours, for each distinct text; null where they are the same.</param>
    public void Map(int column, string name, int cell, Func<string, string>? translate = null) =>
        (_names[column], _mapped[column], _translations[column]) = (name, cell, translate);

    public void Begin(string sheet, long number)
    {
        (Sheet, Number, Action, _table) = (sheet, number, RowAction.Merge, null);
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
        if (cell < 0) return to.Take(this[column], at);
        var translate = _translations[column];
        if (_table!.IsUtf8) return to.Take(_table, cell, translate, at);
        return to.Take(translate is null ? _table[cell] : translate(_table[cell].Trim().ToString()), at);
    }
}
