using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi run</c>: everything that a newcomer needs, in order, each step said; Ctrl-C stops all that it started.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(DirectoryInfo data, int port, bool withDemonstration, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(data, cancellation);
        await using var app = CommandHost.Create(storage, $"http://localhost:{port}");

        Console.WriteLine("Preparing tables and containers ...");
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        if (withDemonstration) await DemonstrationData.LoadOnFirstStartAsync(app.Services, cancellation);

        bool hasSite = await app.Services.GetRequiredService<IPublishedRun>().CurrentAsync(cancellation) is not null;
        if (!hasSite && await RebuildCommand.RebuildAsync(app.Services, cancellation) != 0) return 1;

        await app.StartAsync(cancellation);
        Console.WriteLine($"IMDI is at http://localhost:{port}/  (API: /api/docs, health: /api/health). Ctrl-C stops it.");
        if (hasSite) await RebuildCommand.RebuildAsync(app.Services, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        Console.WriteLine("Stopping ...");
        return 0;
    }
}
