using Azure.Storage.Blobs;

namespace Imdi.Functions.Storage;

/// <summary>Signs with the key of the emulator, which Microsoft publishes. A real account takes no shared key, so it is refused here too.</summary>
internal sealed class AccountKeySigner : IBlobSigner
{
    public Task<Uri> SignForWritingAsync(BlobClient blob, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) => blob.Uri.IsLoopback
        ? Task.FromResult(blob.GenerateSasUri(WritingAddress.Of(blob, now, until)))
        : throw new InvalidOperationException("Addresses for uploads are signed by an identity: set AzureWebJobsStorage__accountName instead of a connection string.");
}
