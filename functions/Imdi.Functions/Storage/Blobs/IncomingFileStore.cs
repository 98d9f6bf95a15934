using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>A block that storage has taken.</summary>
public sealed record UploadBlock(string Id, long Bytes);

/// <summary>
/// The bytes of a file on their way, a dataset or an attachment: <c>incoming/upload/{id}</c>, which the sender's address may write, and
/// <c>incoming/taken/{id}</c>, the server's own copy of it, which no address reaches. Ids are never used twice.
/// </summary>
public sealed class IncomingFileStore(StorageClients storage)
{
    private BlobContainerClient Incoming => storage.Container(StorageNames.Incoming);

    public Task<Uri> SignAsync(string id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        storage.Signer.SignForWritingAsync(Incoming.GetBlobClient(Written(id)), now, until, cancellation);

    /// <summary>What has been taken so far. The server lists it: to list, the sender's address would need the right to read.</summary>
    public async Task<IReadOnlyList<UploadBlock>> BlocksAsync(string id, CancellationToken cancellation) =>
        [.. (await ListAsync(id, cancellation))?.Blocks.UncommittedBlocks.Select(block => new UploadBlock(block.Name, block.SizeLong)) ?? []];

    /// <summary>
    /// Makes the blocks, in this order, the file, if they come to the length declared. Its tag. Asked twice, even at once, it commits once:
    /// a second commit would change the tag under what is being copied.
    /// </summary>
    public async Task<Outcome<string>> CommitAsync(string id, IReadOnlyList<string> blocks, long bytes, CancellationToken cancellation)
    {
        var there = await ListAsync(id, cancellation);
        if (there is { } done && done.Blocks.CommittedBlocks.Select(block => block.Name).SequenceEqual(blocks)) return await FindWholeAsync(id, bytes, cancellation);
        var sizes = (there is { } list ? list.Blocks.CommittedBlocks.Concat(list.Blocks.UncommittedBlocks) : []).GroupBy(block => block.Name).ToDictionary(group => group.Key, group => group.Last().SizeLong);
        FieldError[] missing = [.. blocks.Where(block => !sizes.ContainsKey(block)).Take(20).Select(block => new FieldError("/blocks", "block-missing", $"{block} has not arrived."))];
        if (missing.Length > 0) return Refusal.Unprocessable("blocks-missing", "Not all blocks have arrived: send those that the errors name, then complete again.", missing);
        if (blocks.Sum(block => sizes[block]) is var sum && sum != bytes) return LengthDiffers(sum, bytes);
        try
        {
            var conditions = there is { Tag: { } tag } ? new BlobRequestConditions { IfMatch = tag } : new() { IfNoneMatch = ETag.All };
            return (await Incoming.GetBlockBlobClient(Written(id)).CommitBlockListAsync(blocks, new CommitBlockListOptions { Conditions = conditions }, cancellation)).Value.ETag.ToString();
        }
        catch (RequestFailedException committed) when (committed.Status is 409 or 412)
        {
            return await FindWholeAsync(id, bytes, cancellation);
        }
    }

    /// <summary>The tag of a file that was put in one piece.</summary>
    public async Task<Outcome<string>> FindWholeAsync(string id, long bytes, CancellationToken cancellation)
    {
        try
        {
            var properties = (await Incoming.GetBlobClient(Written(id)).GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return properties.ContentLength == bytes ? properties.ETag.ToString() : LengthDiffers(properties.ContentLength, bytes);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return Refusal.Unprocessable("blocks-missing", "Nothing has arrived. Name the blocks that were sent, or put the file first.");
        }
    }

    /// <summary>Writes what came with a form.</summary>
    public async Task<string> PutAsync(string id, Stream content, CancellationToken cancellation) =>
        (await Incoming.GetBlobClient(Written(id)).UploadAsync(content, overwrite: true, cancellation)).Value.ETag.ToString();

    /// <summary>Storage copies the file as it was completed to where no address reaches it. Refused when it was written to since.</summary>
    public async Task<Refusal?> TakeAsync(string id, string tag, CancellationToken cancellation)
    {
        var taken = Incoming.GetBlobClient(Taken(id));
        if (await IsWholeAsync(taken, cancellation)) return null;
        try
        {
            var copy = await taken.StartCopyFromUriAsync(Incoming.GetBlobClient(Written(id)).Uri,
                new BlobCopyFromUriOptions { SourceConditions = new() { IfMatch = new ETag(tag) } }, cancellation);
            await copy.WaitForCompletionAsync(TimeSpan.FromMilliseconds(200), cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return Refusal.Unprocessable("changed-after-complete", "The file was written to after it had been completed. Open a new upload.");
        }

        return await IsWholeAsync(taken, cancellation) ? null : throw new IOException("Storage did not complete the copy of a received file.");
    }

    public Task<Stream?> OpenAsync(string id, CancellationToken cancellation) => Incoming.FindStreamAsync(Taken(id), cancellation);

    public static string Taken(string id) => $"taken/{id}";

    /// <summary>Removes both; what an address that is still valid writes anew is nobody's, and storage forgets it after a week.</summary>
    public async Task ForgetAsync(string id, CancellationToken cancellation)
    {
        await Incoming.GetBlobClient(Written(id)).DeleteIfExistsAsync(cancellationToken: cancellation);
        await Incoming.GetBlobClient(Taken(id)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    private static string Written(string id) => $"upload/{id}";

    private static Refusal LengthDiffers(long there, long declared) => Refusal.Unprocessable("length-differs", $"{declared} bytes were declared and {there} have arrived.",
        new FieldError("/blocks", "length-differs", "All blocks of the file, each once, in order."));

    // A blob of which nothing was committed yet has blocks and no tag.
    private async Task<(BlockList Blocks, ETag? Tag)?> ListAsync(string id, CancellationToken cancellation)
    {
        try
        {
            var list = await Incoming.GetBlockBlobClient(Written(id)).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellation);
            return (list.Value, list.Value.CommittedBlocks.Any() ? list.GetRawResponse().Headers.ETag : null);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static async Task<bool> IsWholeAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value.BlobCopyStatus is CopyStatus.Success;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }
}
