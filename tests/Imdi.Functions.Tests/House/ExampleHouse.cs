using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Imdi.Functions.Commands;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
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
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<(string Operation, int Status), Task<ExampleAnswer>> _answers = [];

    private TestHost _host = null!;

    /// <summary>How many audit entries each example that was sent and succeeded left, by operation.</summary>
    internal Dictionary<string, long> Audited { get; } = [];

    internal IReadOnlyList<ShownOperation> Operations { get; private set; } = [];

    public async Task InitializeAsync()
    {
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        _host = await TestHost.WholeAsync(storage, new FakeTimeProvider(Now), "Development", new() { ["Imdi:PostsPerMinute"] = "100000" }, add: services => ExampleRegister.Add(services.AddSingleton(Substitute.For<ISitePages>())));
        await _host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(_host.Services, CancellationToken.None, withProposals: false);
        await ExampleRegister.SendAsync(_host.Services);
        Assert.True((await _host.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None)).IsOk);
        await ExampleFiles.SendAsync(_host.Services);
        await ExampleEndorsements.SubmitAsync(_host.Services);
        await ExampleMessages.AddAsync(_host.Services);
        await ExampleAttachments.SendAsync(_host.Services);
        await ExamplePanel.StoreAsync(_host.Services);
        await ExampleFunding.SeedAsync(_host.Services);
        Operations = [.. _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<RoomRoute>() is not null)
            .Select(route => new ShownOperation(
                route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
                route.RoutePattern.RawText!, route.Metadata.GetOrderedMetadata<Example>()))];
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    internal HttpClient Client() => _host.Client();

    /// <summary>Each is sent once: later ones take from the answers of earlier ones.</summary>
    internal Task<ExampleAnswer> AnswerAsync(ShownOperation operation, Example example)
    {
        if (!_answers.TryGetValue((operation.Id, example.Status), out var answer)) _answers[(operation.Id, example.Status)] = answer = SendAsync(operation, example);
        return answer;
    }

    private async Task<ExampleAnswer> SendAsync(ShownOperation operation, Example example)
    {
        List<string> taken = [];
        foreach (string part in example.Taken) taken.Add(await TakeAsync(part));
        string address = Filled(example.Address), path = address.Split('?')[0];
        Assert.True(new TemplateMatcher(TemplateParser.Parse(operation.Route), []).TryMatch(path, []), $"{operation.Id}: the example {path} is not at {operation.Route}.");

        using var client = Client();
        if (example.Role is { } role) await SignInAsync(client, role);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), address);
        foreach (var (name, value) in example.Headers) request.Headers.TryAddWithoutValidation(name, Filled(value));
        if (example.Body is { } body) request.Content = new StringContent(Filled(body), Encoding.UTF8, example.ContentType);
        long before = await EntriesAsync();
        using var response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode) Audited[operation.Id] = Audited.GetValueOrDefault(operation.Id) + await EntriesAsync() - before;
        bool isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ExampleAnswer((int)response.StatusCode, response.Headers, isJson ? JsonNode.Parse(text) : null, text);

        string Filled(string text) => taken.Select((value, index) => (value, index)).Aggregate(text, (filled, one) => filled.Replace($"{{{one.index}}}", one.value, StringComparison.Ordinal));
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
