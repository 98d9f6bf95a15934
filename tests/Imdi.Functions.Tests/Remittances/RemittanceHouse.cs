using System.Net;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>The whole application on a real Kestrel, over a book that was published to an emulated storage account of its own.</summary>
internal sealed class RemittanceHouse : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly TestHost _host;

    private RemittanceHouse(TestHost host, StorageClients storage, FakeTimeProvider clock) => (_host, Storage, Clock, Client) = (host, storage, clock, host.Client());

    public StorageClients Storage { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<RemittanceHouse> OpenAsync(RemittanceBook? book)
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        if (book is not null) await PublishAsync(storage, book);

        var clock = new FakeTimeProvider(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        var host = await TestHost.WholeAsync(connection, clock, "Development", new() { ["PublishedRun:SecondsBetweenChecks"] = "0" });
        return new RemittanceHouse(host, storage, clock);
    }

    public static async Task<PublishReport> PublishAsync(StorageClients storage, RemittanceBook book)
    {
        var inputs = new Dictionary<string, string> { ["quotes"] = $"{book.Quotes}" };
        var run = new RunInfo(RunId.Of(book.AsOf, inputs), book.AsOf, inputs);
        var packs = new RemittanceFiles(book.Options).PacksAsync(book, Pages(), new Site(null, book.HasDemonstrationData, true), CancellationToken.None);
        return await new RunPublisher(new RunFileStore(storage), new Leases(storage, TimeProvider.System)).PublishAsync(run, packs, CancellationToken.None);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative));

    public async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await GetAsync(address);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>For publishing, pages that are their models: what the components make of them has tests of its own.</summary>
    public static ISitePages Pages()
    {
        var pages = Substitute.For<ISitePages>();
        pages.HomeAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.SendStartAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.CorridorAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.CountryAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.TargetsAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.MethodAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.EmbedAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        pages.ReportAsync(default!, default!, default!).ReturnsForAnyArgs(call => Shown(call[1], call[2]));
        return pages;
    }

    private static string Shown(object at, object model) => JsonSerializer.Serialize(new { at, model }, PublishedJson.Options);
}

/// <summary>The small book, published once for the tests that only read.</summary>
public sealed class SmallHouse : IAsyncLifetime
{
    internal RemittanceHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await RemittanceHouse.OpenAsync(Books.SixServicesAndFigures());

    public async Task DisposeAsync() => await House.DisposeAsync();
}
