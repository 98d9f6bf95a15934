using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi refresh</c>: what the timer does, now and with what came of it said; 2 when a source published nothing that it should have.</summary>
internal static class RefreshCommand
{
    public static async Task<int> RunAsync(CommandOptions options, string? source, bool rebuild, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var outcome = await app.Services.GetRequiredService<RefreshSources>().RunAsync(source, "command-line", cancellation);
        if (!outcome.IsOk)
        {
            Console.Error.WriteLine($"Not refreshed ({outcome.Refusal.Code}): {outcome.Refusal.Detail}");
            return 2;
        }

        if (outcome.Value.Count == 0) Console.WriteLine("No source is switched on: see Refresh__On in docs/settings.md, or name a source.");
        foreach (var (declared, run) in outcome.Value) (run is { IsGood: true } ? Console.Out : Console.Error).WriteLine(Sentence(declared, run));
        bool hasNews = outcome.Value.Any(one => one.Run?.Outcome == RefreshOutcome.Published);
        int rebuilt = rebuild && hasNews ? await RebuildCommand.RebuildAsync(app.Services, cancellation) : 0;
        return outcome.Value.All(one => one.Run is { IsGood: true }) ? rebuilt : 2;
    }

    private static string Sentence(DeclaredSource source, RefreshRun? run) => run switch
    {
        null => $"{source.Id}: another process is at it, or one was killed less than 15 seconds ago. Try again when it has ended.",
        { IsGood: true, Version: { } version } => string.Create(CultureInfo.InvariantCulture, $"{run.Source}: {run.Outcome}, {run.Rows} rows, {run.Bytes} bytes, version {version}."),
        { IsGood: true } => $"{run.Source}: {run.Outcome}, the source has nothing new.",
        { Version: { } version } => $"{run.Source}: {run.Outcome} ({run.Reason}). {run.Detail} The version before it stays current; {version} is stored.",
        _ => $"{run.Source}: {run.Outcome} ({run.Reason}). {run.Detail} What was current stays.",
    };
}
