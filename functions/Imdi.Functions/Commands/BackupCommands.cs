using System.Globalization;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi backup</c> and <c>imdi restore</c>: everything that is kept but secrets, sessions and leases, out of one storage and into another.</summary>
internal static class BackupCommands
{
    public static async Task<int> SaveAsync(CommandOptions options, DirectoryInfo folder, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var report = await app.Services.GetRequiredService<BackupStore>().SaveAsync(folder, Progress(), cancellation);
        Console.WriteLine($"Backup in {folder.FullName}: {Words(report)}.");
        return 0;
    }

    public static async Task<int> RestoreAsync(CommandOptions options, DirectoryInfo folder, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var outcome = await app.Services.GetRequiredService<RestoreStore>().RunAsync(folder, Progress(), cancellation);
        if (!outcome.IsOk)
        {
            Console.Error.WriteLine($"Not restored: {outcome.Refusal.Detail}");
            return 2;
        }

        Console.WriteLine($"Restored: {Words(outcome.Value)}. The site shows what it showed when the backup was taken.");
        return 0;
    }

    private static ConsoleProgress<BackupReport> Progress() => new(now => $"  {Words(now)}");

    private static string Words(BackupReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.Rows} rows, {report.Blobs} blobs, {report.Bytes / 1_048_576} MiB");
}
