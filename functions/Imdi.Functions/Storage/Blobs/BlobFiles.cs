using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>A blob's content and the tag that a change of it must carry.</summary>
public sealed record StoredFile(BinaryData Content, ETag ETag);

/// <summary>What stores do with blobs: find or null, put once, replace by ETag.</summary>
public static class BlobFiles
{
    /// <summary>The name under which a restored blob says when it was written first.</summary>
    internal const string WrittenMetadata = "written";

    public static async Task<StoredFile?> FindAsync(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            var found = await container.GetBlobClient(name).DownloadContentAsync(cancellation);
            return new(found.Value.Content, found.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Streams a blob; null when there is none.</summary>
    public static async Task<Stream?> FindStreamAsync(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            return await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Some bytes of a blob that exists.</summary>
    public static async Task<BinaryData> ReadRangeAsync(this BlobContainerClient container, string name, long offset, int length, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return (await container.GetBlobClient(name).DownloadContentAsync(options, cancellation)).Value.Content;
    }

    /// <summary>Writes an immutable blob; false when it was there. Two that write the same name at once both succeed.</summary>
    public static async Task<bool> PutIfAbsentAsync(
        this BlobContainerClient container, string name, BinaryData content, string contentType, CancellationToken cancellation, string? encoding = null)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, Options(contentType, encoding, new() { IfNoneMatch = ETag.All }), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Replaces a blob that still has this tag, or creates one where <paramref name="was"/> is null; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public static async Task<Outcome<ETag>> SwapAsync(
        this BlobContainerClient container, string name, BinaryData content, string contentType, ETag? was, CancellationToken cancellation)
    {
        var condition = was is { } tag ? new BlobRequestConditions { IfMatch = tag } : new() { IfNoneMatch = ETag.All };
        try
        {
            var written = await container.GetBlobClient(name).UploadAsync(content, Options(contentType, null, condition), cancellation);
            return written.Value.ETag;
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412 or 404)
        {
            return Rows.ChangedMeanwhile;
        }
    }

    /// <summary>What lies under a prefix: the rest of each name, and when it was last written.</summary>
    public static async IAsyncEnumerable<(string Name, DateTimeOffset Written)> ListAsync(
        this BlobContainerClient container, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellation))
        {
            yield return (blob.Name[prefix.Length..], blob.Written() ?? DateTimeOffset.MaxValue);
        }
    }

    /// <summary>When a blob was written; one from a backup, when it was written where the backup was taken.</summary>
    public static DateTimeOffset? Written(this BlobItem blob) =>
        blob.Metadata?.TryGetValue(WrittenMetadata, out string? before) == true && DateTimeOffset.TryParseExact(before, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : blob.Properties.LastModified;

    private static BlobUploadOptions Options(string contentType, string? encoding, BlobRequestConditions conditions) =>
        new() { HttpHeaders = new() { ContentType = contentType, ContentEncoding = encoding }, Conditions = conditions };
}
