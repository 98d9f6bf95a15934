using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Imdi.Functions.Directory;

/// <summary>
/// The id that a form carries from its first rendering, so that sending it twice is one submission. A ULID: 48 bits of milliseconds,
/// 80 random bits, 26 characters of Crockford's base 32 that sort by time. Source: https://github.com/ulid/spec
/// </summary>
public readonly record struct SubmissionId : IParsable<SubmissionId>
{
    public const int EntropyBytes = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = 26;

    private readonly UInt128 _bits;

    private SubmissionId(UInt128 bits) => _bits = bits;

    /// <summary>Milliseconds since 1970, then the random bytes. Throws before 1970 and without exactly ten bytes.</summary>
    public static SubmissionId Of(DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        long milliseconds = now.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(entropy.Length, EntropyBytes);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        entropy.CopyTo(bytes[6..]);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds((long)(_bits >> 80));

    public static SubmissionId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A submission id has 26 characters, such as 01JDF0XV1E9Q6ZP2J3K4M5N6P7.");

    /// <summary>Small letters too, as people copy them; the largest possible id begins with 7.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SubmissionId result)
    {
        result = default;
        if (s is not { Length: Characters } || s[0] > '7') return false;
        UInt128 bits = 0;
        foreach (char character in s)
        {
            int digit = Alphabet.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (digit < 0) return false;
            bits = (bits << 5) | (UInt128)digit;
        }

        result = new(bits);
        return true;
    }

    public override string ToString() => string.Create(Characters, _bits, static (text, bits) =>
    {
        for (int index = Characters - 1; index >= 0; index--, bits >>= 5) text[index] = Alphabet[(int)(bits & 31)];
    });
}
