using System.Globalization;

namespace Imdi.Functions.Datasets;

public sealed class DateColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private static readonly DateOnly First = new(1900, 1, 1), Last = new(2100, 12, 31);

    private readonly DateOnly?[] _values = new DateOnly?[rows];

    public ReadOnlySpan<DateOnly?> Values => _values;

    public DateOnly? this[int at] => _values[at];

    public override void Clear(int at) => _values[at] = null;

    public override ReadOnlySpan<char> KeyText(int at, Span<char> room) =>
        _values[at] is { } value && value.TryFormat(room, out int written, "O", CultureInfo.InvariantCulture) ? room[..written] : default;

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        bool isDate = DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= First && day <= Last;
        _values[at] = isDate ? day : null;
        return isDate ? null : new Problem(FindingCodes.NotADate, $"Write a day such as {Declared.Example}.");
    }
}
