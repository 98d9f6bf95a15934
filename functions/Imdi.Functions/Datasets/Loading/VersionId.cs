using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>The same bytes, read as the same kind from the same source by the same reader, are the same version.</summary>
public static class VersionId
{
    /// <summary>Raised whenever layouts, checks or the canonical form change what a file becomes.</summary>
    public const string Reader = "3";

    /// <summary>32 hexadecimal digits of the SHA-256 over hash, kind, source and reader.</summary>
    public static string Of(string rawSha256, string kind, string source) => Hash($"{rawSha256}\n{kind}\n{source}\n{Reader}");

    /// <summary>A file of changes is another version for each version that it is applied to, and the same for the same one.</summary>
    /// <param name="basis">Empty where none is published.</param>
    public static string OfChanges(string rawSha256, string kind, string source, string basis) => Hash($"{rawSha256}\n{kind}\n{source}\n{Reader}\n{basis}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
