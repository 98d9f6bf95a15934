using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

internal static class ExportCommand
{
    public static async Task<int> RunAsync(CommandOptions options, DirectoryInfo folder, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var progress = new ConsoleProgress<int>(files => $"  {files} files");
        var outcome = await app.Services.GetRequiredService<ExportSite>().RunAsync(folder, progress, cancellation);
        if (!outcome.IsOk)
        {
            Console.Error.WriteLine($"Not exported: {outcome.Refusal.Detail}");
            return 2;
        }

        Console.WriteLine($"Wrote {outcome.Value} files to {folder.FullName}.");
        return 0;
    }
}
