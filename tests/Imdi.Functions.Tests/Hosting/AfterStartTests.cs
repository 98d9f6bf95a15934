using Imdi.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What works in the background is made and started when the application answers already, and ends with it.</summary>
public sealed class AfterStartTests
{
    [Fact]
    public async Task A_worker_is_made_once_the_application_answers_and_ends_with_it()
    {
        var worker = new Worker();
        var builder = Host.CreateApplicationBuilder();
        bool isMade = false;
        builder.Services.AddWorker<Worker>();
        builder.Services.AddSingleton(_ => { isMade = true; return worker; });
        using var host = builder.Build();

        await host.StartAsync();
        Assert.False(isMade);
        await worker.Began.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();

        Assert.True(worker.ExecuteTask!.IsCanceled);
    }

    [Fact]
    public async Task The_host_ends_with_a_worker_that_fails_as_with_one_of_its_own()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddWorker<Failing>();
        using var host = builder.Build();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.StartAsync();

        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class Worker : BackgroundService
    {
        private readonly TaskCompletionSource _began = new();

        public Task Began => _began.Task;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            _began.SetResult();
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
    }

    private sealed class Failing : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => throw new InvalidOperationException("It cannot.");
    }
}
