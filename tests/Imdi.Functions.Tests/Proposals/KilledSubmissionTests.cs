using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>A submission that dies before any one of its requests to storage, and is sent again: one proposal, whole, and everybody told once.</summary>
public sealed class KilledSubmissionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_submission_that_is_killed_before_any_of_its_requests_is_finished_when_it_is_sent_again(bool isDraft)
    {
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        var dying = new DyingWithinRequests();
        await using var house = await OpenAsync(storage, dying);
        await house.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        foreach (string country in new[] { "NPL", "QAT" }) await AddAsync(house, CountryCode.Parse(country));
        using var client = house.Client();
        int killed = 0;

        for (bool died = true; died; killed++)
        {
            string key = $"killed-before-request-{killed}", body = isDraft ? $$"""{"draft":"{{await DraftAsync(client, key)}}"}""" : Body(key);
            dying.After(killed);
            using var first = await SendAsync(client, key, body);
            died = dying.Live();
            Assert.Equal(died, !first.IsSuccessStatusCode);

            // By the process that lost a request, and by one that knows nothing of it.
            await using var other = killed % 2 == 0 ? null : await OpenAsync(storage, new());
            using var again = other?.Client();
            using var second = await SendAsync(again ?? client, key, body);
            Assert.True(second.IsSuccessStatusCode, await second.Content.ReadAsStringAsync());
            await AssertWholeAsync(house.Services, JsonDocument.Parse(await second.Content.ReadAsStringAsync()).RootElement, key);
        }

        // The last one lived.
        Assert.InRange(killed, 8, 20);
        Assert.Equal(killed, await house.Services.GetRequiredService<ProposalStore>().ListAsync(CancellationToken.None).CountAsync());
        Assert.Null((await house.Services.GetRequiredService<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
    }

    private static async Task AssertWholeAsync(IServiceProvider services, JsonElement receipt, string key)
    {
        string reference = receipt.GetProperty("reference").GetString()!;
        var proposal = (await services.GetRequiredService<ProposalStore>().FindByReferenceAsync(reference, CancellationToken.None))!;
        Assert.Equal((receipt.GetProperty("id").GetString(), key), (proposal.Id, proposal.Content.Identification.Title));
        Assert.Empty(proposal.NotAsked());
        Assert.Equal(proposal.Id, (await services.GetRequiredService<OwnLinks>().ProposalAsync(receipt.GetProperty("link").GetString()!, CancellationToken.None))!.Id);
        var messages = await services.GetRequiredService<OutboxStore>().AllAsync(CancellationToken.None).Where(message => message.Id.Contains(proposal.Id, StringComparison.Ordinal)).ToListAsync();
        Assert.Equal(["asha@example.org", "npl@example.org", "projects@example.org", "qat@example.org"], messages.Select(message => message.To).Order(StringComparer.Ordinal));
        var entries = await services.GetRequiredService<AuditStore>().ReadAsync(DateOnly.FromDateTime(A.Now.UtcDateTime), CancellationToken.None).Where(entry => entry.Subject.StartsWith(proposal.Id, StringComparison.Ordinal)).ToListAsync();
        Assert.Single(entries, entry => entry.What == "proposal-submitted");
    }

    private static Task<TestHost> OpenAsync(string storage, DyingWithinRequests dying) => TestHost.WholeAsync(
        storage, new FakeTimeProvider(A.Now), "Development", new() { ["Imdi:PostsPerMinute"] = "100000", ["FormGuard:FormsPerDay"] = "100000" },
        services => services.AddHttpContextAccessor().AddSingleton(AzuriteServer.Clients(storage, dying)));

    private static async Task AddAsync(TestHost house, CountryCode country) => Assert.Null(await house.Services.GetRequiredService<PersonStore>().AddAsync(
        new($"focal:{country}", "Focal point", $"{country.Alpha3.ToLowerInvariant()}@example.org", Language.English, [Role.FocalPoint], null, [country], null, DateOnly.FromDateTime(A.Now.UtcDateTime), null) { VerifiedOn = DateOnly.FromDateTime(A.Now.UtcDateTime) },
        CancellationToken.None));

    private static string Body(string title) => JsonSerializer.Serialize(A.Content(content => content with { Identification = content.Identification with { Title = title } }), DraftJson.Options);

    private static async Task<string> DraftAsync(HttpClient client, string title)
    {
        var answers = JsonAnswers.Of(A.Content(content => content with { Identification = content.Identification with { Title = title } }));
        using var opened = await client.PostAsync(new Uri("/api/proposals/drafts", UriKind.Relative), new StringContent(JsonSerializer.Serialize(new { answers, language = "en" }), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return JsonDocument.Parse(await opened.Content.ReadAsStringAsync()).RootElement.GetProperty("link").GetString()!;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/proposals") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>After so many requests to storage that answering a caller takes, this one and all later ones never leave; what goes on beside lives.</summary>
    private sealed class DyingWithinRequests : HttpPipelineSynchronousPolicy
    {
        private readonly HttpContextAccessor _current = new();

        private int _left = int.MaxValue;

        public void After(int requests) => _left = requests;

        /// <summary>From now on; whether it had died.</summary>
        public bool Live() => Interlocked.Exchange(ref _left, int.MaxValue) < 0;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (_current.HttpContext is not null && Interlocked.Decrement(ref _left) < 0) throw new KilledException();
        }
    }
}
