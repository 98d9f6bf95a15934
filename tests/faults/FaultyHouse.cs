using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Nightly;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Nightly;
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

    public static async Task<FaultyHouse> OpenAsync()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        await using (var night = await Night.OverAsync(connection))
        {
            await night.LoadQuotesAsync();
            Assert.True((await night.RebuildAsync()).IsOk);
        }

        var proxy = await StorageProxy.StartAsync(connection);
        var host = await TestHost.WholeAsync(proxy.ConnectionString, environment: "Development", settings: new() { ["PublishedRun:SecondsBetweenChecks"] = "0", ["Imdi:PostsPerMinute"] = "100000" });
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
