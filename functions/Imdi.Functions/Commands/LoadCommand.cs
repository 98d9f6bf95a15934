using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

internal static class LoadCommand
{
    private const int FindingsShown = 20;

    public static async Task<int> RunAsync(
        CommandOptions options, string kind, FileInfo file, string? source, bool rebuild, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"There is no file {file.FullName}.");
            return 2;
        }

        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        await using var content = file.OpenRead();
        var progress = new ConsoleProgress<LoadProgress>(now => $"  {now.Rows} rows read");
        var outcome = await app.Services.GetRequiredService<LoadDataset>()
            .RunAsync(new LoadRequest(kind, source, file.Name, content, "command-line"), progress, cancellation);
        if (!outcome.IsOk)
        {
            Console.Error.WriteLine($"Not loaded ({outcome.Refusal.Code}): {outcome.Refusal.Detail}");
            foreach (var error in outcome.Refusal.Errors.Take(FindingsShown)) Console.Error.WriteLine($"  {error.Pointer} {error.Code}: {error.Detail}");
            return 2;
        }

        Console.WriteLine(LoadSummary.Of(outcome.Value));
        return rebuild ? await RebuildCommand.RebuildAsync(app.Services, cancellation) : 0;
    }
}
