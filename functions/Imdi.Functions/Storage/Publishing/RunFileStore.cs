using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>Where the site points: the run, and the tag that whoever moves the pointer must have seen.</summary>
internal sealed record Pointer(string Run, ETag ETag);

/// <summary>The container of runs: <c>packs/{hash}</c>, <c>runs/{id}.json</c> (brotli), and <c>current.json</c>, the only blob that ever changes.</summary>
public sealed class RunFileStore(StorageClients storage)
{
    private const string PointerName = "current.json";
    private const string Json = "application/json";

    private BlobContainerClient Container => storage.Container(StorageNames.Published);

    internal async Task<Pointer?> FindPointerAsync(CancellationToken cancellation) =>
        await Container.FindAsync(PointerName, cancellation) is { } file ? new(RunIn(file.Content), file.ETag) : null;

    internal async Task<RunManifest?> FindManifestAsync(string run, CancellationToken cancellation) =>
        RunId.IsValid(run) && await Container.FindAsync(ManifestName(run), cancellation) is { } file ? RunManifest.Parse(file.Content) : null;

    internal Task<bool> PutPackAsync(PackEntry pack, byte[] bytes, CancellationToken cancellation) =>
        Container.PutIfAbsentAsync(PackName(pack.Blob), new BinaryData(bytes), "application/octet-stream", cancellation);

    internal Task PutManifestAsync(RunManifest manifest, CancellationToken cancellation) =>
        Container.PutIfAbsentAsync(ManifestName(manifest.Run), new BinaryData(manifest.ToBytes()), Json, cancellation, encoding: "br");

    internal async Task<Refusal?> SwapAsync(string run, Pointer? was, CancellationToken cancellation) =>
        (await Container.SwapAsync(PointerName, BinaryData.FromObjectAsJson(new { run }), Json, was?.ETag, cancellation)).Refusal;

    internal async Task<ReadOnlyMemory<byte>> ReadAsync(string pack, long offset, int length, CancellationToken cancellation) =>
        (await Container.ReadRangeAsync(PackName(pack), offset, length, cancellation)).ToMemory();

    private static string RunIn(BinaryData content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.GetProperty("run").GetString() ?? throw new InvalidDataException("The pointer names no run.");
    }

    private static string ManifestName(string run) => $"runs/{run}.json";

    private static string PackName(string hash) => $"packs/{hash}";
}
