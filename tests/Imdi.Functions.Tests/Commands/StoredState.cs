using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Commands;

/// <summary>Looks at what a folder's storage holds, past the application: whether all that is pointed at is there and whole.</summary>
internal sealed class StoredState(DataFolder folder)
{
    // A pack is immutable and named by its bytes: once seen whole it need only be there still.
    private readonly HashSet<string> _whole = [];

    private StorageClients Storage => folder.Storage();

    /// <summary>The manifest that <c>current.json</c> leads to, every one of its addresses read and its plain bytes held against their hash.</summary>
    public async Task<RunManifest> WholeRunAsync()
    {
        var files = new RunFileStore(Storage);
        var pointer = await files.FindPointerAsync(CancellationToken.None);
        var manifest = await files.FindManifestAsync(pointer!.Run, CancellationToken.None);
        Assert.NotNull(manifest);
        Assert.Equal(pointer.Run, manifest.Run);

        var container = Storage.Container(StorageNames.Published);
        Dictionary<string, long> there = [];
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "packs/", CancellationToken.None)) there[blob.Name["packs/".Length..]] = blob.Properties.ContentLength ?? 0;
        foreach (var pack in manifest.Packs)
        {
            Assert.Equal(pack.Files.Sum(file => file.Length), there.GetValueOrDefault(pack.Blob));
            if (!_whole.Add(pack.Blob)) continue;
            var bytes = (await container.FindAsync($"packs/{pack.Blob}", CancellationToken.None))!.Content.ToMemory();
            int offset = 0;
            foreach (var file in pack.Files)
            {
                var plain = Brotli.Expand(bytes.Slice(offset, file.Length));
                Assert.Equal(file.ETag, System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(plain.Span).AsSpan(0, 16)));
                offset += file.Length;
            }
        }

        return manifest;
    }

    /// <summary>Each row of the pointer table with its version: manifest, Parquet with the stated rows, findings. By pointer, what its files are.</summary>
    public async Task<SortedDictionary<string, string>> WholeVersionsAsync()
    {
        var store = new DatasetStore(Storage);
        SortedDictionary<string, string> versions = new(StringComparer.Ordinal);
        foreach (var kind in DatasetKinds.All)
        {
            foreach (var version in await store.CurrentAsync(kind.Id, CancellationToken.None))
            {
                var manifest = await store.Files.FindManifestAsync(kind.Id, version.Source.Id, version.Version, CancellationToken.None);
                Assert.Equal(version, manifest?.Version);
                Assert.Equal(manifest!.Files.Single(file => file.Name == VersionFileStore.Data).Sha256, await HashAsync(store.Files.FindDataAsync(version, CancellationToken.None)));
                Assert.Equal(manifest.Files.Single(file => file.Name == VersionFileStore.FindingsFile).Sha256, await HashAsync(store.Files.FindFindingsAsync(version, CancellationToken.None)));
                Assert.Equal(version.Rows, await RowsAsync(new PublishedData(store), version, kind));
                versions[$"{kind.Id}/{version.Source.Id}"] = $"{version.Version}: {version.Rows} rows, {JsonSerializer.Serialize(manifest.Files)}";
            }
        }

        return versions;
    }

    /// <summary>What the wait of fifteen seconds until a dead process's leases lapse would do.</summary>
    public async Task EndLeasesOfTheDeadAsync()
    {
        foreach (string name in new[] { "nightly", "publish" }) await Tests.Storage.A.EndLeaseOfTheDeadAsync(Storage, name);
    }

    private static async Task<long> RowsAsync(PublishedData data, DatasetVersion version, DatasetKind kind)
    {
        long rows = 0;
        await foreach (var batch in data.ReadAsync(version, [kind.Columns[0].Name], CancellationToken.None)) rows += batch.Count;
        return rows;
    }

    private static async Task<string> HashAsync(Task<Stream?> file)
    {
        await using var content = await file;
        Assert.NotNull(content);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }
}
