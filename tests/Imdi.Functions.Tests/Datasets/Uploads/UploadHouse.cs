using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The whole application on a real Kestrel and storage of its own, with its background worker.</summary>
internal sealed class UploadHouse : IAsyncDisposable
{
    public const string Averages = KindNames.CorridorAverages;
    public const string Agency = "IOM Nairobi", OwnSource = "iom-nairobi";
    public const string TwoGoodOneBad = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,=1+1;2\nUSA,IND,2020Q3,3.25\n";

    private readonly WebApplication _app;

    private UploadHouse(WebApplication app, string connection) => (_app, Connection) = (app, connection);

    public string Connection { get; }

    public ConcurrentQueue<string> Log { get; } = [];

    public StorageClients Storage => Get<StorageClients>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<UploadHouse> OpenAsync(params (string Name, string Value)[] settings)
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(connection).EnsureCreatedAsync(CancellationToken.None);
        return await OpenAsync(connection, settings);
    }

    /// <summary>Over storage that exists, seen through whatever the connection leads through.</summary>
    public static async Task<UploadHouse> OpenAsync(string connection, params (string Name, string Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["AzureWebJobsStorage"] = connection, ["urls"] = "http://127.0.0.1:0", ["Imdi:PostsPerMinute"] = "100000", ["Logging:LogLevel:Default"] = "Trace", ["Republish:ByDay"] = "false",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var app = Application.Create([], "Development", all);
        var house = new UploadHouse(app, connection);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Keeping(house.Log));
        await app.StartAsync();
        return house;
    }

    /// <summary>The decoder of answers knows no redirects, as curl does not.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async Task<HttpClient> AgencyAsync(string agency = Agency, params string[] kinds) => Client(await TokenAsync(agency, kinds is [] ? [Averages] : kinds));

    public async Task<HttpClient> SecretariatAsync()
    {
        var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    public async Task<string> TokenAsync(string agency, string[] kinds, Func<AgencyToken, AgencyToken>? change = null)
    {
        string text = AgencyTokenStore.NewText();
        var token = new TokenRequest(agency, kinds, 30).Issue(text, DateTimeOffset.UtcNow.AddMinutes(-1)).Value;
        await Get<AgencyTokenStore>().AddAsync(change is null ? token : change(token), CancellationToken.None);
        return text;
    }

    /// <summary>Waits for the worker's turn to end and takes up what it has not.</summary>
    public async Task<JsonElement> SettleAsync(HttpClient client, string id)
    {
        await Get<TakeUpUploads>().RunAsync(CancellationToken.None);
        return await client.GetFromJsonAsync<JsonElement>($"/api/uploads/{id}");
    }

    /// <summary>Opens, sends in blocks of so many bytes, completes and settles.</summary>
    public Task<JsonElement> UploadAsync(HttpClient client, string content, string kind = Averages, int blockBytes = 40) => UploadAsync(client, Encoding.UTF8.GetBytes(content), kind, blockBytes);

    public async Task<JsonElement> UploadAsync(HttpClient client, byte[] bytes, string kind = Averages, int blockBytes = 40)
    {
        var opened = await client.OpenAsync(kind, bytes.Length);
        var blocks = await SendAsync(opened.Url, bytes, blockBytes);
        using var completed = await client.PostAsJsonAsync($"/api/uploads/{opened.Id}/complete", new { blocks });
        Assert.Equal(HttpStatusCode.Accepted, completed.StatusCode);
        return await SettleAsync(client, opened.Id);
    }

    /// <summary>As a browser does it: one PUT a block, to the address alone.</summary>
    public static async Task<List<string>> SendAsync(string url, byte[] content, int blockBytes, int from = 0, int to = int.MaxValue)
    {
        using var storage = new HttpClient();
        List<string> ids = [];
        foreach (var (number, block) in content.Chunk(blockBytes).Index())
        {
            string id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{number:D6}"));
            ids.Add(id);
            if (number < from || number >= to) continue;
            using var put = await storage.PutAsync(new Uri($"{url}&comp=block&blockid={Uri.EscapeDataString(id)}"), new ByteArrayContent(block));
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        }

        return ids;
    }

    public async Task<List<string>> BlobsAsync(string container)
    {
        List<string> names = [];
        await foreach (var blob in Storage.Container(container).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Keeping(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

internal static class UploadCalls
{
    public static async Task<(string Id, string Url, JsonElement Body)> OpenAsync(this HttpClient client, string kind, long bytes, string? key = null, string name = "file.csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/datasets/{kind}/uploads") { Content = JsonContent.Create(new { fileName = name, bytes }) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("upload").GetProperty("id").GetString()!, body.GetProperty("address").GetProperty("url").GetString()!, body);
    }

    /// <summary>Decides, and waits for what follows: where the worker of the background has the upload in hand at that moment, the answer says that it is being published.</summary>
    public static async Task<HttpResponseMessage> DecideAsync(this HttpClient client, string id, string decision, string? tag = null, DateTimeOffset? embargoUntil = null)
    {
        if (tag is null)
        {
            using var read = await client.GetAsync(new Uri($"/api/uploads/{id}", UriKind.Relative));
            tag = read.Headers.ETag!.Tag;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/uploads/{id}/decision") { Content = JsonContent.Create(new { decision, embargoUntil }) };
        if (tag.Length > 0) request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag));
        var answer = await client.SendAsync(request);
        while (answer.IsSuccessStatusCode && (await client.StateAsync(id)).Text("state") == "publishing") await Task.Delay(100);
        return answer;
    }

    public static Task<JsonElement> StateAsync(this HttpClient client, string id) => client.GetFromJsonAsync<JsonElement>($"/api/uploads/{id}");

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static async Task<string> CodeAsync(this HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("type")["urn:imdi:".Length..];
}
