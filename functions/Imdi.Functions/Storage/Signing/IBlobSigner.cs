using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Imdi.Functions.Storage;

/// <summary>Signs addresses at which somebody without any key or identity may write one blob until a moment, and do nothing else.</summary>
public interface IBlobSigner
{
    Task<Uri> SignForWritingAsync(BlobClient blob, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation);
}

internal static class WritingAddress
{
    // Clocks differ a little; without this a fresh address may not be valid yet.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Create and write one blob: not read it (its blocks are listed by us), not another one, not the container.</summary>
    public static BlobSasBuilder Of(BlobClient blob, DateTimeOffset now, DateTimeOffset until) =>
        new(BlobSasPermissions.Create | BlobSasPermissions.Write, until)
        {
            BlobContainerName = blob.BlobContainerName, BlobName = blob.Name, Resource = "b", StartsOn = now - Skew,
            Protocol = blob.Uri.IsLoopback ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
        };
}
