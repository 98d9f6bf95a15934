using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>Where the site points: the run, the one before it, and the tag that whoever moves the pointer must have seen.</summary>
internal sealed record Pointer(string Run, string? Previous, ETag ETag);

/// <summary>The container of runs: <c>packs/{hash}</c>, <c>runs/{id}.json</c> (brotli), <c>current.json</c>, and while a run is being written <c>journal.jsonl</c>: the two that change.</summary>
public sealed class RunFileStore(StorageClients storage)
{
    private const string PointerName = "current.json", JournalName = "journal.jsonl";
    private const string Manifests = "runs/", ManifestEnding = ".json", Packs = "packs/";
    private const string Json = "application/json";

    private BlobContainerClient Container => storage.Container(StorageNames.Published);

    internal async Task<Pointer?> FindPointerAsync(CancellationToken cancellation) =>
        await Container.FindAsync(PointerName, cancellation) is { } file ? PointerIn(file) : null;

    internal async Task<RunManifest?> FindManifestAsync(string run, CancellationToken cancellation) =>
        RunId.IsValid(run) && await Container.FindAsync(ManifestName(run), cancellation) is { } file ? RunManifest.Parse(file.Content) : null;

    internal Task<bool> PutPackAsync(PackEntry pack, byte[] bytes, CancellationToken cancellation) =>
        Container.PutIfAbsentAsync(PackName(pack.Blob), new BinaryData(bytes), "application/octet-stream", cancellation);

    internal Task PutManifestAsync(RunManifest manifest, CancellationToken cancellation) =>
        Container.PutIfAbsentAsync(ManifestName(manifest.Run), new BinaryData(manifest.ToBytes()), Json, cancellation, encoding: "br");

    internal async Task<Refusal?> SwapAsync(string run, Pointer? was, CancellationToken cancellation) =>
        (await Container.SwapAsync(PointerName, BinaryData.FromObjectAsJson(new { run, previous = was?.Run }), Json, was?.ETag, cancellation)).Refusal;

    internal async Task<IReadOnlyList<PackEntry>?> FindJournalAsync(CancellationToken cancellation) =>
        await Container.FindAsync(JournalName, cancellation) is { } file
            ? [.. Encoding.UTF8.GetString(file.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<PackEntry>(line, JsonSerializerOptions.Web)!)]
            : null;

    /// <summary>Only what is new is sent: a block is appended whole or not at all.</summary>
    internal async Task AppendJournalAsync(IEnumerable<PackEntry> packs, bool isFirst, CancellationToken cancellation)
    {
        var journal = Container.GetAppendBlobClient(JournalName);
        if (isFirst) await journal.CreateIfNotExistsAsync(cancellationToken: cancellation);
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(packs.Select(pack => JsonSerializer.Serialize(pack, JsonSerializerOptions.Web) + "\n"))));
        await journal.AppendBlockAsync(lines, cancellationToken: cancellation);
    }

    internal Task DeleteJournalAsync(CancellationToken cancellation) => Container.DeleteBlobIfExistsAsync(JournalName, cancellationToken: cancellation);

    internal async Task<ReadOnlyMemory<byte>> ReadAsync(string pack, long offset, int length, CancellationToken cancellation) =>
        (await Container.ReadRangeAsync(PackName(pack), offset, length, cancellation)).ToMemory();

    internal async Task<IReadOnlyList<StoredRun>> RunsAsync(CancellationToken cancellation) =>
        await Container.ListAsync(Manifests, cancellation).Select(blob => new StoredRun(blob.Name[..^ManifestEnding.Length], blob.Written)).ToListAsync(cancellation);

    internal IAsyncEnumerable<(string Pack, DateTimeOffset Written)> PacksAsync(CancellationToken cancellation) => Container.ListAsync(Packs, cancellation);

    internal Task DeleteManifestAsync(string run, CancellationToken cancellation) => Container.DeleteBlobIfExistsAsync(ManifestName(run), cancellationToken: cancellation);

    internal Task DeletePackAsync(string pack, CancellationToken cancellation) => Container.DeleteBlobIfExistsAsync(PackName(pack), cancellationToken: cancellation);

    private static Pointer PointerIn(StoredFile file)
    {
        using var json = JsonDocument.Parse(file.Content);
        string run = json.RootElement.GetProperty("run").GetString() ?? throw new InvalidDataException("The pointer names no run.");
        return new(run, json.RootElement.TryGetProperty("previous", out var previous) ? previous.GetString() : null, file.ETag);
    }

    private static string ManifestName(string run) => $"{Manifests}{run}{ManifestEnding}";

    private static string PackName(string hash) => $"{Packs}{hash}";
}
