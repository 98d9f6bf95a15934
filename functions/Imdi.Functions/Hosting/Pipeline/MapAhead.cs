namespace Imdi.Functions.Hosting;

/// <summary>Maps the routes some seconds after a start: whoever woke the instance has their page by then, and the first call of the API need not wait.</summary>
public sealed class MapAhead(EndpointDataSource routes) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);

        // On a thread of its own: where there is one core, answers would wait for the only one that the pool has.
        await Task.Factory.StartNew(() => routes.Endpoints, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
