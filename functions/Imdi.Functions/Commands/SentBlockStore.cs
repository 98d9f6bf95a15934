using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Imdi.Functions.Commands;

/// <summary>Puts blocks straight into storage, by an address that is valid for minutes and is renewed when it has run out.</summary>
internal sealed class SentBlockStore(Func<CancellationToken, Task<Uri>> renew, string path) : IDisposable
{
    // On a line that stays away the last tries are a minute apart: ten minutes in all, before a person has to start the command again.
    private static readonly BlobClientOptions Patient = new()
    {
        Retry = { Mode = RetryMode.Exponential, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromMinutes(1), MaxRetries = 14, NetworkTimeout = TimeSpan.FromMinutes(10) },
    };

    private readonly SemaphoreSlim _renewing = new(1);
    private BlockBlobClient? _blob;

    public async Task SendAsync(FileBlock block, CancellationToken cancellation)
    {
        byte[] content = new byte[block.Bytes];
        using (var file = File.OpenHandle(path)) await ReadAsync(file, content, block.Offset, cancellation);
        var blob = await AddressedAsync(null, cancellation);
        for (bool renewed = false; ; renewed = true)
        {
            try
            {
                await blob.StageBlockAsync(block.Id, new MemoryStream(content), cancellationToken: cancellation);
                return;
            }
            catch (RequestFailedException ranOut) when (ranOut.Status == 403 && !renewed)
            {
                blob = await AddressedAsync(blob, cancellation);
            }
        }
    }

    public void Dispose() => _renewing.Dispose();

    private async Task<BlockBlobClient> AddressedAsync(BlockBlobClient? ranOut, CancellationToken cancellation)
    {
        await _renewing.WaitAsync(cancellation);
        try
        {
            if (_blob is null || ReferenceEquals(_blob, ranOut)) _blob = new BlockBlobClient(await renew(cancellation), Patient);
            return _blob;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private static async Task ReadAsync(Microsoft.Win32.SafeHandles.SafeFileHandle file, byte[] content, long offset, CancellationToken cancellation)
    {
        for (int read = 0; read < content.Length;)
        {
            int count = await RandomAccess.ReadAsync(file, content.AsMemory(read), offset + read, cancellation);
            read += count > 0 ? count : throw new EndOfStreamException("The file has become shorter while it was sent. Start the command again.");
        }
    }
}
