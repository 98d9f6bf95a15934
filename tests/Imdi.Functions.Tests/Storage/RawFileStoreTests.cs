using System.Security.Cryptography;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

public sealed class RawFileStoreTests
{
    [Fact]
    public async Task A_received_file_is_kept_under_its_hash()
    {
        var storage = await AzuriteServer.FreshAsync();
        byte[] content = RandomNumberGenerator.GetBytes(9_000_000);

        var file = await new RawFileStore(storage).StoreAsync(new MemoryStream(content), CancellationToken.None);

        Assert.Equal(new RawFile(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length), file);
        await using var stored = await new RawFileStore(storage).FindAsync(file.Sha256, CancellationToken.None);
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(stored!)));
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_leaves_nothing_behind()
    {
        var storage = await AzuriteServer.FreshAsync();
        var raw = new RawFileStore(storage);

        var first = await raw.StoreAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        var second = await raw.StoreAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal((1, 0), (await CountAsync(storage, StorageNames.Raw), await CountAsync(storage, StorageNames.Incoming)));
    }

    [Fact]
    public async Task A_file_without_content_is_kept_too()
    {
        var raw = new RawFileStore(await AzuriteServer.FreshAsync());

        Assert.Equal(0, (await raw.StoreAsync(Stream.Null, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task Killed_at_any_request_it_leaves_the_file_whole_or_not_at_all()
    {
        for (int requests = 0, finished = 0; finished == 0; requests++)
        {
            string connection = await AzuriteServer.FreshConnectionStringAsync();
            var storage = AzuriteServer.Clients(connection);
            await storage.EnsureCreatedAsync(CancellationToken.None);
            var dying = new DyingPolicy(requests);
            var failure = await Record.ExceptionAsync(
                () => new RawFileStore(AzuriteServer.Clients(connection, dying)).StoreAsync(new MemoryStream([1, 2, 3]), CancellationToken.None));
            finished = failure is null ? 1 : 0;

            var again = await new RawFileStore(storage).StoreAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);

            Assert.Equal(1, await CountAsync(storage, StorageNames.Raw));
            await using var stored = await new RawFileStore(storage).FindAsync(again.Sha256, CancellationToken.None);
            Assert.Equal(3, stored?.Length);
        }
    }

    private static async Task<int> CountAsync(StorageClients storage, string container) =>
        await storage.Container(container).GetBlobsAsync().CountAsync();
}
