namespace Imdi.Functions.Commands;

/// <summary>The application as a command uses it: development settings on loopback, the given storage, no server unless asked.</summary>
internal static class CommandHost
{
    public static WebApplication Create(LocalStorage storage, string? urls)
    {
        Dictionary<string, string?> settings = new() { ["Logging:LogLevel:Default"] = "Warning", ["urls"] = urls ?? "http://127.0.0.1:0" };
        if (storage.Connection is { } connection) settings["AzureWebJobsStorage"] = connection;
        return Application.Create([], Environments.Development, settings);
    }
}
