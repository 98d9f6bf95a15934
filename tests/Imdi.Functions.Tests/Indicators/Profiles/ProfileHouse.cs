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
using Microsoft.Extensions.Time.Testing;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The whole application over an account of its own, in which the profiles of what a test loaded are published.</summary>
internal sealed class ProfileHouse : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly TestHost _host;

    private ProfileHouse(TestHost host, Ingest ingest) => (_host, Ingest, Client) = (host, ingest, host.Client());

    public HttpClient Client { get; }

    public Ingest Ingest { get; }

    public static async Task<ProfileHouse> OpenAsync()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        var clock = new FakeTimeProvider(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        return new ProfileHouse(await TestHost.WholeAsync(connection, clock, "Development", new() { ["PublishedRun:SecondsBetweenChecks"] = "0" }), new Ingest(storage));
    }

    public async Task LoadRealAsync()
    {
        foreach (var (kind, file) in (IEnumerable<(string, string)>)[(CountryIndicators, "wdi-remittances-received-1960-2022.xls"), (CountryIndicators, "wdi-remittances-received-percent-gdp.xls"),
            (CountryIndicators, "wdi-remittances-paid-1960-2020.csv"), (MigrantStock, "knomad-bilateral-migrant-stocks-2017.xlsx"), (RemittanceFlows, "knomad-bilateral-remittances-2017.xlsx"),
            (CorridorAverages, "rpw-corridors-2011q1-2020q3.csv")]) await Ingest.LoadFileAsync(kind, RealFiles.Of(file));
    }

    /// <summary>The profiles of what is loaded by now, as the night publishes them.</summary>
    public async Task PublishAsync(DateOnly? asOf = null)
    {
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(Ingest.Published, asOf ?? Today, CancellationToken.None);
        var inputs = book.Versions.ToDictionary(version => $"{version.Kind}/{version.Source.Id}", version => version.Version);
        var packs = new ProfilePacks(new KeepProfiles(new ProfileVersionStore(Ingest.Storage))).PacksAsync(book, ProjectionBook.Of(book), _host.Services.GetRequiredService<ISitePages>(), new Site(null, false, true), CancellationToken.None);
        var publisher = new RunPublisher(new RunFileStore(Ingest.Storage), new Leases(Ingest.Storage, TimeProvider.System));
        await publisher.PublishAsync(new RunInfo(RunId.Of(book.AsOf, inputs), book.AsOf, inputs), packs, CancellationToken.None);
    }

    public async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await TextAsync(address)).RootElement;

    public async Task<string> TextAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        if (response.Content.Headers.ContentEncoding.Contains("br")) body = Brotli.Expand(body).ToArray();
        string text = System.Text.Encoding.UTF8.GetString(body);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode} {text}");
        return text;
    }

    /// <summary>Status and code of a refusal.</summary>
    public async Task<(int Status, string? Code)> RefusalAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString()?["urn:imdi:".Length..]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
