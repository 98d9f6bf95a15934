using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>
/// Writes the published site as plain files for any static host: the data of the current run, rendered without
/// the forms that need the application.
/// </summary>
public sealed class ExportSite(
    IPublishedData data, IPublishedRun current, BuildRemittanceBook books, SitePacks packs, IOptions<HostingSettings> settings)
{
    public async Task<Outcome<int>> RunAsync(DirectoryInfo folder, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (await current.CurrentAsync(cancellation) is not { } run)
        {
            return Refusal.Conflict("nothing-published", "Nothing is published yet: run `./imdi rebuild` first.");
        }

        var versions = await RebuildInputs.VersionsAsync(data, cancellation);
        var book = await books.RunAsync(data, run.AsOf, cancellation);
        var site = RebuildInputs.Site(settings.Value, versions, hasApi: false);
        int files = 0;
        await foreach (var pack in packs.AllAsync(book, site, cancellation))
        {
            foreach (var file in pack.Files) await WriteAsync(folder, file, cancellation);
            progress?.Report(files += pack.Files.Count);
        }

        await WriteAsync(folder, SitePacks.LanguageChoice, cancellation);
        return files + 1;
    }

    private static async Task WriteAsync(DirectoryInfo folder, DraftFile file, CancellationToken cancellation)
    {
        string path = Path.Combine(folder.FullName, file.Address.TrimStart('/').Replace('/', Path.DirectorySeparatorChar));
        if (file.Address.EndsWith('/')) path = Path.Combine(path, "index.html");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, file.Content, cancellation);
    }
}
