using System.Buffers.Text;
using System.Security.Cryptography;

namespace Imdi.Functions.Storage;

/// <summary>Turns files into one blob: each compressed by itself, one after the other, so that one can be read by its range.</summary>
internal static class Pack
{
    /// <summary>Hash of what goes in (addresses, types, content): it tells whether an earlier run packed the same.</summary>
    public static string MembersOf(PackContent pack)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in pack.Files)
        {
            hash.AppendText(file.Address);
            hash.AppendText(file.ContentType);
            hash.AppendData(SHA256.HashData(file.Content));
        }

        return Base64Url.EncodeToString(hash.GetCurrentHash());
    }

    /// <summary>
    /// The blob is named by its own bytes, not by its members: another version of the compressor may give other lengths for the same
    /// members, and a manifest must never point into bytes that it was not made from.
    /// </summary>
    public static (PackEntry Entry, byte[] Bytes) Of(PackContent pack, string members)
    {
        using var bytes = new MemoryStream();
        var files = new List<PackedFile>(pack.Files.Count);
        foreach (var file in pack.Files)
        {
            byte[] brotli = Brotli.Compress(file.Content);
            bytes.Write(brotli);
            files.Add(new(file.Address, file.ContentType, ETagOf(file.Content), brotli.Length));
        }

        byte[] content = bytes.ToArray();
        return (new(Convert.ToHexStringLower(SHA256.HashData(content)), members, files), content);
    }

    /// <summary>128 bits of the hash of the plain bytes, as the client gets them.</summary>
    private static string ETagOf(byte[] content) => Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 16));
}
