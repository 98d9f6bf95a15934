using System.Net;
using System.Text.Json;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Hosting;
using Imdi.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>The room on a real Kestrel over a book that was published to a real (emulated) storage account.</summary>
internal sealed class RemittanceHouse : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly TestHouse _house;

    private RemittanceHouse(TestHouse house, StorageClients storage) => (_house, Storage) = (house, storage);

    public StorageClients Storage { get; }

    public HttpClient Client => _house.Client;

    public static async Task<RemittanceHouse> OpenAsync(RemittanceBook? book)
    {
        var storage = await AzuriteServer.FreshAsync();
        if (book is not null) await PublishAsync(storage, book);
        var house = await TestHouse.OpenAsync(
            routes => routes.MapRemittances(),
            services =>
            {
                services.AddSingleton(storage).AddSingleton<Leases>().AddSingleton<RunFileStore>().AddSingleton<IPublishedRun, PublishedRun>();
                services.AddSingleton(Options.Create(new PublishedRunOptions { SecondsBetweenChecks = 0 })).AddLogging();
                services.AddRemittances(new ConfigurationBuilder().Build());
                services.AddSingleton(Pages());
            });
        return new RemittanceHouse(house, storage);
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

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>Pages that are their models: the page components have tests of their own.</summary>
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

    private static string Shown(object at, object model) => JsonSerializer.Serialize(new { at, model }, RemittanceJson.Options);
}

/// <summary>The small book, published once for the tests that only read.</summary>
public sealed class SmallHouse : IAsyncLifetime
{
    internal RemittanceHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await RemittanceHouse.OpenAsync(Books.SixServicesAndFigures());

    public async Task DisposeAsync() => await House.DisposeAsync();
}
