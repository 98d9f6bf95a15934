namespace Imdi.Functions.Directory;

/// <summary>In the background of this process: what a call queued leaves at once. What it leaves undone, the sweep takes up.</summary>
internal sealed partial class OutboxWorker(OutboxNews news, SendOutbox send, ILogger<OutboxWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await news.WaitAsync(stoppingToken);
            try
            {
                await send.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Messages could not be sent now; the sweep tries again.")]
    private partial void LogFailed(Exception failure);
}
