using System.IO.Compression;
using CsCheck;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Archives of sources with changed bytes, and cut ones: the file of data comes out, or it is said why not.</summary>
public sealed class HostileArchiveTests
{
    [Fact]
    public async Task The_file_of_data_comes_out_of_a_changed_archive_or_it_is_refused()
    {
        byte[] archive = ArchiveOf(("API_X.csv", "a,b\n1,2\n"), ("Metadata_X.csv", "c\n"));
        var folder = System.IO.Directory.CreateTempSubdirectory("imdi-hostile-");
        try
        {
            string packed = Path.Combine(folder.FullName, "packed"), unpacked = Path.Combine(folder.FullName, "unpacked");
            await Gen.Select(Gen.Select(Gen.Int[0, archive.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf((byte)0, (byte)0x7F, (byte)0xFF))).Array[0, 8], Gen.OneOf(Gen.Const(archive.Length), Gen.Int[0, archive.Length])).SampleAsync(async (changes, cut) =>
            {
                byte[] changed = [.. archive];
                foreach (var (at, value) in changes) changed[at] = value;
                await File.WriteAllBytesAsync(packed, changed[..cut]);
                var outcome = await ReadDataFile.FromAsync(packed, "API_", unpacked, CancellationToken.None);
                Assert.True(outcome.IsOk || outcome.Refusal.Code.Length > 0);
            }, iter: 600, threads: 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] ArchiveOf(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
