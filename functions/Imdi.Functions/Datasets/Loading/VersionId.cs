using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>The same bytes, read as the same kind from the same source by the same reader, are the same version.</summary>
public static class VersionId
{
    /// <summary>Raised whenever layouts, checks or the canonical form change what a file becomes.</summary>
    public const string Reader = "3";

    /// <summary>32 hexadecimal digits of the SHA-256 over hash, kind, source and reader.</summary>
    public static string Of(string rawSha256, string kind, string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rawSha256}\n{kind}\n{source}\n{Reader}")).AsSpan(0, 16));
}
