namespace Imdi.Functions.Commands;

/// <summary>The application as a command uses it: development settings on loopback, the given storage, no server unless asked.</summary>
internal static class CommandHost
{
    public static WebApplication Create(LocalStorage storage, CommandOptions options, string? urls = null)
    {
        Dictionary<string, string?> settings = new() { ["urls"] = urls ?? "http://127.0.0.1:0" };
        if (storage.Connection is { } connection) settings["AzureWebJobsStorage"] = connection;
        if (urls is not null) settings["Mail:LinksTo"] = urls;
        settings["Mail:Folder"] = Path.Combine(options.Data.FullName, "outbox");

        // A command says itself what happened, so its log would only say it again; the site's log is shown.
        settings["Logging:LogLevel:Default"] = options.IsVerbose ? "Information" : urls is null ? "None" : "Warning";
        if (!options.IsVerbose) settings["Logging:LogLevel:Imdi.Functions.Nightly"] = "None";
        return Application.Create([], Environments.Development, settings);
    }
}
