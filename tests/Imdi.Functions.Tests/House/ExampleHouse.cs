using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Imdi.Functions.Commands;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.House.Costs;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Imdi.Functions.Tests.House;

/// <summary>An answer as it came; <see cref="Json"/> is null for one that is not JSON.</summary>
internal sealed record ExampleAnswer(int Status, HttpResponseHeaders Headers, JsonNode? Json, string Text);

/// <summary>An operation with the requests that show it.</summary>
internal sealed record ShownOperation(string Id, string Method, string Route, IReadOnlyList<Example> Examples);

/// <summary>The application over the demonstration data on a day that stays, without pages: what the examples are sent to.</summary>
public sealed class ExampleHouse : IAsyncLifetime
{
    /// <summary>The tests that send the examples as they stand share one house.</summary>
    public const string Shared = "examples";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<(string Operation, int Status), Task<ExampleAnswer>> _answers = [];

    private readonly CountingPolicy _counting = new(withinRequests: true);

    private TestHost _host = null!;

    /// <summary>How many audit entries each example that was sent and succeeded left, by operation.</summary>
    internal Dictionary<string, long> Audited { get; } = [];

    /// <summary>What each operation's first example that was sent and succeeded asked of storage while it was answered.</summary>
    internal Dictionary<string, StorageCount> Counted { get; } = [];

    internal IReadOnlyList<ShownOperation> Operations { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Connection = await AzuriteServer.FreshConnectionStringAsync();
        _host = await OverAsync(Connection, Now, _counting);
        await Storage.EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(_host.Services, CancellationToken.None, withProposals: false);
        await ExampleProjections.LoadAsync(_host.Services);
        await ExampleRegister.SendAsync(_host.Services);
        Assert.True((await _host.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None)).IsOk);
        await ExampleFiles.SendAsync(_host.Services);
        await ExampleEndorsements.SubmitAsync(_host.Services);
        await ExampleMessages.AddAsync(_host.Services);
        await ExampleAttachments.SendAsync(_host.Services);
        await ExamplePanel.StoreAsync(_host.Services);
        await ExampleFunding.SeedAsync(_host.Services);
        await ExampleJoinings.AskAsync(_host.Services);
        await SendFormAsync();
        Operations = [.. _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<RoomRoute>() is not null)
            .Select(route => new ShownOperation(
                route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
                route.RoutePattern.RawText!, route.Metadata.GetOrderedMetadata<Example>()))];
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    internal string Connection { get; private set; } = "";

    internal DateTimeOffset Time => _host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    internal StorageClients Storage => _host.Services.GetRequiredService<StorageClients>();

    /// <summary>The application as it stands here, over other storage.</summary>
    internal static Task<TestHost> OverAsync(string storage, DateTimeOffset now, params HttpPipelinePolicy[] policies) => TestHost.WholeAsync(
        storage, new FakeTimeProvider(now), "Development", new() { ["Imdi:PostsPerMinute"] = "100000" },
        add: services => ExampleRegister.Add(WithoutRepublishing(services).AddSingleton(Substitute.For<ISitePages>()).AddHttpContextAccessor().AddSingleton(AzuriteServer.Clients(storage, policies))));

    // What is counted is an instance that has answered others: it knows the region and the keys of forms, and has counted a sender. This form is counted and then refused.
    private async Task SendFormAsync()
    {
        using var client = Client();
        using var refused = await client.PostAsync(new Uri("/api/proposals/drafts", UriKind.Relative), new StringContent("""{"answers":{"no.such.field":""}}""", Encoding.UTF8, "application/json"));
        Assert.Equal(422, (int)refused.StatusCode);
        await _host.Services.GetRequiredService<IRegionSource>().CurrentAsync(CancellationToken.None);
    }

    // A rebuild that an example demands would go on in the background and change what later ones answer.
    private static IServiceCollection WithoutRepublishing(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(RepublishWorker)));
        return services;
    }

    internal HttpClient Client() => _host.Client();

    /// <summary>Each is sent once: later ones take from the answers of earlier ones.</summary>
    internal Task<ExampleAnswer> AnswerAsync(ShownOperation operation, Example example)
    {
        if (!_answers.TryGetValue((operation.Id, example.Status), out var answer)) _answers[(operation.Id, example.Status)] = answer = SendAsync(operation, example);
        return answer;
    }

    /// <summary>Sends all that some example takes from, as it stands: before others like it are sent that are not to be taken from.</summary>
    internal async Task TakeAllAsync()
    {
        foreach (var example in Operations.SelectMany(operation => operation.Examples)) await FilledAsync(example);
    }

    internal async Task<string> BodyAsync(Example example) => (await FilledAsync(example))(example.Body!);

    internal async Task<string> AddressAsync(Example example) => (await FilledAsync(example))(example.Address);

    /// <summary>The same request with another body, or none.</summary>
    internal async Task<(int Status, string Text)> SendInsteadAsync(ShownOperation operation, Example example, string? body)
    {
        var filled = await FilledAsync(example);
        using var client = Client();
        if (example.Role is { } role) await SignInAsync(client, role);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), filled(example.Address)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, example.ContentType) };
        foreach (var (name, value) in example.Headers) request.Headers.TryAddWithoutValidation(name, filled(value));
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<Func<string, string>> FilledAsync(Example example)
    {
        List<string> taken = [];
        foreach (string part in example.Taken) taken.Add(await TakeAsync(part));
        return text => taken.Select((value, index) => (value, index)).Aggregate(text, (filled, one) => filled.Replace($"{{{one.index}}}", one.value, StringComparison.Ordinal));
    }

    private async Task<ExampleAnswer> SendAsync(ShownOperation operation, Example example)
    {
        var filled = await FilledAsync(example);
        string address = filled(example.Address), path = address.Split('?')[0];
        Assert.True(new TemplateMatcher(TemplateParser.Parse(operation.Route), []).TryMatch(path, []), $"{operation.Id}: the example {path} is not at {operation.Route}.");

        using var client = Client();
        if (example.Role is { } role) await SignInAsync(client, role);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), address);
        foreach (var (name, value) in example.Headers) request.Headers.TryAddWithoutValidation(name, filled(value));
        if (example.Body is { } body) request.Content = new StringContent(filled(body), Encoding.UTF8, example.ContentType);
        long before = await EntriesAsync();
        _counting.Clear();
        using var response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode) Counted.TryAdd(operation.Id, _counting.Count);
        if (response.IsSuccessStatusCode) Audited[operation.Id] = Audited.GetValueOrDefault(operation.Id) + await EntriesAsync() - before;
        bool isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ExampleAnswer((int)response.StatusCode, response.Headers, isJson ? JsonNode.Parse(text) : null, text);
    }

    private async Task<long> EntriesAsync() => await _host.Services.GetRequiredService<StorageClients>().Table(StorageNames.Audit)
        .QueryAsync<Azure.Data.Tables.TableEntity>(row => row.RowKey == "head").Select(row => row.GetInt64("Sequence")!.Value).SumAsync();

    private async Task<string> TakeAsync(string part)
    {
        string[] words = part.Split(' ', 2);
        var operation = Operations.Single(one => one.Id == words[0]);
        var answer = await AnswerAsync(operation, operation.Examples[0]);
        Assert.True(answer.Status < 400, $"{operation.Id}, which others take '{words[1]}' from, is answered {answer.Status}:\n{answer.Text}");
        if (words[1][0] != '/') return answer.Headers.GetValues(words[1]).First();
        var found = words[1][1..].Split('/').Aggregate(answer.Json, (node, step) => node is JsonArray list ? list[int.Parse(step, null)] : node?[step]);
        Assert.True(found is not null, $"There is no '{words[1]}' in the answer to {operation.Id}:\n{answer.Text}");
        return found!.ToString();
    }

    private static async Task SignInAsync(HttpClient client, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/development") { Content = new StringContent($"{{\"role\":\"{role}\"}}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"There is no demonstration role {role}.");
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }
}

[CollectionDefinition(ExampleHouse.Shared)]
public sealed class SharedExamples : ICollectionFixture<ExampleHouse>;
