using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Imdi.Functions.Storage;

/// <summary>Signs with the key of the emulator, which Microsoft publishes. A real account takes no shared key, so it is refused here too.</summary>
internal sealed class AccountKeySigner : IBlobSigner
{
    public Task<Uri> SignForWritingAsync(BlobClient blob, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) => SignAsync(blob, SignedAddress.ForWriting(blob, now, until));

    public Task<Uri> SignForReadingAsync(BlobClient blob, string fileName, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        SignAsync(blob, SignedAddress.ForReading(blob, fileName, now, until));

    private static Task<Uri> SignAsync(BlobClient blob, BlobSasBuilder address) => blob.Uri.IsLoopback
        ? Task.FromResult(blob.GenerateSasUri(address))
        : throw new InvalidOperationException("Addresses of files are signed by an identity: set AzureWebJobsStorage__accountName instead of a connection string.");
}
