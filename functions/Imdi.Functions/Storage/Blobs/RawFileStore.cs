using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Imdi.Functions.Storage;

/// <summary>A file as it was received; its name is its hash.</summary>
public sealed record RawFile(string Sha256, long Length);

/// <summary>Keeps received files as they came: streamed to <c>incoming</c> while hashed, then copied by the server to <c>raw/{sha256}</c>.</summary>
public sealed class RawFileStore(StorageClients storage)
{
    // Four blocks of 4 MiB at most are in memory, however large the file.
    private static readonly Azure.Storage.StorageTransferOptions Transfer =
        new() { InitialTransferSize = 4 << 20, MaximumTransferSize = 4 << 20, MaximumConcurrency = 3 };

    private const string Arriving = "arriving/";

    private BlobContainerClient Raw => storage.Container(StorageNames.Raw);

    /// <summary>Stores a stream; the same content again adds nothing. Killed on the way it leaves a file in <c>incoming</c> and nothing in <c>raw</c>.</summary>
    public async Task<RawFile> StoreAsync(Stream content, CancellationToken cancellation)
    {
        var arriving = storage.Container(StorageNames.Incoming).GetBlobClient($"{Arriving}{Guid.NewGuid():n}");
        using var hashing = new HashingStream(content);
        await arriving.UploadAsync(hashing, new BlobUploadOptions { TransferOptions = Transfer }, cancellation);
        var file = new RawFile(hashing.Sha256, hashing.Position);

        await CopyAsync(arriving, Raw.GetBlobClient(file.Sha256), cancellation);
        await arriving.DeleteAsync(cancellationToken: cancellation);
        return file;
    }

    /// <summary>Keeps a file that lies in <c>incoming</c> already, where nobody else can write it, under the hash that was read off it.</summary>
    public Task KeepAsync(string incoming, string sha256, CancellationToken cancellation) =>
        CopyAsync(storage.Container(StorageNames.Incoming).GetBlobClient(incoming), Raw.GetBlobClient(sha256), cancellation);

    public Task<Stream?> FindAsync(string sha256, CancellationToken cancellation) => Raw.FindStreamAsync(sha256, cancellation);

    /// <summary>Removes what killed loads left half-way before a moment; how many.</summary>
    public async Task<int> SweepArrivingAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var incoming = storage.Container(StorageNames.Incoming);
        int swept = 0;
        await foreach (var (name, written) in incoming.ListAsync(Arriving, cancellation))
        {
            if (written >= before) continue;
            await incoming.DeleteBlobIfExistsAsync(Arriving + name, cancellationToken: cancellation);
            swept++;
        }

        return swept;
    }

    // A copy that an earlier attempt began and that failed in the service leaves an empty blob, which is replaced.
    private static async Task CopyAsync(BlobClient from, BlobClient to, CancellationToken cancellation)
    {
        if (await StateAsync(to, cancellation) is CopyStatus.Success)
        {
            return;
        }

        var copy = await to.StartCopyFromUriAsync(from.Uri, cancellationToken: cancellation);
        await copy.WaitForCompletionAsync(TimeSpan.FromMilliseconds(200), cancellation);
        if (await StateAsync(to, cancellation) is not CopyStatus.Success)
        {
            throw new IOException("Storage did not complete the copy of a received file.");
        }
    }

    private static async Task<CopyStatus?> StateAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value.BlobCopyStatus;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
