using System.Net.Http.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

/// <summary>The whole application with focal points of Nepal and Qatar, none of Bangladesh.</summary>
public sealed class EndorsementHouse : IAsyncLifetime
{
    private TestHost _host = null!;
    private int _proposals;

    internal FakeTimeProvider Clock { get; } = new(Submitted);

    internal SentMessages Outbox { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(
            await AzuriteServer.FreshConnectionStringAsync(), Clock, "Development", new() { ["Imdi:PostsPerMinute"] = "10000", ["Imdi:BaseAddress"] = "https://imdi.example" }, services => services.AddSingleton<IOutbox>(Outbox));
        await Get<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        Client = _host.Client();
        foreach (var (id, country) in new[] { ("npl", Nepal), ("qat", Qatar) })
        {
            var person = new Person($"invited:{id}", "Focal point", $"{id}@example.org", Language.English, [Role.FocalPoint], null, [country], null, new(2026, 1, 1), null) { VerifiedOn = new(2026, 1, 1) };
            Assert.Null(await Get<PersonStore>().AddAsync(person, CancellationToken.None));
        }
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    internal async Task<Proposal> SubmittedAsync(Func<Proposal, Proposal>? change = null, bool isAsked = true)
    {
        string id = SubmissionId.Of(Submitted.AddSeconds(Interlocked.Increment(ref _proposals)), new byte[SubmissionId.EntropyBytes]).ToString();
        var proposal = Of(id, change);
        Assert.True(await Get<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        if (isAsked) await Get<RequestEndorsements>().RunAsync(id, CancellationToken.None);
        return await NowAsync(proposal);
    }

    internal async Task<Proposal> NowAsync(Proposal proposal) => (await Get<ProposalStore>().FindAsync(proposal.Id, CancellationToken.None))!;

    internal async Task SaveAsync(Proposal proposal, Func<Proposal, Proposal> change)
    {
        var was = await NowAsync(proposal);
        Assert.True((await Get<ProposalStore>().SaveAsync(was, change(was), CancellationToken.None)).IsOk);
    }

    internal string SecretOf(Proposal proposal, string who, string template = "endorsement-requested") => Outbox.SecretTo($"{who}@example.org", template, proposal.Id);

    internal Task<List<AuditEntry>> AuditAsync(Proposal proposal) => Get<AuditStore>().ReadAsync(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime), CancellationToken.None)
        .Where(entry => entry.Subject.StartsWith(proposal.Id, StringComparison.Ordinal)).ToListAsync().AsTask();

    internal async Task<HttpResponseMessage> GetAsync(string address, string? role = null) => await SendAsync(new(HttpMethod.Get, address), role);

    internal async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields, string? role = null) =>
        await SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }, role);

    internal Task<HttpResponseMessage> PostJsonAsync(string address, object body, string? role = null, string? ifMatch = null) => SendJsonAsync(HttpMethod.Post, address, body, role, ifMatch);

    internal async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string address, object body, string? role = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await SendAsync(request, role);
    }

    /// <summary>A country's yes by its link, with fields changed or left out.</summary>
    internal Task<HttpResponseMessage> AnswerAsync(Proposal proposal, string token, string country, string answer = "endorse", Action<Dictionary<string, string>>? change = null)
    {
        Dictionary<string, string> fields = new() { ["lang"] = "en", ["token"] = token, ["country"] = country, ["round"] = "1", ["answer"] = answer, ["office"] = "Ministry of Labour", ["signatory"] = "A. Sharma", ["reason"] = answer == "refuse" ? "It does not fit the plan." : "" };
        change?.Invoke(fields);
        return PostAsync($"/api/proposals/{proposal.Id}/endorsements", fields);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? role)
    {
        using var _ = request;
        if (role is not null)
        {
            using var signIn = await Client.PostAsJsonAsync(new Uri("/api/auth/development", UriKind.Relative), new { role });
            request.Headers.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        }

        return await Client.SendAsync(request);
    }
}
