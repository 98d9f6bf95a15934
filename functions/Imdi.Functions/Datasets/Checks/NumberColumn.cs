using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Exact decimals within declared bounds, kept to fifteen decimals.</summary>
public sealed class NumberColumn(Column declared, int rows) : CheckedColumn(declared)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly decimal?[] _values = new decimal?[rows];

    public decimal? this[int at]
    {
        get => _values[at];
        set => _values[at] = value;
    }

    /// <summary>What the source's numbers are taken times: 1,000 where it gives thousands.</summary>
    public decimal Factor { get; set; } = 1;

    public override void Clear(int at) => _values[at] = null;

    public override UInt128 KeyPart(int at) => _values[at] is { } value ? (UInt128)CanonicalNumber.Scaled(value) : UInt128.MaxValue;

    public override void CopyTo(ColumnBlock block, int rows)
    {
        var scaled = block.As<Int128>();
        for (int at = 0; at < rows; at++) scaled[at] = _values[at] is { } value ? CanonicalNumber.Scaled(value) : ColumnBlock.NoNumber;
    }

    public override Problem? Take(ReadOnlySpan<byte> cell, Func<string, string>? translate, int at) =>
        translate is null && CanonicalNumber.TryParsePlain(cell, out decimal value) ? TakeNumber(value, at) : base.Take(cell, translate, at);

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        _values[at] = null;
        return decimal.TryParse(cell, Style, CultureInfo.InvariantCulture, out decimal value) ? TakeNumber(value, at) : NotANumber(cell);
    }

    private Problem? TakeNumber(decimal value, int at)
    {
        // A bound times the factor stays far below the largest decimal; what is beyond is outside in any unit.
        if (Factor != 1 && Math.Abs(value) <= Column.Largest) value *= Factor;
        bool isInside = value >= Declared.Minimum && value <= Declared.Maximum && !(Declared.AboveMinimum && value == Declared.Minimum);
        _values[at] = isInside ? decimal.Round(value, Column.Scale) : null;
        return isInside ? null : OutOfRange();
    }

    private static Problem NotANumber(ReadOnlySpan<char> cell) => new(FindingCodes.NotANumber, cell.Contains(',')
        ? "Write 1234.5: a dot before the decimals, no thousands separators."
        : "Write a number such as 1234.5, or leave the cell empty where nothing is known.");

    // Where the bound is that of the stored numbers and not of the matter, the figure may be right: say how it can be sent.
    private Problem OutOfRange() => new(FindingCodes.OutOfRange, string.Create(CultureInfo.InvariantCulture,
        $"Write a number {(Declared.AboveMinimum ? "above" : "of at least")} {Declared.Minimum:0.###} and at most {Declared.Maximum:0.###}{(Declared.Unit is { } unit ? $" ({unit})" : "")}{(IsStorageBound ? "; send larger figures in millions, under an indicator whose name says so" : "")}."));

    private bool IsStorageBound => Declared.Maximum >= Column.Largest || Declared.Minimum <= -Column.Largest;
}
