using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>
/// Writes the published site as plain files for any static host: the current run's own versions, rendered without
/// the forms that need the application.
/// </summary>
public sealed class ExportSite(
    IPublishedData data, DatasetStore store, IPublishedRun current, BuildNightBook books, RegisterStore registers, SitePacks packs, CurrentRegion regions, IOptions<HostingSettings> settings)
{
    public async Task<Outcome<int>> RunAsync(DirectoryInfo folder, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (await current.CurrentAsync(cancellation) is not { } run)
        {
            return Refusal.Conflict("nothing-published", "Nothing is published yet: run `./imdi rebuild` first.");
        }

        var pinned = await VersionsOfAsync(run, cancellation);
        var register = await registers.FindAsync(cancellation) ?? RegisterBook.Empty;
        var region = (await regions.ReadAsync(cancellation)).Region;
        var book = await books.RunAsync(pinned, register, run.AsOf, region, cancellation);
        var site = RebuildInputs.Site(settings.Value, region, pinned.Versions, register, hasApi: false);
        int files = 0;
        await foreach (var pack in packs.AllAsync(book, site, cancellation))
        {
            var content = await pack.RenderAsync(cancellation);
            foreach (var file in content.Files) await WriteAsync(folder, file, cancellation);
            files += content.Files.Count;
            progress?.Report(files);
        }

        await WriteAsync(folder, SitePacks.LanguageChoice(region), cancellation);
        return files + 1;
    }

    private async Task<PinnedData> VersionsOfAsync(RunInfo run, CancellationToken cancellation)
    {
        List<DatasetVersion> versions = [];
        foreach (var (kind, version) in RunIdentity.VersionsOf(run))
        {
            versions.Add(await store.FindVersionAsync(kind, version, cancellation) ?? throw new InvalidDataException($"Version {version} of {kind} is gone."));
        }

        return new PinnedData(data, await RebuildInputs.HistoriesAsync(store, cancellation), versions);
    }

    private static async Task WriteAsync(DirectoryInfo folder, DraftFile file, CancellationToken cancellation)
    {
        string path = Path.Combine(folder.FullName, file.Address.TrimStart('/').Replace('/', Path.DirectorySeparatorChar));
        if (file.Address.EndsWith('/')) path = Path.Combine(path, "index.html");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, file.Content, cancellation);
    }
}
