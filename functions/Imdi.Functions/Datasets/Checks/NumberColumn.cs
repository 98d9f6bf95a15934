using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Exact decimals within declared bounds, kept to fifteen decimals.</summary>
public sealed class NumberColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly decimal?[] _values = new decimal?[rows];

    public ReadOnlySpan<decimal?> Values => _values;

    public decimal? this[int at]
    {
        get => _values[at];
        set => _values[at] = value;
    }

    public override void Clear(int at) => _values[at] = null;

    public override ReadOnlySpan<char> KeyText(int at, Span<char> room) =>
        _values[at] is { } value && value.TryFormat(room, out int written, "0.###############", CultureInfo.InvariantCulture) ? room[..written] : default;

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        _values[at] = null;
        if (!decimal.TryParse(cell, Style, CultureInfo.InvariantCulture, out decimal value)) return NotANumber(cell);
        if (value < Declared.Minimum || value > Declared.Maximum || (Declared.AboveMinimum && value == Declared.Minimum)) return OutOfRange();
        _values[at] = decimal.Round(value, Column.Scale);
        return null;
    }

    private static Problem NotANumber(ReadOnlySpan<char> cell) => new(FindingCodes.NotANumber, cell.Contains(',')
        ? "Write 1234.5: a dot before the decimals, no thousands separators."
        : "Write a number such as 1234.5, or leave the cell empty where nothing is known.");

    private Problem OutOfRange() => new(FindingCodes.OutOfRange, string.Create(CultureInfo.InvariantCulture,
        $"Write a number {(Declared.AboveMinimum ? "above" : "of at least")} {Declared.Minimum:0.###} and at most {Declared.Maximum:0.###}{(Declared.Unit is { } unit ? $" ({unit})" : "")}."));
}
