using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Nightly;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The whole application with a proposal of every stage and a ledger in memory, published by one night.</summary>
public sealed class RegisterHouse : IAsyncLifetime
{
    private TestHost _host = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal RegisterMemory Memory { get; } = new(RegisterData.Movements, RegisterData.Results);

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(
            await AzuriteServer.FreshConnectionStringAsync(), new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 1, 30, 0, TimeSpan.Zero)), settings: new() { ["Imdi:BaseAddress"] = "https://imdi.example" },
            add: services => services.AddSingleton<IMovements>(Memory).AddSingleton<IReportedResults>(Memory));
        Client = _host.Client();
        await Get<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        foreach (var organisation in RegisterData.Organisations.Values) Assert.Null(await Get<OrganisationStore>().AddAsync(organisation, CancellationToken.None));
        foreach (var proposal in RegisterData.EveryStage) Assert.True(await Get<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        Assert.True((await RebuildAsync()).IsOk);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    internal Task<Imdi.Shared.Outcome<RunRecord>> RebuildAsync() => Get<NightlyRebuild>().RunAsync(null, CancellationToken.None);

    internal async Task<string> TextAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{address} answers {(int)response.StatusCode}: {text}");
        return text;
    }

    internal async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await TextAsync(address))!;
}
