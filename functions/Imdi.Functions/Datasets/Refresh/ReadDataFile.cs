using System.IO.Compression;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Takes the file of data out of a zip that holds others beside it (the World Bank's API adds two of metadata). What is loaded is that
/// file alone, so the same data packed anew is the same version.
/// </summary>
internal static class ReadDataFile
{
    /// <returns>The file's name in the archive; its content is written to <paramref name="unpacked"/>.</returns>
    public static async Task<Outcome<string>> FromAsync(string archive, string begins, string unpacked, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(archive);
            if (ZipDirectory.Entries(file) > SourceLimits.Entries) return RefreshRefusals.NoDataFile(begins);
            await using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            if (zip.Entries.Where(entry => entry.Name.StartsWith(begins, StringComparison.Ordinal)).Take(2).ToList() is not [var only]) return RefreshRefusals.NoDataFile(begins);
            await using var content = new BoundedStream(await only.OpenAsync(cancellation), only.CompressedLength, unchecked((uint)only.Length));
            await using var target = File.Create(unpacked);
            await content.CopyToAsync(target, cancellation);
            return only.Name;
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return Refusal.Unprocessable("damaged-file", "The archive is damaged or cut off.");
        }
    }
}
