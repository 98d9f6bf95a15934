using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Directory;
using Imdi.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The room's doors over storage of their own, with a clock that a test sets.</summary>
internal sealed class DatasetHouse : IAsyncDisposable
{
    public const string Averages = "from,to,period,cost_percent\n";

    private readonly TestHouse _house;

    private DatasetHouse(TestHouse house, StorageClients storage, FakeTimeProvider clock) => (_house, Ingest, Clock) = (house, new Ingest(storage), clock);

    public Ingest Ingest { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client => _house.Client;

    public IServiceProvider Services => _house.Services;

    public static async Task<DatasetHouse> OpenAsync(Dictionary<string, string?>? settings = null)
    {
        var storage = await AzuriteServer.FreshAsync();
        var clock = new FakeTimeProvider(Ingest.Now);
        var house = await TestHouse.OpenAsync(
            routes => routes.MapDatasets(),
            services => services.AddSingleton(storage).AddSingleton<AuditStore>().AddSingleton<AuditTrail>().AddSingleton<TimeProvider>(clock).AddAuthorization().AddDatasets(),
            settings);
        return new DatasetHouse(house, storage, clock);
    }

    public async Task<DatasetVersion> LoadAsync(string kind, string content, string? source = null) => (await Ingest.LoadAsync(kind, content, source)).Value.Version;

    public async Task<HttpResponseMessage> AskAsync(string address, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        return await Client.SendAsync(request);
    }

    public async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await Client.GetStringAsync(address))!;

    public async Task AssertRefusedAsync(string address, HttpStatusCode status, string code, string? pointer = null)
    {
        using var answer = await AskAsync(address);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((status, "urn:imdi:" + code), (answer.StatusCode, problem["type"]!.GetValue<string>()));
        if (pointer is not null) Assert.Contains(problem["errors"]!.AsArray(), error => error!["pointer"]!.GetValue<string>() == pointer);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
