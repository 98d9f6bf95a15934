using System.Text.Encodings.Web;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Commands;

/// <summary><c>imdi person export</c> and <c>imdi person erase</c>: what is kept under an address.</summary>
internal static class PersonCommands
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Whoever has the machine and its storage.
    private static readonly Caller Operator = new("command-line", "Command line", new HashSet<Role> { Role.Secretariat }, []);

    public static Task<int> ExportAsync(CommandOptions options, string address, CancellationToken cancellation) =>
        RunAsync(options, (data, stop) => data.ExportAsync(address, Operator, stop), cancellation);

    public static Task<int> EraseAsync(CommandOptions options, string address, CancellationToken cancellation) =>
        RunAsync(options, (data, stop) => data.EraseAsync(address, Operator, stop), cancellation);

    private static async Task<int> RunAsync<T>(CommandOptions options, Func<PersonalData, CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        var done = await act(app.Services.GetRequiredService<PersonalData>(), cancellation);
        if (done.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal.Detail);
            return 2;
        }

        Console.WriteLine(JsonSerializer.Serialize(done.Value, Readable));
        return 0;
    }
}
