using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Imdi.Functions.Storage;

/// <summary>The two services that everything rests on. One for the whole process: the clients share their connections.</summary>
public sealed class StorageClients
{
    private readonly BlobServiceClient _blobs;
    private readonly TableServiceClient _tables;

    /// <param name="settings">Where storage is.</param>
    /// <param name="policies">Steps that see each request once, retries apart: how tests count and break them.</param>
    public StorageClients(StorageSettings settings, params HttpPipelinePolicy[] policies) : this(settings, StoragePatience.Answer, policies)
    {
    }

    /// <param name="answer">How long an answer is waited for.</param>
    internal StorageClients(StorageSettings settings, TimeSpan answer, params HttpPipelinePolicy[] policies)
    {
        var blobOptions = With(new BlobClientOptions(), answer, policies);
        var tableOptions = With(new TableClientOptions(), answer, policies);
        if (settings.ConnectionString is { } connection)
        {
            (_blobs, _tables) = (new(connection, blobOptions), new(connection, tableOptions));
            Signer = new AccountKeySigner();
        }
        else
        {
            var credential = settings.Credential();
            (_blobs, _tables) = (new(settings.BlobService, credential, blobOptions), new(settings.TableService, credential, tableOptions));
            Signer = new DelegatedSigner(async (from, until, cancellation) => await _blobs.GetUserDelegationKeyAsync(from, until, cancellation));
        }
    }

    /// <summary>Signs addresses for uploads: by identity, or by the emulator's key.</summary>
    public IBlobSigner Signer { get; }

    /// <summary>The origin that browsers send blocks to, for the policy of the pages that upload.</summary>
    public string BlobOrigin => _blobs.Uri.GetLeftPart(UriPartial.Authority);

    public TableClient Table(string name) => _tables.GetTableClient(name);

    public BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(name);

    /// <summary>Creates what is missing of <see cref="StorageNames"/>; harmless to repeat.</summary>
    public Task EnsureCreatedAsync(CancellationToken cancellation) => Task.WhenAll(
    [
        .. StorageNames.Containers.Select(name => (Task)Container(name).CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellation)),
        .. StorageNames.Tables.Select(name => (Task)Table(name).CreateIfNotExistsAsync(cancellation)),
    ]);

    /// <summary>Lets pages of these origins send blocks; in Azure the template of the account says so instead.</summary>
    public async Task AllowBrowsersAsync(IReadOnlyList<string> origins, CancellationToken cancellation)
    {
        var properties = (await _blobs.GetPropertiesAsync(cancellation)).Value;
        properties.Cors =
        [
            new BlobCorsRule
            {
                AllowedOrigins = string.Join(',', origins), AllowedMethods = "GET,PUT", AllowedHeaders = "x-ms-*,content-type",
                ExposedHeaders = "x-ms-error-code,x-ms-request-id", MaxAgeInSeconds = 3600,
            },
        ];
        await _blobs.SetPropertiesAsync(properties, cancellation);
    }

    private static T With<T>(T options, TimeSpan answer, HttpPipelinePolicy[] policies) where T : ClientOptions
    {
        options.RetryPolicy = new StoragePatience(answer);
        options.Retry.NetworkTimeout = answer;
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        return options;
    }
}
