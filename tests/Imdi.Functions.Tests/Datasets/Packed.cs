using System.IO.Compression;
using System.Text;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Content in gzip, of one member or several, and in zip.</summary>
internal static class Packed
{
    public static byte[] Gzip(params string[] members) => Gzip([.. members.Select(Encoding.UTF8.GetBytes)]);

    public static byte[] Gzip(params byte[][] members)
    {
        using var memory = new MemoryStream();
        foreach (byte[] member in members)
        {
            using var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(member);
        }

        return memory.ToArray();
    }

    public static byte[] Zip(string name, string content) => Zip(name, Encoding.UTF8.GetBytes(content));

    public static byte[] Zip(string name, byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return memory.ToArray();
    }
}
