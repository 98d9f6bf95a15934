using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

internal static class RebuildCommand
{
    public static async Task<int> RunAsync(DirectoryInfo data, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(data, cancellation);
        await using var app = CommandHost.Create(storage, urls: null);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        return await RebuildAsync(app.Services, cancellation);
    }

    public static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken cancellation)
    {
        Console.WriteLine("Rebuilding the site ...");
        var progress = new ConsoleProgress<RebuildProgress>(now => $"  {now.Step}: {now.Files} files");
        var outcome = await services.GetRequiredService<NightlyRebuild>().RunAsync(progress, cancellation);
        return outcome.Match(
            record => Say($"Rebuild: {record.Outcome}, run {record.Run}, {record.Files} files, {record.PacksWritten} packs written, {(record.Finished - record.Started)?.TotalSeconds:F1} s.", 0),
            refusal => Say($"Not rebuilt: {refusal.Detail}", 2));
    }

    private static int Say(string sentence, int exit)
    {
        Console.WriteLine(sentence);
        return exit;
    }
}
