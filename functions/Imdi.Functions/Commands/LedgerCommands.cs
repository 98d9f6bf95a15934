using System.Globalization;
using Imdi.Functions.Funding;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

internal static class LedgerCommands
{
    /// <summary>Ends with 0 when the ledger is sound, with 2 when it is not.</summary>
    public static async Task<int> VerifyAsync(CommandOptions options, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var found = await app.Services.GetRequiredService<VerifyLedger>().RunAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ledger: {found.Entries} entries, head {found.Head}."));
        if (found.FirstBreak is { } wrong) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not sound at entry {wrong.Sequence}: {wrong.What}. {wrong.Detail}"));
        else Console.WriteLine("The chain, debits and credits, and every balance are as the entries say.");
        return found.IsSound ? 0 : 2;
    }
}
