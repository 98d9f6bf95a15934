using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

public sealed class BlobFilesTests
{
    private static readonly BinaryData One = new("one"), Two = new("two");

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var container = (await AzuriteServer.FreshAsync()).Container(StorageNames.Documents);

        Assert.Null(await container.FindAsync("none", CancellationToken.None));
        Assert.Null(await container.FindStreamAsync("none", CancellationToken.None));
    }

    [Fact]
    public async Task An_immutable_blob_is_written_once()
    {
        var container = (await AzuriteServer.FreshAsync()).Container(StorageNames.Documents);

        Assert.True(await container.PutIfAbsentAsync("file", One, "text/plain", CancellationToken.None));
        Assert.False(await container.PutIfAbsentAsync("file", Two, "text/plain", CancellationToken.None));

        Assert.Equal("one", (await container.FindAsync("file", CancellationToken.None))?.Content.ToString());
    }

    [Fact]
    public async Task A_swap_needs_the_tag_of_what_was_there()
    {
        var container = (await AzuriteServer.FreshAsync()).Container(StorageNames.Documents);
        var first = await container.SwapAsync("file", One, "text/plain", null, CancellationToken.None);
        Assert.True((await container.SwapAsync("file", Two, "text/plain", first.Value, CancellationToken.None)).IsOk);

        var late = await container.SwapAsync("file", One, "text/plain", first.Value, CancellationToken.None);

        Assert.Equal("changed-meanwhile", late.Refusal?.Code);
        Assert.Equal("changed-meanwhile", (await container.SwapAsync("file", One, "text/plain", null, CancellationToken.None)).Refusal?.Code);
    }
}
