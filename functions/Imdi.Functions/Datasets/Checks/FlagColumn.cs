namespace Imdi.Functions.Datasets;

public sealed class FlagColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private readonly bool?[] _values = new bool?[rows];

    public ReadOnlySpan<bool?> Values => _values;

    public bool? this[int at] => _values[at];

    public override void Clear(int at) => _values[at] = null;

    public override ReadOnlySpan<char> KeyText(int at, Span<char> room) => _values[at] switch { true => "yes", false => "no", null => default };

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        _values[at] = Is(cell, "yes") || Is(cell, "true") ? true : Is(cell, "no") || Is(cell, "false") ? false : null;
        return _values[at] is null ? new Problem(FindingCodes.NotAFlag, "Write yes or no.") : null;
    }

    private static bool Is(ReadOnlySpan<char> cell, string word) => cell.Equals(word, StringComparison.OrdinalIgnoreCase);
}
