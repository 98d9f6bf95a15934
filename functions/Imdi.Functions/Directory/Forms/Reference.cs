using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>
/// What a sender can quote: <c>IMDI-K7QM-2X4P-8</c>. Eight characters of Crockford's base 32, made from the submission, so that the same
/// submission always has the same reference, and his check character (the number modulo 37). Source: https://www.crockford.com/base32.html
/// </summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "IMDI-";
    private const int Characters = 8;

    public static string Of(string submission)
    {
        // The five check symbols beyond the alphabet (* ~ $ = U) are hard to say on a telephone: such numbers are passed over.
        for (int attempt = 0; ; attempt++)
        {
            ulong number = NumberOf($"{attempt} {submission}");
            if (number % 37 < 32) return Written(number);
        }
    }

    /// <summary>Whether a text can be a reference: right characters, right check; small letters, and O, I and L for 0 and 1, as people read them.</summary>
    public static bool TryNormalise(string? text, out string reference)
    {
        reference = "";
        string plain = (text ?? "").Trim().ToUpperInvariant();
        if (plain.Length > 40 || !plain.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        string digits = plain[Prefix.Length..].Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (digits.Length != Characters + 1 || digits.Any(digit => !Alphabet.Contains(digit, StringComparison.Ordinal))) return false;
        ulong number = digits[..Characters].Aggregate(0UL, (sum, digit) => (sum * 32) + (ulong)Alphabet.IndexOf(digit, StringComparison.Ordinal));
        if (number % 37 >= 32 || Alphabet[(int)(number % 37)] != digits[^1]) return false;
        reference = Written(number);
        return true;
    }

    private static ulong NumberOf(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) >> (64 - (5 * Characters));

    private static string Written(ulong number)
    {
        Span<char> digits = stackalloc char[Characters];
        ulong rest = number;
        for (int place = Characters - 1; place >= 0; place--, rest /= 32) digits[place] = Alphabet[(int)(rest % 32)];
        return $"{Prefix}{digits[..4]}-{digits[4..]}-{Alphabet[(int)(number % 37)]}";
    }
}
