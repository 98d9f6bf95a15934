using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Imdi.Functions.Storage;

/// <summary>
/// Where storage is: <c>AzureWebJobsStorage</c> as a connection string, or <c>AzureWebJobsStorage__accountName</c> (or
/// <c>__blobServiceUri</c> and <c>__tableServiceUri</c>) with an identity, <c>__clientId</c> naming a user-assigned one.
/// </summary>
public sealed record StorageSettings
{
    public const string Section = "AzureWebJobsStorage";

    private StorageSettings()
    {
    }

    public string? ConnectionString { get; private init; }

    public Uri? BlobService { get; private init; }

    public Uri? TableService { get; private init; }

    public string? ClientId { get; private init; }

    public static StorageSettings FromConnectionString(string connectionString) => new() { ConnectionString = connectionString };

    /// <summary>Throws when storage is not configured: nothing works without it.</summary>
    public static StorageSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            return FromConnectionString(section.Value);
        }

        string? account = section["accountName"];
        return new()
        {
            BlobService = Address(section["blobServiceUri"], account, "blob"),
            TableService = Address(section["tableServiceUri"], account, "table"),
            ClientId = section["clientId"],
        };
    }

    /// <summary>In Azure the function's own identity; on a developer's machine whoever is signed in.</summary>
    internal TokenCredential Credential() => ClientId is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new DefaultAzureCredential();

    private static Uri Address(string? address, string? account, string service) => (address, account) switch
    {
        ({ Length: > 0 }, _) => new Uri(address),
        (_, { Length: > 0 }) => new Uri($"https://{account}.{service}.core.windows.net"),
        _ => throw new InvalidOperationException($"Storage is not configured: set {Section} (a connection string) or {Section}__accountName."),
    };
}
