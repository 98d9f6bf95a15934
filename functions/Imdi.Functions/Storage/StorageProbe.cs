using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>Asks for the properties of the published container and for one row: the least that shows that both services answer.</summary>
internal sealed class StorageProbe(StorageClients storage) : IStorageProbe
{
    public Task ProbeAsync(CancellationToken cancellation) => Task.WhenAll(
        storage.Container(StorageNames.Published).GetPropertiesAsync(cancellationToken: cancellation),
        OneRowAsync(cancellation));

    private async Task OneRowAsync(CancellationToken cancellation)
    {
        var pages = storage.Table(StorageNames.Nightly).QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellation).AsPages();
        await foreach (var _ in pages) return;
    }
}
