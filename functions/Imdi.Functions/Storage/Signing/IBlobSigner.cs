using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Imdi.Functions.Storage;

/// <summary>Signs addresses at which somebody without any key or identity may write one blob, or read one, until a moment, and do nothing else.</summary>
public interface IBlobSigner
{
    Task<Uri> SignForWritingAsync(BlobClient blob, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Storage then answers with the file to be saved under this name, whatever its content is.</summary>
    Task<Uri> SignForReadingAsync(BlobClient blob, string fileName, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation);
}

internal static class SignedAddress
{
    // Clocks differ a little; without this a fresh address may not be valid yet.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Create and write one blob: not read it (its blocks are listed by us), not another one, not the container.</summary>
    public static BlobSasBuilder ForWriting(BlobClient blob, DateTimeOffset now, DateTimeOffset until) => Of(blob, BlobSasPermissions.Create | BlobSasPermissions.Write, now, until);

    /// <summary>Read one blob, as a file to be saved: no browser shows it, or runs what is in it.</summary>
    public static BlobSasBuilder ForReading(BlobClient blob, string fileName, DateTimeOffset now, DateTimeOffset until)
    {
        var address = Of(blob, BlobSasPermissions.Read, now, until);
        (address.ContentType, address.CacheControl) = ("application/octet-stream", "private, no-store");
        address.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        return address;
    }

    private static BlobSasBuilder Of(BlobClient blob, BlobSasPermissions permissions, DateTimeOffset now, DateTimeOffset until) => new(permissions, until)
    {
        BlobContainerName = blob.BlobContainerName, BlobName = blob.Name, Resource = "b", StartsOn = now - Skew,
        Protocol = blob.Uri.IsLoopback ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
    };
}
