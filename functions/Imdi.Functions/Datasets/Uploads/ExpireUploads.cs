using Imdi.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>Ends uploads that nobody completed within their time, and removes what has arrived of them. Harmless to repeat, and for several at once.</summary>
public sealed partial class ExpireUploads(UploadStore uploads, IncomingFileStore blobs, TimeProvider clock, ILogger<ExpireUploads> log)
{
    /// <summary>How many have ended.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        int expired = 0;
        foreach (string id in await uploads.OpenedBeforeAsync(now - UploadLimits.OpenFor, cancellation))
        {
            if (await uploads.FindAsync(id, cancellation) is not { State: UploadState.Receiving } upload) continue;

            // Blobs first: killed in between, the next run finds the upload still open and goes on.
            await blobs.ForgetAsync(id, cancellation);
            if ((await uploads.SaveAsync(upload, upload.At(now) with { ChangedAt = now }, cancellation)).IsOk) expired++;
        }

        if (expired > 0) LogExpired(expired);
        return expired;
    }

    [LoggerMessage(LogLevel.Information, "Uploads that nobody completed have ended. Uploads: {Uploads}.")]
    private partial void LogExpired(int uploads);
}
