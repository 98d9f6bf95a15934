using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Faults;

/// <summary>The whole application with a published site, a signed-in secretariat, and storage that fails when it is told to.</summary>
internal sealed class FaultyHouse : IAsyncDisposable
{
    /// <summary>Pages that have been read before, and so are in memory.</summary>
    public static readonly string[] Pages = ["/en/", "/fr/send/", "/en/send/gbr/ken/", "/ar/about/"];

    private readonly TestHost _host;

    private FaultyHouse(TestHost host, StorageProxy proxy, HttpClient secretariat) => (_host, Proxy, Secretariat) = (host, proxy, secretariat);

    public StorageProxy Proxy { get; }

    public HttpClient Secretariat { get; }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="connection">Empty storage; by default in the emulator that all tests share.</param>
    /// <param name="answer">How long the application waits for an answer of storage, where not as long as it does.</param>
    public static async Task<FaultyHouse> OpenAsync(string? connection = null, TimeSpan? answer = null)
    {
        connection ??= await AzuriteServer.FreshConnectionStringAsync();
        await using (var night = await Night.OverAsync(connection))
        {
            await night.LoadQuotesAsync();
            Assert.True((await night.RebuildAsync()).IsOk);
        }

        var proxy = await StorageProxy.StartAsync(connection);
        var host = await TestHost.WholeAsync(proxy.ConnectionString, environment: "Development", settings: new() { ["PublishedRun:SecondsBetweenChecks"] = "0", ["Imdi:PostsPerMinute"] = "100000" },
            add: services => { if (answer is { } time) services.AddSingleton(new StorageClients(StorageSettings.FromConnectionString(proxy.ConnectionString), time)); });
        var secretariat = new HttpClient { BaseAddress = host.Address };
        secretariat.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await secretariat.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" })).EnsureSuccessStatusCode();
        var house = new FaultyHouse(host, proxy, secretariat);
        await house.ReadPagesAsync();
        return house;
    }

    /// <summary>Every page is answered whole; what it says.</summary>
    public async Task<IReadOnlyList<string>> ReadPagesAsync()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        List<string> pages = [];
        foreach (string address in Pages)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        return pages;
    }

    /// <summary>A write of the plainest kind: an organisation of the register, with its entry in the audit trail.</summary>
    public Task<HttpResponseMessage> AddAsync(string id) =>
        Secretariat.PostAsJsonAsync("/api/directory/organisations", new { id, name = $"Organisation {id}", constituency = "civil-society", country = "KEN" });

    /// <summary>The largest write that anybody makes: a whole proposal, in several partitions, with messages and links.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string key) => PostAsync("/api/proposals", key, JsonSerializer.Serialize(
        Proposals.A.Content(content => content with { Identification = content.Identification with { Title = key } }), DraftJson.Options));

    public Task<HttpResponseMessage> OpenUploadAsync(string key) => PostAsync("/api/datasets/remittance-corridor-averages/uploads", key, """{"fileName":"averages.csv","bytes":1000}""");

    /// <summary>Every page is to be rendered anew, with OTHER in its title.</summary>
    public async Task RenameRegionAsync()
    {
        var change = Get<ChangeRegion>();
        var draft = new RegionDraft { Id = "other", ShortName = "OTHER", Languages = ["en", "fr", "es", "ar"], Names = Language.All.ToDictionary(one => one.Tag, _ => (string?)"Other") };
        Assert.True((await change.ChangeAsync(draft, null, (await change.FindAsync(CancellationToken.None)).Tag, new("tester", "Tester", new HashSet<Role>(), []), CancellationToken.None)).IsOk);
    }

    public Task RebuildInVainAsync() => Assert.ThrowsAnyAsync<Exception>(() => Get<NightlyRebuild>().RunAsync(null, CancellationToken.None));

    public async Task RebuildAsOtherAsync()
    {
        Assert.True((await Get<NightlyRebuild>().RunAsync(null, CancellationToken.None)).IsOk);

        // A reader waits a second for a look at which run it is, and then gets the one before.
        IReadOnlyList<string> after = [];
        for (int look = 0; look < 60 && !after.Any(IsOther); look++) after = await ReadPagesAsync();
        Assert.All(await ReadPagesAsync(), page => Assert.True(IsOther(page)));

        static bool IsOther(string page) => page.Contains("OTHER</title>", StringComparison.Ordinal);
    }

    /// <summary>A query that is answered from what is in memory.</summary>
    public async Task<string> AskAsync()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        return await client.GetStringAsync(new Uri("/api/remittances/corridors/GBR/KEN?amount=300", UriKind.Relative));
    }

    private Task<HttpResponseMessage> PostAsync(string address, string key, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return Secretariat.SendAsync(request);
    }

    public async Task<IReadOnlyList<string>> OrganisationsAsync()
    {
        var answer = (await Secretariat.GetFromJsonAsync<JsonNode>("/api/directory/organisations?limit=1000"))!;
        return [.. answer["items"]!.AsArray().Select(one => (string)one!["id"]!)];
    }

    public static async Task RefusedForNowAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("storage-unavailable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Proxy.Fault = StorageFault.None;
        Secretariat.Dispose();
        await _host.DisposeAsync();
        await Proxy.DisposeAsync();
    }
}
