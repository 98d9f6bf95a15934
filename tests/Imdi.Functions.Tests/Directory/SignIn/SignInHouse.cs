using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Directory;

/// <summary>Keeps what it is sent, to be looked at.</summary>
internal sealed class RecordingOutbox : IOutbox
{
    public List<OutboxMessage> Messages { get; } = [];

    public Task QueueAsync(OutboxMessage message, CancellationToken cancellation)
    {
        lock (Messages) Messages.Add(message);
        return Task.CompletedTask;
    }
}

/// <summary>The whole application in production, signed in to by a provider of this machine.</summary>
public sealed class SignInHouse : IAsyncLifetime
{
    private string _storage = "";

    internal OpenIdProvider Provider { get; private set; } = null!;

    internal TestHost Host { get; private set; } = null!;

    internal RecordingOutbox Outbox { get; } = new();

    /// <summary>The hour of the world, since tokens are judged by that; it goes on only when told.</summary>
    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    internal DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync();
        _storage = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(_storage).EnsureCreatedAsync(CancellationToken.None);
        Host = await StartAsync();
    }

    /// <summary>Another instance over the same storage.</summary>
    internal Task<TestHost> StartAsync() => TestHost.WholeAsync(_storage, Clock, settings: new()
    {
        ["SignIn:Authority"] = Provider.Address, ["SignIn:ClientId"] = OpenIdProvider.ClientId, ["SignIn:Audience"] = OpenIdProvider.Audience, ["Imdi:PostsPerMinute"] = "10000",
    }, add: services => services.AddSingleton<IOutbox>(Outbox));

    internal T Get<T>() where T : notnull => Host.Services.GetRequiredService<T>();

    internal async Task<Browser> SignedInAsync(string subject, string? role = null)
    {
        (Provider.Subject, Provider.Role) = (subject, role);
        var browser = new Browser(Host.Client());
        using var back = await browser.SignInAsync();
        Assert.Equal(302, (int)back.StatusCode);
        return browser;
    }

    /// <summary>The id that a subject of the provider has here.</summary>
    internal string IdOf(string subject) => Admission.Proven(Provider.Address, subject, null, []).Id;

    internal Task AddAsync(Person person) => Get<PersonStore>().AddAsync(person, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

/// <summary>A browser that keeps cookies by name, sends them over http too, and follows a redirect only when told.</summary>
internal sealed class Browser(HttpClient client) : IDisposable
{
    public Dictionary<string, string> Cookies { get; } = [];

    public List<string> SetCookies { get; } = [];

    public string Site { get; set; } = "same-origin";

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add("Sec-Fetch-Site", Site);
        with?.Invoke(request);
        var answer = await client.SendAsync(request);
        foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            SetCookies.Add(cookie);
            string[] pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) Cookies.Remove(pair[0]);
            else Cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<HttpResponseMessage> PostAsync(string address, params (string, string)[] fields) =>
        SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

    /// <summary>To the provider and back; answers what the callback answers.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string wanted = "/fr/desk/", Func<string, string>? tamper = null)
    {
        string callback = await ToCallbackAsync(wanted);
        return await GetAsync(tamper?.Invoke(callback) ?? callback);
    }

    public async Task<string> ToCallbackAsync(string wanted = "/fr/desk/")
    {
        using var away = await GetAsync($"/api/auth/sign-in?wanted={Uri.EscapeDataString(wanted)}");
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await outside.GetAsync(away.Headers.Location);
        return back.Headers.Location!.ToString();
    }

    public async Task<JsonElement> MeAsync()
    {
        using var answer = await GetAsync("/api/auth/me");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => client.Dispose();
}
