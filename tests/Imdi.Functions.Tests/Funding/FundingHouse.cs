using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The application with one approved proposal, a donor and an executing agency; it keeps the messages that it queues.</summary>
public sealed class FundingHouse : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = [];

    private TestHost _host = null!;

    internal FakeTimeProvider Clock { get; } = new(SomeFunding.Now);

    internal List<OutboxMessage> Messages { get; } = [];

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(
            await AzuriteServer.FreshConnectionStringAsync(), Clock, "Development", new() { ["Imdi:PostsPerMinute"] = "10000" },
            services => services.AddSingleton<IOutbox>(new Recording(Messages)));
        await Get<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await ExampleFunding.SeedAsync(_host.Services);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients.Values) client.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Signed in as a demonstration role; nobody for null.</summary>
    internal async Task<HttpClient> AsAsync(string? role)
    {
        // A session ends with the day.
        string session = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{role} {Clock.GetUtcNow():yyyy-MM-dd}");
        if (_clients.TryGetValue(session, out var known)) return known;
        var client = _clients[session] = _host.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        if (role is null) return client;
        using var answer = await client.PostAsJsonAsync("/api/auth/development", new { role });
        Assert.True(answer.IsSuccessStatusCode, role);
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return client;
    }

    internal async Task<(int Status, JsonNode? Json)> SendAsync(string? role, string method, string address, string? body = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/funding/{address}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        using var answer = await (await AsAsync(role)).SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null);
    }

    /// <summary>The ETag that a change of it carries.</summary>
    internal async Task<string> TagAsync(string address)
    {
        using var answer = await (await AsAsync("secretariat")).GetAsync(new Uri($"/api/funding/{address}", UriKind.Relative));
        return answer.Headers.ETag!.ToString();
    }

    private sealed class Recording(List<OutboxMessage> messages) : IOutbox
    {
        public Task QueueAsync(OutboxMessage message, CancellationToken cancellation)
        {
            if (messages.TrueForAll(one => one.Id != message.Id)) messages.Add(message);
            return Task.CompletedTask;
        }
    }
}
