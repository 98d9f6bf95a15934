namespace Imdi.Functions.Hosting;

/// <summary>Standalone, without a Functions host: starts each job when it is due, one at a time, and goes on when one fails.</summary>
internal sealed class JobTimer(JobTable table, IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    // A machine that slept, or whose clock was set, is noticed within this time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var done = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            foreach (var job in table.Jobs.Where(job => job.NextAfter(done) <= now)) await RunAsync(job, stoppingToken);
            done = now;
            await Task.Delay(UntilNext(done), clock, stoppingToken);
        }
    }

    private TimeSpan UntilNext(DateTimeOffset done)
    {
        var now = clock.GetUtcNow();
        var waits = table.Jobs.Select(job => job.NextAfter(done) - now ?? LongestWait).Append(LongestWait);
        return TimeSpan.FromTicks(Math.Max(0, waits.Min().Ticks));
    }

    private async Task RunAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await job.StartAsync(scope.ServiceProvider, cancellation);
        }
        catch (JobFailedException)
        {
            // Whatever one job throws, the next ones are still due.
        }
    }
}
