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

    /// <summary>A receipt and its correction in the ledger, each asked for with somebody's address first.</summary>
    internal async Task EnterAsync()
    {
        var (take, move, now, none) = (Get<TakePromises>(), Get<MoveMoney>(), new DateTimeOffset(2026, 11, 30, 2, 0, 0, TimeSpan.Zero), CancellationToken.None);
        var (caller, today, amount) = (new Caller("secretariat", "Secretariat", new HashSet<Role> { Role.Secretariat }, []), DateOnly.FromDateTime(now.Date), new Imdi.Shared.Money(50_000_00, RegisterData.Dollar));
        foreach (string personal in RegisterData.Personal.Where(text => text.Contains('@', StringComparison.Ordinal)))
            Assert.False((await take.SignAsync(new("norway", $"Agreed with {personal}", today, [new("core", amount)]), "C1", caller, now, none)).IsOk);
        Assert.True((await take.SignAsync(new("norway", "AGR 1", today, [new("core", amount)]), "C1", caller, now, none)).IsOk);
        Assert.True((await take.ReceiveAsync(new("C1", "core", amount, today, today), "R1", caller, now, none)).IsOk);
        var order = new MoveOrder(caller, "k", today, now);
        foreach (string personal in RegisterData.Personal.Where(text => text.Contains('@', StringComparison.Ordinal)))
            Assert.False((await move.CorrectAsync(1, order with { Text = $"Asked of {personal}" }, none)).IsOk);
        Assert.True((await move.CorrectAsync(1, order with { Text = "Another account." }, none)).IsOk);
    }

    internal async Task<string> TextAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{address} answers {(int)response.StatusCode}: {text}");
        return text;
    }

    internal async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await TextAsync(address))!;
}
