using System.Globalization;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Commands;

internal static class RebuildCommand
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(0.5);

    public static async Task<int> RunAsync(CommandOptions options, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        return await RebuildAsync(app.Services, cancellation);
    }

    public static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken cancellation)
    {
        Console.WriteLine("Rebuilding the site ...");
        var outcome = await InTurnAsync(services.GetRequiredService<NightlyRebuild>(), cancellation);
        if (!outcome.IsOk)
        {
            Console.Error.WriteLine($"Not rebuilt: {outcome.Refusal.Detail}");
            return 2;
        }

        var record = outcome.Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Rebuild: {record.Outcome}, run {record.Run}, {record.Files} files, {record.PacksWritten} packs written, {(record.Finished - record.Started)?.TotalSeconds:F1} s."));
        return 0;
    }

    // Whoever rebuilds already may have read the inputs before ours were loaded, so ours comes after; a killed one's lease lapses.
    private static async Task<Outcome<RunRecord>> InTurnAsync(NightlyRebuild rebuild, CancellationToken cancellation)
    {
        var progress = new ConsoleProgress<RebuildProgress>(now => $"  {now.Step}: {now.Files} files");
        for (bool told = false; ; told = true)
        {
            var outcome = await rebuild.RunAsync(progress, cancellation);
            if (outcome.Refusal?.Code != NightlyRebuild.Busy) return outcome;
            if (!told) Console.WriteLine("  Another rebuild is at work, or was killed less than 15 seconds ago; waiting for its end ...");
            await Task.Delay(BetweenTries, cancellation);
        }
    }
}
