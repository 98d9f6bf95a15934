using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi audit verify</c>: whether every entry of the trail still is as it was written, and none is missing or added.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(CommandOptions options, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var found = await app.Services.GetRequiredService<VerifyAudit>().RunAsync(cancellation);
        if (found.Broken is { } broken)
        {
            Console.Error.WriteLine($"The chain is broken on {broken}.");
            return 2;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {found.Entries} entries of {found.Days} days, and {found.Unchained} from before it was chained."));
        return 0;
    }
}
