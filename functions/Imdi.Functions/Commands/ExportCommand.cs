using Imdi.Functions.Nightly;

namespace Imdi.Functions.Commands;

internal static class ExportCommand
{
    public static async Task<int> RunAsync(DirectoryInfo data, DirectoryInfo folder, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(data, cancellation);
        await using var app = CommandHost.Create(storage, urls: null);
        var progress = new ConsoleProgress<int>(files => $"  {files} files");
        var outcome = await app.Services.GetRequiredService<ExportSite>().RunAsync(folder, progress, cancellation);
        Console.WriteLine(outcome.Match(files => $"Wrote {files} files to {folder.FullName}.", refusal => $"Not exported: {refusal.Detail}"));
        return outcome.IsOk ? 0 : 2;
    }
}
