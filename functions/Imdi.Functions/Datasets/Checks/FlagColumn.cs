namespace Imdi.Functions.Datasets;

public sealed class FlagColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private readonly bool?[] _values = new bool?[rows];

    public bool? this[int at] => _values[at];

    public override void Clear(int at) => _values[at] = null;

    public override void CopyTo(ColumnBlock block, int rows)
    {
        var flags = block.As<byte>();
        for (int at = 0; at < rows; at++) flags[at] = _values[at] switch { null => ColumnBlock.NoFlag, true => ColumnBlock.Yes, false => ColumnBlock.No };
    }

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        _values[at] = Is(cell, "yes") || Is(cell, "true") ? true : Is(cell, "no") || Is(cell, "false") ? false : null;
        return _values[at] is null ? new Problem(FindingCodes.NotAFlag, "Write yes or no.") : null;
    }

    private static bool Is(ReadOnlySpan<char> cell, string word) => cell.Equals(word, StringComparison.OrdinalIgnoreCase);
}
