using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>Says, for whoever is alerted by the log, that uploads do not get on by themselves: given up after five failures, or not a step further for a quarter of an hour, which no file within the limits takes.</summary>
public sealed partial class TellStuckUploads(UploadStore uploads, TimeProvider clock, ILogger<TellStuckUploads> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellation)
    {
        int parked = await uploads.CountParkedAsync(cancellation), old = 0;
        foreach (string id in await uploads.WaitingAsync(cancellation))
        {
            if (await uploads.FindAsync(id, cancellation) is { HasWork: true } upload && clock.GetUtcNow() - upload.ChangedAt > Longest) old++;
        }

        if (parked + old > 0) LogStuck(parked, old);
    }

    [LoggerMessage(LogLevel.Error, "Uploads are stuck: {Parked} parked, {Old} waiting for over 15 minutes.")]
    private partial void LogStuck(int parked, int old);
}
