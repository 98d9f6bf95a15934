namespace Imdi.Functions.Storage;

/// <summary>Begins to read which run is current while the rest of an instance starts, so that its first reader waits for less. What it cannot read, the first reader asks for.</summary>
public sealed class ReadAhead(IPublishedRun published) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(() => published.CurrentAsync(CancellationToken.None), CancellationToken.None).ContinueWith(read => read.Exception, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
