using System.Security.Cryptography;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Storage;

/// <summary>Everything out of one storage and into another that is empty: the public bytes are the same, address by address.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("imdi-backup-test-");

    [Fact]
    public async Task Brought_into_an_empty_deployment_every_public_address_has_the_same_bytes_and_the_night_finds_nothing_to_do()
    {
        await using var night = await FilledAsync();
        var saved = await Save(night.Storage);
        await using var other = await Night.FreshAsync();

        var restored = await new RestoreStore(other.Storage).RunAsync(_folder, null, CancellationToken.None);

        Assert.Equal(saved, restored.Value);
        Assert.Equal(await AddressesAsync(night.Storage), await AddressesAsync(other.Storage));
        Assert.Equal(await RowsAsync(night.Storage), await RowsAsync(other.Storage));
        Assert.Null((await other.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
        Assert.Equal(RebuildOutcome.Unchanged, (await other.RebuildAsync()).Value.Outcome);
    }

    [Fact]
    public async Task No_secret_no_session_and_no_lease_is_in_it()
    {
        await using var night = await FilledAsync();
        byte[] key = (await night.Storage.Table(StorageNames.Directory).FindAsync("signing-key", "1", CancellationToken.None))!.GetBinary("Secret");
        await night.Storage.Container(StorageNames.Keys).PutIfAbsentAsync("session.xml", BinaryData.FromString("<key>a session's</key>"), "text/xml", CancellationToken.None);

        await Save(night.Storage);

        string all = string.Concat(_folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName)));
        Assert.DoesNotContain(Convert.ToBase64String(key), all, StringComparison.Ordinal);
        Assert.DoesNotContain("a session's", all, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(Path.Combine(_folder.FullName, "blobs", StorageNames.Leases)));
    }

    [Fact]
    public async Task Storage_that_holds_anything_is_refused_and_stays_as_it_was()
    {
        await using var night = await FilledAsync();
        await Save(night.Storage);
        var before = await RowsAsync(night.Storage);

        var refused = await new RestoreStore(night.Storage).RunAsync(_folder, null, CancellationToken.None);

        Assert.Equal("storage-not-empty", refused.Refusal!.Code);
        Assert.Equal(before, await RowsAsync(night.Storage));
    }

    [Fact]
    public async Task Killed_at_any_request_it_goes_on_and_ends_the_same()
    {
        await using var night = await FilledAsync();
        await Save(night.Storage);
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(connection).EnsureCreatedAsync(CancellationToken.None);
        int kills = 0;
        for (int requests = 60; ; requests += 60)
        {
            try
            {
                Assert.True((await new RestoreStore(AzuriteServer.Clients(connection, new DyingPolicy(requests))).RunAsync(_folder, null, CancellationToken.None)).IsOk);
                break;
            }
            catch (KilledException)
            {
                kills++;
                Assert.Null(await A.Site(AzuriteServer.Clients(connection)).CurrentAsync(CancellationToken.None));
            }
        }

        Assert.True(kills > 0);
        Assert.Equal(await AddressesAsync(night.Storage), await AddressesAsync(AzuriteServer.Clients(connection)));
        Assert.Equal(await RowsAsync(night.Storage), await RowsAsync(AzuriteServer.Clients(connection)));
    }

    [Fact]
    public async Task A_backup_that_was_stopped_is_not_restored_and_goes_on_without_fetching_again_what_it_has()
    {
        await using var night = await FilledAsync();
        string connection = night.Connection;
        var dying = new DyingPolicy(40);
        await Assert.ThrowsAsync<KilledException>(() => Save(AzuriteServer.Clients(connection, dying)));
        await using var other = await Night.FreshAsync();
        Assert.Equal("backup-not-whole", (await new RestoreStore(other.Storage).RunAsync(_folder, null, CancellationToken.None)).Refusal!.Code);

        await Save(night.Storage);
        var again = new RecordingPolicy();
        await Save(AzuriteServer.Clients(connection, again));

        Assert.DoesNotContain(again.Requests, request => request.Path.Contains("packs/", StringComparison.Ordinal));
        Assert.True((await new RestoreStore(other.Storage).RunAsync(_folder, null, CancellationToken.None)).IsOk);
        Assert.Equal(await AddressesAsync(night.Storage), await AddressesAsync(other.Storage));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<Night> FilledAsync()
    {
        var night = await Night.FreshAsync();
        await night.LoadQuotesAsync();
        await night.LoadAveragesAsync();
        await night.Get<SigningKeyStore>().KeyForAsync("test", CancellationToken.None);
        var change = night.Get<ChangeRegion>();
        var draft = new RegionDraft { Id = "here", Languages = ["en", "fr"], Names = new Dictionary<string, string?> { ["en"] = "Here", ["fr"] = "Ici" } };
        Assert.True((await change.ChangeAsync(draft, null, (await change.FindAsync(CancellationToken.None)).Tag, new("someone", "Someone", new HashSet<Role>(), []), CancellationToken.None)).IsOk);
        Assert.True((await night.RebuildAsync()).IsOk);
        return night;
    }

    private Task<BackupReport> Save(StorageClients storage) => new BackupStore(storage, TimeProvider.System).SaveAsync(_folder, null, CancellationToken.None);

    internal static async Task<SortedDictionary<string, string>> AddressesAsync(StorageClients storage)
    {
        var site = A.Site(storage);
        SortedDictionary<string, string> bytes = new(StringComparer.Ordinal);
        foreach (string address in await site.AddressesAsync(CancellationToken.None))
        {
            var file = (await site.FindAsync(address, CancellationToken.None))!;
            bytes[address] = $"{file.ContentType} {file.ETag} {Convert.ToHexString(SHA256.HashData(file.Brotli.Span))}";
        }

        Assert.NotEmpty(bytes);
        return bytes;
    }

    internal static async Task<List<string>> RowsAsync(StorageClients storage)
    {
        List<string> rows = [];
        foreach (string table in StorageNames.Tables)
        {
            await foreach (var row in storage.Table(table).QueryAsync<TableEntity>())
            {
                if (row.PartitionKey != "signing-key") rows.Add($"{table} {RowText.Of(row)}");
            }
        }

        return rows;
    }

    /// <summary>Every blob but what a backup leaves out: type, length and hash by container and name.</summary>
    internal static async Task<SortedDictionary<string, string>> BlobsAsync(StorageClients storage)
    {
        SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
        foreach (string container in StorageNames.Containers.Except([StorageNames.Leases, StorageNames.Keys]))
        {
            await foreach (var blob in storage.Container(container).GetBlobsAsync())
            {
                var content = (await storage.Container(container).GetBlobClient(blob.Name).DownloadContentAsync()).Value;
                blobs[$"{container}/{blob.Name}"] = $"{content.Details.ContentType} {content.Details.ContentEncoding} {Convert.ToHexString(SHA256.HashData(content.Content))}";
            }
        }

        return blobs;
    }
}
