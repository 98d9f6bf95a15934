using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Directory.Privacy;

/// <summary>Somebody asks for everything that is kept of them, then to be forgotten.</summary>
public sealed class PersonalDataTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private TestHost _host = null!;
    private HttpClient _secretariat = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), new FakeTimeProvider(Now), "Development", add: services =>
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(AfterStart<OutboxWorker>))));
        await _host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        _secretariat = _host.Client();
        _secretariat.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var signedIn = await _secretariat.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" });
        _secretariat.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    public async Task DisposeAsync()
    {
        _secretariat.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public void A_copy_names_nobody_else_and_nothing_that_is_not_released()
    {
        var proposal = AskedProposal.Of(change: one => one.NameFocalPoint(new(AskedProposal.Nepal, "npl@example.org", Language.English, "Note verbale", Now)).Value.Endorse(AskedProposal.Nepal, AskedProposal.By, Now).Value)
            with { Decision = new(DecisionKind.Reject, 1, "Not yet told.", [], 40, "1", 0, 5, 0, Now, null) };

        string theirs = JsonSerializer.Serialize(proposal.For(PersonSought.Of("npl@example.org").Value)), applicants = JsonSerializer.Serialize(proposal.For(PersonSought.Of(proposal.Content.Applicant.Contact!.Email).Value));

        Assert.Contains(AskedProposal.By.Signatory!, theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(proposal.Content.Applicant.Contact.Email, theirs, StringComparison.Ordinal);
        Assert.Contains(proposal.Content.Applicant.Contact.Email, applicants, StringComparison.Ordinal);
        Assert.All(["npl@example.org", AskedProposal.By.Signatory!, "Not yet told."], other => Assert.DoesNotContain(other, applicants, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_is_handed_out_and_then_nothing_is_left_but_what_happened()
    {
        var storage = Get<StorageClients>();
        var (draft, status) = await KnownPerson.StoreAsync(_host.Services, Now);

        var export = await PostAsync("/api/directory/personal-data", KnownPerson.Address.ToUpperInvariant());
        Assert.Equal(
            ["drafts", "interests", "messages", "organisations", "people", "pledges", "price-reports", "proposals", "subscriptions"],
            export["records"]!.AsArray().Select(record => (string)record!["holding"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("+977 1 000000", export.ToJsonString().Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);

        var erased = await PostAsync("/api/directory/personal-data/erasure", KnownPerson.Address);
        Assert.Equal(2, (int)erased["records"]!["drafts"]!);
        Assert.Empty(await KnownPerson.PlacesOfAsync(storage, KnownPerson.Address));
        Assert.Empty(await KnownPerson.PlacesOfAsync(storage, KnownPerson.Name));

        // What happened stands.
        var proposal = (await Get<ProposalStore>().FindAsync(KnownPerson.ProposalId, CancellationToken.None))!;
        Assert.Equal(("Ministry of Labour", KnownPerson.LetterHash, EndorsementState.Endorsed), (proposal.Endorsements[0].Office, proposal.Endorsements[0].LetterHash, proposal.Endorsements[0].State));
        Assert.Null(proposal.Endorsements[0].Signatory);
        Assert.True((await Get<VerifyLedger>().RunAsync(Now, CancellationToken.None)).IsSound);
        Assert.Null((await Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
        Assert.Equal(PledgeState.Signed, (await Get<FundingStore>().FindAsync<Pledge>(KnownPerson.PledgeId, CancellationToken.None))!.State);
        Assert.Equal("other@example.org", (await Get<DraftStore>().FindAsync(KnownPerson.OtherDraftId, CancellationToken.None))!.Answers["applicant.contact.email"]);

        // Links that were sent there lead nowhere; messages that waited are not sent.
        Assert.False((await Get<AccessLinkStore>().FindAsync("status", status, CancellationToken.None))!.IsValid(Now));
        Assert.False((await Get<AccessLinkStore>().FindAsync("draft", draft, CancellationToken.None))!.IsValid(Now));
        Assert.Equal(MessageState.Erased, (await Get<OutboxStore>().FindAsync(StoredMessage.KeyOf("interest-received/2"), CancellationToken.None))!.State);
        Assert.Equal(MessageState.Waiting, (await Get<OutboxStore>().FindAsync(StoredMessage.KeyOf("interest-received/3"), CancellationToken.None))!.State);

        // One entry an act, by a hash that is the same for the same address.
        var entries = await Get<AuditStore>().ReadAsync(DateOnly.FromDateTime(Now.UtcDateTime), CancellationToken.None).Where(entry => entry.What.StartsWith("personal-data", StringComparison.Ordinal)).ToListAsync();
        Assert.Equal((2, 1), (entries.Count, entries.Select(entry => entry.Subject).Distinct().Count()));

        // Again it finds nothing, and the proposal goes on.
        Assert.Empty((await PostAsync("/api/directory/personal-data/erasure", KnownPerson.Address))["records"]!.AsObject());
        await GoesOnAsync(proposal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData(null)]
    public async Task What_is_no_address_is_refused(string? address)
    {
        using var answer = await _secretariat.PostAsJsonAsync("/api/directory/personal-data", new { address });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_form_shows_what_is_kept_and_erases_it()
    {
        await Get<OrganisationStore>().AddAsync(new("one", "One", Constituency.Donor, null, null, null) { Email = "one@example.org" }, CancellationToken.None);

        string found = await FormAsync("/api/directory/personal-data", HttpStatusCode.OK, "one@example.org");
        Assert.Contains("action=\"/api/directory/personal-data/erasure\"", found, StringComparison.Ordinal);
        await FormAsync("/api/directory/personal-data", HttpStatusCode.UnprocessableEntity, "one");
        await FormAsync("/api/directory/personal-data/erasure", HttpStatusCode.OK, "one@example.org");

        Assert.Null((await Get<OrganisationStore>().FindAsync("one", CancellationToken.None))!.Email);
    }

    // The country that has not answered endorses, the gate passes what it has; whom nobody can write to is written to by nobody.
    private async Task GoesOnAsync(Proposal proposal)
    {
        await Get<RequestEndorsements>().RunAsync(proposal.Id, CancellationToken.None);
        var endorsed = (await Get<ProposalStore>().FindAsync(proposal.Id, CancellationToken.None))!.Endorse(AskedProposal.Qatar, AskedProposal.By, Now.AddDays(1));
        Assert.True((await Get<ProposalStore>().SaveAsync((await Get<ProposalStore>().FindAsync(proposal.Id, CancellationToken.None))!, endorsed.Value, CancellationToken.None)).IsOk);
        await Get<EndorsementMail>().TellEndorsedAsync(endorsed.Value, AskedProposal.Qatar, CancellationToken.None);
        Assert.DoesNotContain(await Get<OutboxStore>().AllAsync(CancellationToken.None).ToListAsync(), message => message.Template == "proposal-endorsed");
    }

    private T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task<JsonNode> PostAsync(string door, string address)
    {
        using var answer = await _secretariat.PostAsJsonAsync(door, new { address });
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<string> FormAsync(string door, HttpStatusCode expected, string address)
    {
        using var answer = await _secretariat.PostAsync(door, new FormUrlEncodedContent([new("lang", "en"), new("address", address)]));
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
