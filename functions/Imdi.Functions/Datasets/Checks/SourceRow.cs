namespace Imdi.Functions.Datasets;

/// <summary>What a row asks of the version that is published: to be added or to change the same key, to stand in for it, to remove it.</summary>
public enum RowAction { Merge, Replace, Delete }

/// <summary>
/// One row for the checks: the text of each declared column and the name that the source has for it. A layout fills the same
/// object again and again, so it holds only until the next row.
/// </summary>
public sealed class SourceRow(int columns)
{
    private readonly (int Start, int Length)[] _cells = new (int, int)[columns];
    private readonly string[] _names = new string[columns];
    private char[] _text = new char[1024];
    private int _used;

    public string Sheet { get; private set; } = "";

    public long Number { get; private set; }

    public RowAction Action { get; set; }

    public ReadOnlySpan<char> this[int column] => _text.AsSpan(_cells[column].Start, _cells[column].Length);

    /// <summary>Characters in all cells.</summary>
    public int Length => _used;

    public string Name(int column) => _names[column] ?? "";

    public void Begin(string sheet, long number)
    {
        (Sheet, Number, Action, _used) = (sheet, number, RowAction.Merge, 0);
        Array.Clear(_cells);
    }

    public void Set(int column, string name, ReadOnlySpan<char> value)
    {
        if (_used + value.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + value.Length));
        value.CopyTo(_text.AsSpan(_used));
        _cells[column] = (_used, value.Length);
        _names[column] = name;
        _used += value.Length;
    }
}
