using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace Imdi.Functions.Storage;

/// <summary>Signs in the name of the account's own identity, with a key that storage gives it for an hour.</summary>
internal sealed class DelegatedSigner(Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task<UserDelegationKey>> askForKey) : IBlobSigner
{
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(1), Skew = TimeSpan.FromMinutes(5);

    private UserDelegationKey? _key;

    public Task<Uri> SignForWritingAsync(BlobClient blob, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        SignAsync(blob, SignedAddress.ForWriting(blob, now, until), now, cancellation);

    public Task<Uri> SignForReadingAsync(BlobClient blob, string fileName, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        SignAsync(blob, SignedAddress.ForReading(blob, fileName, now, until), now, cancellation);

    private async Task<Uri> SignAsync(BlobClient blob, BlobSasBuilder address, DateTimeOffset now, CancellationToken cancellation)
    {
        // Two that ask at once ask twice; either key serves.
        if (_key is not { } key || key.SignedExpiresOn < address.ExpiresOn) _key = key = await askForKey(now - Skew, now + KeyLife, cancellation);
        return new BlobUriBuilder(blob.Uri) { Sas = address.ToSasQueryParameters(key, blob.AccountName) }.ToUri();
    }
}
