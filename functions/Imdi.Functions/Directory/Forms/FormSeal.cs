using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>When a form was rendered, signed, so that a script cannot claim another time: <c>seconds.signature</c>.</summary>
internal static class FormSeal
{
    public static string Of(DateTimeOffset issuedAt, byte[] key)
    {
        string seconds = issuedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{seconds}.{Base64Url.EncodeToString(Sign(seconds, key))}";
    }

    /// <summary>Null when the signature is not ours.</summary>
    public static DateTimeOffset? Read(string? seal, byte[] key)
    {
        if (seal?.Split('.') is not [var seconds, var signature] || !Base64Url.IsValid(signature)) return null;
        return CryptographicOperations.FixedTimeEquals(Sign(seconds, key), Base64Url.DecodeFromChars(signature))
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
            : null;
    }

    private static byte[] Sign(string seconds, byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(seconds));
}
