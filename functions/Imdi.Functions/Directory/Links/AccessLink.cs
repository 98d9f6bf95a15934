using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>What lets somebody without an account do one thing: a secret in a link that was sent to them, kept as its hash.</summary>
/// <param name="Hash">SHA-256 of the secret, hexadecimal. The secret has 128 random bits, so its hash needs neither salt nor stretching.</param>
/// <param name="Purpose">A stable kebab-case word; a link is good for its purpose alone, such as <c>draft</c> or <c>endorsement</c>.</param>
/// <param name="Subject">What it is about: the id of a draft, of a proposal and a country.</param>
/// <param name="UsedAt">Set once by a link that may be used once.</param>
public sealed record AccessLink(string Hash, string Purpose, string Subject, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null, DateTimeOffset? RevokedAt = null)
{
    public const int SecretBytes = 16;

    public bool IsValid(DateTimeOffset now) => UsedAt is null && RevokedAt is null && IssuedAt <= now && now < ExpiresAt;

    public static string TextOf(ReadOnlySpan<byte> secret) => Base64Url.EncodeToString(secret);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether text can be a secret at all, so that anything else costs no look-up.</summary>
    public static bool LooksLikeOne(string? text) => text is { Length: 22 } && Base64Url.IsValid(text);
}
