using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>The smallest and the largest value of a column in a row group, as its statistics say; nulls where they say nothing.</summary>
internal static class ReadBounds
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static (object? Smallest, object? Largest) Of(Statistics? statistics, ColumnDescriptor column) => statistics switch
    {
        not { HasMinMax: true } => (null, null),
        Statistics<ByteArray> text => (Text(text.Min), Text(text.Max)),
        Statistics<FixedLenByteArray> number => (Number(number.Min, column.TypeLength), Number(number.Max, column.TypeLength)),
        Statistics<int> date => (Epoch.AddDays(date.Min), Epoch.AddDays(date.Max)),
        Statistics<bool> flag => (flag.Min, flag.Max),
        _ => (null, null),
    };

    private static string Text(ByteArray bytes)
    {
        byte[] copy = new byte[bytes.Length];
        Marshal.Copy(bytes.Pointer, copy, 0, copy.Length);
        return System.Text.Encoding.UTF8.GetString(copy);
    }

    // DECIMAL: big-endian two's complement, here at most sixteen bytes, with the scale of canonical numbers.
    private static object? Number(FixedLenByteArray bytes, int length)
    {
        if (length > 16) return null;
        byte[] copy = new byte[length];
        Marshal.Copy(bytes.Pointer, copy, 0, length);
        Span<byte> wide = stackalloc byte[16];
        wide.Fill(copy[0] >= 0x80 ? (byte)0xFF : (byte)0);
        copy.CopyTo(wide[(16 - length)..]);
        var unscaled = BinaryPrimitives.ReadInt128BigEndian(wide);
        return (decimal)unscaled / 1_000_000_000_000_000m;
    }
}
