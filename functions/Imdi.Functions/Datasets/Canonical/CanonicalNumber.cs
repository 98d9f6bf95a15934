namespace Imdi.Functions.Datasets;

/// <summary>Canonical numbers are DECIMAL(29,15): a whole number of 10^-15, at most 7.9 · 10^28 in size, so that it always fits 96 bits.</summary>
public static class CanonicalNumber
{
    private const int MostDigits = 18;

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, Column.Scale + 1).Select(power => (ulong)Math.Pow(10, power))];

    /// <summary>value · 10^15. The value has at most fifteen decimals and lies within <see cref="Column.Largest"/>.</summary>
    public static Int128 Scaled(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var whole = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scaled = (Int128)(whole * Powers[Column.Scale - ((bits[3] >> 16) & 0xFF)]);
        return bits[3] < 0 ? -scaled : scaled;
    }

    /// <summary>scaled / 10^15, with all fifteen decimals.</summary>
    public static decimal Of(Int128 scaled)
    {
        bool isNegative = scaled < 0;
        var size = (UInt128)(isNegative ? -scaled : scaled);
        ulong low = (ulong)size;
        return new decimal((int)low, (int)(low >> 32), (int)(size >> 64), isNegative, Column.Scale);
    }

    /// <summary>Digits with perhaps a minus before and a dot among them, as most numbers are written: up to 18 of them, up to 15 after the dot.</summary>
    public static bool TryParsePlain(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        bool isNegative = text is [(byte)'-', ..];
        if (isNegative) text = text[1..];
        if (text.Length > MostDigits + 1) return false;
        long whole = 0;
        int point = -1;
        for (int at = 0; at < text.Length; at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digit <= 9) whole = (whole * 10) + digit;
            else if (text[at] == '.' && point < 0) point = at;
            else return false;
        }

        int digits = point < 0 ? text.Length : text.Length - 1, scale = point < 0 ? 0 : text.Length - point - 1;
        if (digits is 0 or > MostDigits || scale > Column.Scale) return false;
        value = new decimal((int)whole, (int)(whole >> 32), 0, isNegative, (byte)scale);
        return true;
    }
}
