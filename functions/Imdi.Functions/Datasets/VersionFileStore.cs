using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Datasets;

/// <summary>What a version consists of, as blobs under <c>kind=…/source=…/version=…/</c>: rows, findings, manifest, and what was worked out from it.</summary>
public sealed class VersionFileStore(StorageClients storage)
{
    public const string Data = "data.parquet", FindingsFile = "findings.csv", ManifestName = "manifest.json";

    private const string Findings = "findings";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private BlobContainerClient Files => storage.Container(StorageNames.DatasetFiles);

    public async Task<VersionManifest?> FindManifestAsync(string kind, string source, string version, CancellationToken cancellation) =>
        await Files.FindAsync(Folder(kind, source, version) + ManifestName, cancellation) is { } found
            ? JsonSerializer.Deserialize<VersionManifest>(found.Content, Json)
            : null;

    /// <summary>
    /// Stores a version's files, its manifest last, and answers the manifest that stands: of two attempts at once, the first. What an attempt before
    /// left of it is written anew, and findings of an attempt that compared with another base go.
    /// </summary>
    public async Task<VersionManifest> PutVersionAsync(VersionManifest manifest, string dataPath, string findingsPath, CancellationToken cancellation)
    {
        string folder = Folder(manifest.Version);
        await PutAsync(folder + Data, dataPath, "application/vnd.apache.parquet", cancellation);
        await PutAsync(FindingsName(manifest), findingsPath, "text/csv; charset=utf-8", cancellation);
        bool isFirst = await Files.PutIfAbsentAsync(folder + ManifestName, BinaryData.FromObjectAsJson(manifest, Json), "application/json", cancellation);
        var stands = isFirst ? manifest : await FindManifestAsync(manifest.Version.Kind, manifest.Version.Source.Id, manifest.Version.Version, cancellation) ?? manifest;
        await foreach (var blob in Files.GetBlobsAsync(new GetBlobsOptions { Prefix = folder + Findings }, cancellation))
        {
            if (blob.Name != FindingsName(stands)) await Files.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }

        return stands;
    }

    // The bytes of a file and what it was compared with decide each of its findings: the same name is the same content.
    private static string FindingsName(VersionManifest manifest) => Folder(manifest.Version) + (manifest.Base is { } basis ? $"{Findings}-since={basis}.csv" : FindingsFile);

    public Task<Stream?> FindDataAsync(DatasetVersion version, CancellationToken cancellation) => Files.FindStreamAsync(Folder(version) + Data, cancellation);

    /// <summary>What was worked out from two versions: the rows that differ, and their summary, which is written last.</summary>
    public async Task PutChangesAsync(DatasetVersion version, string since, string rowsPath, BinaryData summary, CancellationToken cancellation)
    {
        await PutAsync(ChangesName(version, since, "parquet"), rowsPath, "application/vnd.apache.parquet", cancellation);
        await Files.PutIfAbsentAsync(ChangesName(version, since, "json"), summary, "application/json", cancellation);
    }

    public async Task<BinaryData?> FindChangesAsync(DatasetVersion version, string since, CancellationToken cancellation) =>
        (await Files.FindAsync(ChangesName(version, since, "json"), cancellation))?.Content;

    public Task<Stream?> FindChangedRowsAsync(DatasetVersion version, string since, CancellationToken cancellation) =>
        Files.FindStreamAsync(ChangesName(version, since, "parquet"), cancellation);

    private static string ChangesName(DatasetVersion version, string since, string ending) => $"{Folder(version)}changes-since={since}.{ending}";

    public async Task<Stream?> FindFindingsAsync(DatasetVersion version, CancellationToken cancellation) =>
        await FindManifestAsync(version.Kind, version.Source.Id, version.Version, cancellation) is { } manifest ? await Files.FindStreamAsync(FindingsName(manifest), cancellation) : null;

    private async Task PutAsync(string name, string path, string contentType, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        await Files.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);
    }

    private static string Folder(DatasetVersion version) => Folder(version.Kind, version.Source.Id, version.Version);

    private static string Folder(string kind, string source, string version) => $"kind={kind}/source={source}/version={version}/";
}
