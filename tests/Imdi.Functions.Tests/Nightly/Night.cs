using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>The whole application over an empty account, at an hour that the test sets, with a few corridors to load.</summary>
internal sealed class Night : IAsyncDisposable
{
    public static readonly DateTimeOffset FirstNight = new(2026, 3, 1, 1, 30, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private Night(WebApplication app, FakeTimeProvider clock) => (_app, Clock) = (app, clock);

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; private init; } = null!;

    public IServiceProvider Services => _app.Services;

    public StorageClients Storage => Get<StorageClients>();

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<Night> FreshAsync(Dictionary<string, string?>? settings = null)
    {
        var clock = new FakeTimeProvider(FirstNight);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings ?? []) { ["AzureWebJobsStorage"] = await AzuriteServer.FreshConnectionStringAsync() });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddRooms(builder.Configuration, HostMode.Worker);
        var app = builder.Build();
        app.UseRooms();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var night = new Night(app, clock) { Client = new HttpClient { BaseAddress = new Uri(address) } };
        await night.Storage.EnsureCreatedAsync(CancellationToken.None);
        return night;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
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

    public async Task<DatasetVersion> LoadAsync(string kind, string file)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return (await Get<LoadDataset>().RunAsync(new LoadRequest(kind, null, "file.csv", content, "tester"), null, CancellationToken.None)).Value.Version;
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
