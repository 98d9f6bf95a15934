using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>Works in the background of this process: soon after its start, and whenever a call gave an upload work. What it leaves, the sweep takes up.</summary>
internal sealed partial class UploadWorker(TakeUpUploads takeUp, ILogger<UploadWorker> log) : BackgroundService
{
    // Whoever woke an instance waits for an answer: what was left by another can wait a little longer.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _calls.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = Task.Delay(AfterStart, stoppingToken).ContinueWith(_ => Wake(), TaskScheduler.Default);
        await foreach (bool _ in _calls.Reader.ReadAllAsync(stoppingToken)) await RunAsync(stoppingToken);
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Run(() => takeUp.RunAsync(cancellation), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Storage does not answer: the next call, or the sweep, tries again. A worker that ended would leave both to other processes.
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Uploads could not be taken up.")]
    private partial void LogFailed(Exception failure);
}
