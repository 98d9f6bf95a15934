namespace Imdi.Functions.Hosting;

/// <summary>Makes and starts a worker once the application answers: no reader waits for what works in the background, nor for all that it is made of.</summary>
internal sealed class AfterStart<TWorker>(IServiceProvider services, IHostApplicationLifetime application) : BackgroundService
    where TWorker : BackgroundService
{
    // Whoever woke an instance waits for an answer, and asks for more at once.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (application.ApplicationStarted.Register(started.SetResult)) await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Later, stoppingToken);
        var worker = services.GetRequiredService<TWorker>();
        await worker.StartAsync(stoppingToken);

        // So that the host hears of its end as of its own.
        await worker.ExecuteTask!;
    }
}

internal static class BackgroundWork
{
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : BackgroundService => services.AddSingleton<TWorker>().AddHostedService<AfterStart<TWorker>>();
}
