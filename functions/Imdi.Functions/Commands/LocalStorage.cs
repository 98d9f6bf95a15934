using System.Collections;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Commands;

/// <summary>The storage a command works on: what AzureWebJobsStorage names, else Azurite on the data folder, started or adopted.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? _azurite;

    private LocalStorage(string? connection, AzuriteProcess? azurite) => (Connection, _azurite) = (connection, azurite);

    /// <summary>Null when the settings name the storage.</summary>
    public string? Connection { get; }

    public static async Task<LocalStorage> OpenAsync(DirectoryInfo data, CancellationToken cancellation)
    {
        bool configured = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Any(variable => ((string)variable.Key).StartsWith("AzureWebJobsStorage", StringComparison.OrdinalIgnoreCase) && variable.Value is string { Length: > 0 });
        if (configured) return new LocalStorage(null, null);
        var azurite = await AzuriteProcess.StartOrAdoptAsync(data.FullName, Console.WriteLine, cancellation);
        return new LocalStorage(azurite.ConnectionString, azurite);
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
