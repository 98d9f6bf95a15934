using System.Globalization;

namespace Imdi.Functions.Datasets;

public sealed class DateColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private static readonly DateOnly First = new(1900, 1, 1), Last = new(2100, 12, 31);

    private readonly DateOnly?[] _values = new DateOnly?[rows];

    public DateOnly? this[int at] => _values[at];

    public override void Clear(int at) => _values[at] = null;

    public override void CopyTo(ColumnBlock block, int rows)
    {
        var days = block.As<int>();
        for (int at = 0; at < rows; at++) days[at] = _values[at] is { } day ? day.DayNumber - ColumnBlock.Epoch : ColumnBlock.NoDay;
    }

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        bool isDate = DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= First && day <= Last;
        _values[at] = isDate ? day : null;
        return isDate ? null : new Problem(FindingCodes.NotADate, $"Write a day such as {Declared.Example}.");
    }
}
