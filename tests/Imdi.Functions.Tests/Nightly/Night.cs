using System.Security.Cryptography;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>The whole application over an empty account, at an hour that the test sets, with a few corridors to load.</summary>
internal sealed class Night : IAsyncDisposable
{
    public static readonly DateTimeOffset FirstNight = new(2026, 3, 1, 1, 30, 0, TimeSpan.Zero);

    private readonly TestHost _host;

    private Night(TestHost host, FakeTimeProvider clock) => (_host, Clock, Client) = (host, clock, host.Client());

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public required string Connection { get; init; }

    public IServiceProvider Services => _host.Services;

    public StorageClients Storage => Get<StorageClients>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<Night> FreshAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? add = null, DateTimeOffset? start = null) =>
        await OverAsync(await AzuriteServer.FreshConnectionStringAsync(), settings, add, start);

    public static async Task<Night> OverAsync(string account, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? add = null, DateTimeOffset? start = null)
    {
        var clock = new FakeTimeProvider(start ?? FirstNight);
        var night = new Night(await TestHost.WholeAsync(account, clock, settings: settings, add: add), clock) { Connection = account };
        await night.Storage.EnsureCreatedAsync(CancellationToken.None);
        return night;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    public Task<Outcome<RunRecord>> RebuildAsync(IProgress<RebuildProgress>? progress = null) => Get<NightlyRebuild>().RunAsync(progress, CancellationToken.None);

    /// <summary>Three services in each of two corridors, collected a week before the first night.</summary>
    public Task<DatasetVersion> LoadQuotesAsync(string provider = "Example Transfers")
    {
        var kind = RemittanceQuotesKind.Declared;
        string file = WriteTemplate.For(kind) + string.Concat(new[] { "IND", "KEN" }.SelectMany(to => Enumerable.Range(1, 3).Select(number => Datasets.A.Row(
            kind, ("quote_id", $"{to}-{number}"), ("period", "2026Q1"), ("date", "2026-02-22"), ("to", to), ("provider", $"{provider} {number}"), ("receive_currency", to == "IND" ? "INR" : "KES")))));
        return LoadAsync(KindNames.RemittanceQuotes, file);
    }

    public Task<DatasetVersion> LoadAveragesAsync() =>
        LoadAsync(KindNames.CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q2,4.5\nUSA,MEX,2020Q3,4.25\nFRA,SEN,2020Q3,5.5\n");

    public async Task<DatasetVersion> LoadAsync(string kind, string file, string? source = null)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return (await Get<LoadDataset>().RunAsync(new LoadRequest(kind, source, "file.csv", content, "tester"), null, CancellationToken.None)).Value.Version;
    }

    /// <summary>The file of a version's data is gone; its pointer is not.</summary>
    public async Task LoseDataAsync(DatasetVersion version)
    {
        var container = Storage.Container(StorageNames.DatasetFiles);
        await container.GetBlobClient($"kind={version.Kind}/source={version.Source.Id}/version={version.Version}/{VersionFileStore.Data}").DeleteAsync();
    }

    /// <summary>What the site says at an address; null when there is nothing.</summary>
    public Task<string?> PageAsync(string address) => Tests.Storage.A.TextAsync(Tests.Storage.A.Site(Storage), address);

    public async Task<RunInfo?> CurrentAsync() => await Tests.Storage.A.Site(Storage).CurrentAsync(CancellationToken.None);

    /// <summary>Every blob of the published site by name, with the hash of its bytes.</summary>
    public async Task<SortedDictionary<string, string>> PublishedAsync()
    {
        var container = Storage.Container(StorageNames.Published);
        SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync())
        {
            blobs[blob.Name] = Convert.ToHexString(SHA256.HashData((await container.FindAsync(blob.Name, CancellationToken.None))!.Content));
        }

        return blobs;
    }

    /// <summary>How each night ended, oldest first.</summary>
    public async Task<IReadOnlyList<string>> OutcomesAsync()
    {
        List<string> outcomes = [];
        await foreach (var row in Storage.Table(StorageNames.Nightly).QueryAsync<TableEntity>()) outcomes.Add(row.GetString("outcome"));
        outcomes.Reverse();
        return outcomes;
    }
}
