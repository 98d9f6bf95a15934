using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>The whole application over storage with five members on the panel; one of them acts for the agency that executes every proposal.</summary>
public sealed class PanelHouse : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _signedIn = [];
    private TestHost _host = null!;

    public FakeTimeProvider Clock { get; } = new(A.Now);

    internal SentMessages Outbox { get; } = new();

    public IReadOnlyCollection<OutboxMessage> Sent => Outbox.All;

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public HttpClient Stranger() => _host.Client();

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), Clock, "Development", new() { ["Imdi:PostsPerMinute"] = "100000" }, services => services.AddSingleton<IOutbox>(Outbox));
        await Get<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        foreach (var organisation in A.Organisations) await Get<OrganisationStore>().AddAsync(organisation, CancellationToken.None);
        for (int number = 1; number <= 5; number++) await Get<PersonStore>().AddAsync(A.Member(number), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _signedIn.Values) client.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Stores a proposal and answers its reference.</summary>
    public async Task<string> StoreAsync(string title, Func<Proposal, Proposal>? change = null)
    {
        var proposal = A.Proposal(title, change);
        Assert.True(await Get<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        return proposal.Reference;
    }

    /// <summary>A proposal that members 1, 2 and 4 are to review; all but the one in conflict have declared.</summary>
    public async Task<string> AssignedAsync(string title, Func<Proposal, Proposal>? change = null)
    {
        string reference = await StoreAsync(title, change);
        await AssignAsync(reference);
        return reference;
    }

    public async Task<string> ScoredAsync(string title, params int[] marks)
    {
        string reference = await AssignedAsync(title);
        await ScoreAsync(reference, marks);
        return reference;
    }

    public async Task<string> VotedAsync(string title, Ballot ballot = Ballot.For, params int[] marks)
    {
        string reference = await ScoredAsync(title, marks);
        await VoteAsync(reference, ballot);
        return reference;
    }

    public async Task AssignAsync(string reference)
    {
        foreach (int number in (int[])[1, 2, 4, 5]) await ActAsync(reference, file => file.Declare(Id(number), false, null, A.Now));
        await ActAsync(reference, file => file.Assign([Id(1), Id(2), Id(4)], A.Today.AddDays(14), A.Now));
    }

    public async Task ScoreAsync(string reference, params int[] marks)
    {
        foreach (int number in (int[])[1, 2, 4]) await ActAsync(reference, file => file.SaveReview(Id(number), A.Marks(marks), null, true, A.Now));
    }

    public async Task VoteAsync(string reference, Ballot ballot)
    {
        await ActAsync(reference, file => file.OpenVote(A.Now));
        foreach (int number in (int[])[1, 2, 4]) await ActAsync(reference, file => file.Cast(Id(number), ballot));
        await ActAsync(reference, file => file.CloseVote(A.Now));
    }

    public async Task<PanelFile> ActAsync(string reference, Func<PanelFile, Outcome<PanelFile>> act) => (await Get<PanelFiles>().ChangeAsync(reference, act, CancellationToken.None)).Value.After;

    public async Task<PanelFile> FileAsync(string reference) => (await Get<PanelFiles>().FindAsync(reference, CancellationToken.None)).Value;

    public static string Id(int number) => $"demonstration:panel-{number}";

    public Task<HttpClient> MemberAsync(int number) => SignedInAsync($"panel-{number}");

    public async Task<HttpClient> SignedInAsync(string role)
    {
        if (_signedIn.TryGetValue(role, out var known)) return known;
        var client = _host.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.PostAsJsonAsync("/api/auth/development", new { role });
        Assert.True(answer.IsSuccessStatusCode, role);
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return _signedIn[role] = client;
    }

    public async Task<IReadOnlyList<AuditEntry>> TrailAsync(string reference) => await Get<PanelAuditStore>().ReadAsync(reference, A.Today.AddDays(-30), CancellationToken.None);

    public static async Task<string?> CodeOf(HttpResponseMessage answer) => ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["type"])?.Replace("urn:imdi:", "", StringComparison.Ordinal);

    public static async Task<JsonNode> PostAsync(HttpClient client, string address, object? body = null, string? ifMatch = null)
    {
        using var answer = await SendAsync(client, address, body, ifMatch);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<string?> RefusedAsync(HttpClient client, string address, object? body = null, string? ifMatch = null)
    {
        using var answer = await SendAsync(client, address, body, ifMatch);
        return await CodeOf(answer);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, object? body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }
}
