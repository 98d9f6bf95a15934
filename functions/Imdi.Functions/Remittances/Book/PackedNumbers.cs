namespace Imdi.Functions.Remittances;

/// <summary>
/// Exact decimals in eight bytes each instead of sixteen: a 58-bit whole number and its scale. The few that need more digits are kept
/// whole in a list beside, so nothing is ever rounded.
/// </summary>
public sealed class PackedNumbers
{
    private const int ScaleBits = 5, RecentBits = 12;
    private const int Missing = 31, Aside = 30;
    private const long Largest = (1L << 58) - 1;
    private static readonly (int Zeros, ulong Power)[] Steps = [(8, 100_000_000), (4, 10_000), (2, 100), (1, 10)];

    private readonly List<decimal> _aside = [];

    // Amounts and rates recur; zero is packed as zero, which is what an empty place says.
    private readonly (decimal Number, long Packed)[] _recent = new (decimal, long)[1 << RecentBits];

    /// <summary>Zeros at the end are dropped: stored numbers come with all the decimals of their column.</summary>
    public long Pack(decimal? number)
    {
        if (number is not { } value) return Missing;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong mixed = (((ulong)(uint)bits[1] << 32) ^ (uint)bits[0] ^ (uint)bits[3]) * 0x9E37_79B9_7F4A_7C15;
        ref var recent = ref _recent[mixed >> (64 - RecentBits)];
        if (recent.Number != value) recent = (value, Pack(value, bits));
        return recent.Packed;
    }

    private long Pack(decimal value, Span<int> bits)
    {
        if (bits[2] != 0) decimal.GetBits(value = WithoutZeros(value), bits);
        int scale = (bits[3] >> 16) & 0xFF;
        ulong whole = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        if (whole == 0) scale = 0;
        foreach (var (zeros, power) in Steps)
        {
            if (scale < zeros || whole % power != 0) continue;
            (whole, scale) = (whole / power, scale - zeros);
        }

        for (; scale > 0 && whole % 10 == 0; scale--) whole /= 10;
        if (bits[2] != 0 || whole > Largest) return PackAside(value);
        long signed = value < 0m ? -(long)whole : (long)whole;
        return (signed << ScaleBits) | (uint)scale;
    }

    public decimal? Unpack(long packed)
    {
        int scale = (int)(packed & 31);
        long whole = packed >> ScaleBits;
        return scale switch
        {
            Missing => null,
            Aside => _aside[(int)whole],
            _ => new decimal((int)Math.Abs(whole), (int)(Math.Abs(whole) >> 32), 0, whole < 0, (byte)scale),
        };
    }

    /// <summary>The same number with no zeros after its last decimal: 140.500 is 140.5.</summary>
    public static decimal WithoutZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private long PackAside(decimal value)
    {
        _aside.Add(value);
        return ((long)(_aside.Count - 1) << ScaleBits) | Aside;
    }
}
