using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>A scanner that says what a test wants.</summary>
internal sealed class SettableScan : IMalwareScan
{
    public ScanVerdict Verdict { get; set; } = new(ScanResult.Clean);

    public Task<ScanVerdict> RunAsync(Stream content, CancellationToken cancellation) => Task.FromResult(Verdict);
}

/// <summary>The application over an empty account.</summary>
public sealed class AttachmentHouse : IAsyncLifetime
{
    private TestHost _host = null!;
    private int _drafts;

    internal SettableScan Scan { get; } = new();

    internal SentMessages Outbox { get; } = new();

    internal IServiceProvider Services => _host.Services;

    internal HttpClient Client { get; private set; } = null!;

    internal AttachmentStore Store => Services.GetRequiredService<AttachmentStore>();

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), environment: "Development", settings: new() { ["Imdi:PostsPerMinute"] = "10000" },
            add: services => services.AddSingleton<IMalwareScan>(Scan).AddSingleton<IOutbox>(Outbox));
        await Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        Client = _host.Client();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>A draft with the link to it.</summary>
    internal async Task<OwnDraft> DraftAsync()
    {
        string id = SubmissionId.Of(DateTimeOffset.UtcNow, [0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)Interlocked.Increment(ref _drafts)]).ToString();
        await Table.UpsertEntityAsync(new TableEntity("draft", id));
        return new(id, await LinkAsync("draft", id), this);
    }

    /// <summary>The proposal comes to the panel, and one of its members says that he has no conflict with it.</summary>
    internal async Task SeatAsync(Proposal proposal, int number)
    {
        foreach (var organisation in Panel.A.Organisations) await Services.GetRequiredService<OrganisationStore>().AddAsync(organisation, CancellationToken.None);
        await Services.GetRequiredService<PersonStore>().AddAsync(Panel.A.Member(number), CancellationToken.None);
        var store = Services.GetRequiredService<ProposalStore>();
        var stored = (await store.FindAsync(proposal.Id, CancellationToken.None))!;
        Assert.True((await store.SaveAsync(stored, stored with { Stage = ProposalStage.WithPanel }, CancellationToken.None)).IsOk);
        Assert.True((await Services.GetRequiredService<PanelFiles>().ChangeAsync(proposal.Reference, file => file.Declare(Panel.A.Member(number).Id, false, null, DateTimeOffset.UtcNow), CancellationToken.None)).IsOk);
    }

    internal Task<string> LinkAsync(string purpose, string subject) => Services.GetRequiredService<AccessLinkStore>().IssueAsync(purpose, subject, DateTimeOffset.UtcNow, TimeSpan.FromHours(1), CancellationToken.None);

    internal TableClient Table => Services.GetRequiredService<StorageClients>().Table(StorageNames.Proposals);

    internal async Task<List<AuditEntry>> AuditAsync() => await Services.GetRequiredService<AuditStore>().ReadAsync(DateOnly.FromDateTime(DateTime.UtcNow), CancellationToken.None).ToListAsync();

    internal async Task<HttpResponseMessage> AsAsync(string? role, HttpMethod method, string address, HttpContent? content = null, string? link = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (link is not null) request.Headers.Add("Imdi-Link", link);
        if (role is not null)
        {
            using var signIn = new HttpRequestMessage(HttpMethod.Post, "/api/auth/development") { Content = new StringContent($"{{\"role\":\"{role}\"}}", Encoding.UTF8, "application/json") };
            signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var signedIn = await Client.SendAsync(signIn);
            request.Headers.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        }

        return await Client.SendAsync(request);
    }

    internal static async Task<string?> CodeOf(HttpResponseMessage response) => ((string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())?["type"])?["urn:imdi:".Length..];
}

/// <summary>A draft as whoever writes it holds it.</summary>
internal sealed record OwnDraft(string Id, string Link, AttachmentHouse House)
{
    public string Address => $"/api/proposals/drafts/{Id}/attachments";

    public string Back => $"/en/apply/r/{Link}/files/";

    public Task<HttpResponseMessage> OpenAsync(string name, long bytes, string? link = null) => House.AsAsync(null, HttpMethod.Post, Address, JsonContent.Create(new { fileName = name, bytes }), link ?? Link);

    /// <summary>Opens, puts blocks at the signed address as a browser does, and completes.</summary>
    public async Task<HttpResponseMessage> SendAsync(string name, params byte[][] blocks)
    {
        using var opened = await OpenAsync(name, blocks.Sum(block => block.Length));
        var answer = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!;
        string id = (string)answer["upload"]!["id"]!, address = (string)answer["address"]!["url"]!;
        List<string> ids = [];
        foreach (byte[] block in blocks)
        {
            ids.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D6}")));
            using var content = new ByteArrayContent(block);
            using var put = await House.Client.PutAsync(new Uri($"{address}&comp=block&blockid={Uri.EscapeDataString(ids[^1])}"), content);
            Assert.Equal(201, (int)put.StatusCode);
        }

        return await House.AsAsync(null, HttpMethod.Post, $"{Address}/{id}/complete", JsonContent.Create(new { blocks = ids }), Link);
    }

    /// <summary>The form without script.</summary>
    public async Task<HttpResponseMessage> FormAsync(string? name, byte[] bytes, string? link = null, string? back = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent("en"), "lang" }, { new StringContent(link ?? Link), "link" }, { new StringContent(back ?? Back), "back" } };
        if (name is not null) form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", name);
        return await House.AsAsync(null, HttpMethod.Post, Address, form);
    }

    public async Task<AttachmentSet> SetAsync() => await House.Store.ReadAsync(Id, CancellationToken.None);

    /// <summary>The draft becomes a proposal with its files.</summary>
    public async Task<Proposal> SubmitAsync()
    {
        var proposal = Sample.Proposal(Id) with { Attachments = (await SetAsync()).ForSubmission().Value };
        await House.Services.GetRequiredService<ProposalStore>().AddAsync(proposal, CancellationToken.None);
        await House.Table.DeleteEntityAsync("draft", Id);
        return proposal;
    }
}
