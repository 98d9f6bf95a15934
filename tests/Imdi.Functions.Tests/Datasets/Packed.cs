using System.IO.Compression;
using System.Text;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Content in gzip, of one member or several, and in zip.</summary>
internal static class Packed
{
    public static byte[] Gzip(params ReadOnlySpan<string> members)
    {
        using var memory = new MemoryStream();
        foreach (string member in members)
        {
            using var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(member));
        }

        return memory.ToArray();
    }

    public static byte[] Zip(string name, string content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        return memory.ToArray();
    }
}
