using System.Net;
using System.Text.Json;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.Shared;
using Imdi.Web;
using Microsoft.Extensions.DependencyInjection;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The whole application over datasets that were loaded, and the room's files as the night publishes them, in an emulated storage account of its own.</summary>
public sealed class IndicatorHouse : IAsyncDisposable
{
    private static readonly DateOnly AsOf = new(2026, 3, 1);

    private readonly TestHost _host;

    private IndicatorHouse(TestHost host, Ingest ingest) => (_host, Ingest, Client) = (host, ingest, host.Client());

    public Ingest Ingest { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<IndicatorHouse> OpenAsync(Func<Ingest, Task> load)
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        var ingest = new Ingest(storage);
        await load(ingest);
        await PublishAsync(ingest, "1");
        var host = await TestHost.WholeAsync(connection, environment: "Development", settings: new() { ["PublishedRun:SecondsBetweenChecks"] = "0" });
        return new IndicatorHouse(host, ingest);
    }

    /// <summary>A run; its name is all that tells it from another over the same data.</summary>
    public static async Task<string> PublishAsync(Ingest ingest, string name)
    {
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, AsOf, CancellationToken.None);
        var inputs = new Dictionary<string, string> { ["run"] = name };
        var run = new RunInfo(RunId.Of(AsOf, inputs), AsOf, inputs);
        await using var services = new ServiceCollection().AddSitePages().BuildServiceProvider();
        var packs = new IndicatorFiles(new ProfilePacks(new KeepProfiles(new ProfileVersionStore(ingest.Storage)))).PacksAsync(book, services.GetRequiredService<ISitePages>(), new Site(null, false, true), CancellationToken.None);
        await new RunPublisher(new RunFileStore(ingest.Storage), new Leases(ingest.Storage, TimeProvider.System)).PublishAsync(run, packs, CancellationToken.None);
        return run.Id;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative));

    public async Task<JsonElement> JsonAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<string> TextAsync(string address)
    {
        using var response = await GetAsync(address);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {body}");
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}

/// <summary>The made-up world, with a few nationals abroad, published once for the tests that only read.</summary>
public sealed class MadeUpHouse : IAsyncLifetime
{
    public IndicatorHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await IndicatorHouse.OpenAsync(async ingest =>
    {
        await MadeUp.LoadAsync(ingest);
        string[] rows =
        [
            "NPL,QAT,country,F,T,all,T,2020,13,A", "NPL,QAT,country,M,T,all,T,2020,60,A", "NPL,QAT,country,T,T,all,T,2020,73,A", "NPL,QAT,country,F,T,employed,T,2020,3,A", "NPL,QAT,country,F,T,student,T,2020,10,A",
            "NPL,QAT,country,M,T,employed,T,2020,40,A", "NPL,QAT,country,M,T,student,T,2020,20,A", "NPL,QAT,country,T,T,employed,T,2020,43,A", "NPL,QAT,country,T,T,student,T,2020,30,A", "NPL,QAT,country,T,T,unemployed,T,2020,,missing",
        ];
        var loaded = await ingest.LoadAsync(NationalsAbroad, "country,destination,destination_type,sex,education,home_status,occupation,period,value,status\n" + string.Join('\n', rows) + "\n", "survey");
        Assert.Equal(0, loaded.Value.Manifest.RefusedRows);
    });

    public async Task DisposeAsync() => await House.DisposeAsync();
}

/// <summary>The published files of the World Bank and KNOMAD.</summary>
public sealed class RealHouse : IAsyncLifetime
{
    public IndicatorHouse? House { get; private set; }

    public async Task InitializeAsync()
    {
        if (RealFiles.Folder is null) return;
        House = await IndicatorHouse.OpenAsync(async ingest =>
        {
            foreach (var (kind, file) in (IEnumerable<(string, string)>)[(CountryIndicators, "wdi-remittances-received-1960-2022.xls"), (CountryIndicators, "wdi-remittances-received-percent-gdp.xls"),
                (MigrantStock, "knomad-bilateral-migrant-stocks-2017.xlsx"), (RemittanceFlows, "knomad-bilateral-remittances-2017.xlsx"), (CorridorAverages, "rpw-corridors-2011q1-2020q3.csv")]) await ingest.LoadFileAsync(kind, RealFiles.Of(file));
        });
    }

    public async Task DisposeAsync()
    {
        if (House is not null) await House.DisposeAsync();
    }
}
