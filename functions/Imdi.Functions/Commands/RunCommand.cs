using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi run</c>: everything that a newcomer needs, in order, each step said; Ctrl-C stops all that it started.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(CommandOptions options, int port, bool withDemonstration, CancellationToken cancellation)
    {
        if (!LoopbackPort.IsFree(port))
        {
            Console.Error.WriteLine($"Port {port} of this machine is in use, perhaps by another ./imdi run. Choose another: --port {(port < 65535 ? port + 1 : port - 1)}");
            return 1;
        }

        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options, $"http://localhost:{port}");

        Console.WriteLine("Preparing tables and containers ...");
        var clients = app.Services.GetRequiredService<StorageClients>();
        await clients.EnsureCreatedAsync(cancellation);
        if (storage.Connection is not null) await clients.AllowBrowsersAsync([$"http://localhost:{port}", $"http://127.0.0.1:{port}"], cancellation);
        if (withDemonstration) await DemonstrationData.LoadOnFirstStartAsync(app.Services, cancellation);

        bool hasSite = await app.Services.GetRequiredService<IPublishedRun>().CurrentAsync(cancellation) is not null;
        if (!hasSite && await RebuildCommand.RebuildAsync(app.Services, cancellation) != 0) return 1;

        await app.StartAsync(cancellation);
        Console.WriteLine($"IMDI is at http://localhost:{port}/  (API: /api/docs, health: /api/health). Ctrl-C stops it.");
        if (hasSite) await RefreshAsync(app.Services, options, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        Console.WriteLine("Stopped.");
        return 0;
    }

    /// <summary>A rebuild that fails leaves the site as it was, so serving goes on.</summary>
    private static async Task RefreshAsync(IServiceProvider services, CommandOptions options, CancellationToken cancellation)
    {
        try
        {
            await RebuildCommand.RebuildAsync(services, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            CommandFailure.Say(failure, options.IsVerbose);
            Console.Error.WriteLine("The site as it was before is served.");
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: the server is still to be stopped in order.
        }
    }
}
