using System.Collections;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Imdi.Functions.Datasets;

/// <summary>A column of numbers as whole numbers of 10^-15; a decimal is made when a row is asked for.</summary>
public sealed class CanonicalNumbers : IReadOnlyList<decimal?>
{
    private readonly Int128[] _scaled;

    private CanonicalNumbers(Int128[] scaled) => _scaled = scaled;

    /// <summary>What a missing number is among <see cref="Scaled"/>.</summary>
    public static Int128 None => ColumnBlock.NoNumber;

    public ReadOnlySpan<Int128> Scaled => _scaled;

    public int Count => _scaled.Length;

    public decimal? this[int index] => _scaled[index] is var scaled && scaled != None ? CanonicalNumber.Of(scaled) : null;

    internal static CanonicalNumbers Of(Decimal128Array column)
    {
        var scaled = MemoryMarshal.Cast<byte, Int128>(column.ValueBuffer.Span).Slice(column.Offset, column.Length).ToArray();
        for (int row = 0; row < scaled.Length && column.NullCount > 0; row++)
        {
            if (!column.IsValid(row)) scaled[row] = None;
        }

        return new CanonicalNumbers(scaled);
    }

    public IEnumerator<decimal?> GetEnumerator()
    {
        for (int row = 0; row < _scaled.Length; row++) yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
