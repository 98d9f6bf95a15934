using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>A token of an agency's system, as it is kept: the hash of it, never the token.</summary>
/// <param name="Hash">SHA-256 of the token, hexadecimal. A token has 256 random bits, so its hash needs neither salt nor stretching.</param>
/// <param name="Kinds">The dataset kinds that it may send.</param>
public sealed record AgencyToken(
    string Hash, string Agency, IReadOnlyList<string> Kinds, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateOnly? LastUsed)
{
    public const int SecretBytes = 32;

    // A word at the front lets people and scanners of repositories recognise a token that has leaked.
    private const string Prefix = "imdi_";

    /// <summary>What it is called where the token itself must not stand: the start of its hash.</summary>
    public string Id => Hash[..16];

    public bool IsValid(DateTimeOffset now) => RevokedAt is null && IssuedAt <= now && now < ExpiresAt;

    /// <summary>Withdrawn for good; again changes nothing.</summary>
    public AgencyToken Revoke(DateTimeOffset now) => RevokedAt is null ? this with { RevokedAt = now } : this;

    public Caller ToCaller() => new($"token:{Id}", Agency, new HashSet<Role> { Role.Agency }, Kinds) { Agency = Agency };

    public static string TextOf(ReadOnlySpan<byte> secret) => secret.Length == SecretBytes
        ? Prefix + Base64Url.EncodeToString(secret)
        : throw new ArgumentException($"A token has {SecretBytes} random bytes.", nameof(secret));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether text can be a token at all, so that anything else costs no look-up.</summary>
    public static bool LooksLikeOne(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length), out int bytes) && bytes == SecretBytes;
}
