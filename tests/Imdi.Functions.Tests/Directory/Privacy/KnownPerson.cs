using System.Text;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Funding;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Directory.Privacy;

/// <summary>One person in every store that keeps people, under one address and one name.</summary>
internal static class KnownPerson
{
    public const string Address = "Maria.Perera+imdi@ministry.example.org", Name = "Maria Perera", LetterHash = "9b1f";

    public const string DraftId = "01KB0000000000000000PRSNA1", OtherDraftId = "01KB0000000000000000PRSNA2", FileId = "01KB0000000000000000PRSNA3", ProposalId = "01KB0000000000000000PRSNA4", PledgeId = "01KB0000000000000000PRSNA5";

    /// <returns>Secrets of links that were sent to the address.</returns>
    public static async Task<(string Draft, string Status)> StoreAsync(IServiceProvider services, DateTimeOffset now)
    {
        var none = CancellationToken.None;
        T Get<T>() where T : notnull => services.GetRequiredService<T>();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        Assert.Null(await Get<PersonStore>().AddAsync(new("subject:maria", Name, Address, Language.English, [Role.FocalPoint], null, [AskedProposal.Nepal], null, today.AddDays(-1), today.AddYears(1)) { VerifiedOn = today }, none));
        Assert.Null(await Get<OrganisationStore>().AddAsync(new("ministry", "Ministry of Labour", Constituency.OriginGovernment, AskedProposal.Nepal, null, null) { Email = Address.ToLowerInvariant() }, none));
        Assert.Null(await Get<OrganisationStore>().AddAsync(new("giver", "A donor", Constituency.Donor, null, null, null) { Email = "giver@example.org" }, none));

        var draft = Draft.New(DraftId, Language.English, now) with { Revision = 1, Answers = new Dictionary<string, string> { ["applicant.contact.email"] = Address, ["applicant.contact.name"] = Name }, LinkMailedTo = Address };
        Assert.True(await Get<DraftStore>().AddAsync(draft, none));
        Assert.True(await Get<DraftStore>().AddAsync(draft with { Id = OtherDraftId, Answers = new Dictionary<string, string> { ["applicant.contact.email"] = "other@example.org", ["partners.executing.0.email"] = Address }, LinkMailedTo = null }, none));
        var attachments = Get<AttachmentStore>();
        Assert.True((await attachments.SaveAsync(new(DraftId, []), new(DraftId, [new(FileId, "study.pdf", 3, AttachmentState.Clean, now)]), none)).IsOk);
        await attachments.PutAsync(FileId, new MemoryStream(Encoding.UTF8.GetBytes(Address)), none);

        var proposal = AskedProposal.Of(ProposalId, one => one.In(AskedProposal.Nepal, AskedProposal.Qatar)).RequestEndorsement(AskedProposal.Nepal, now).Value
            .Endorse(AskedProposal.Nepal, new Signing("Ministry of Labour", Name, null, LetterHash), now).Value;
        var content = proposal.Content;
        Assert.True(await Get<ProposalStore>().AddAsync(proposal with
        {
            Content = content with
            {
                Applicant = content.Applicant with { Contact = new(Name, Address, "+977 1 000000") }, Partners = content.Partners with { Executing = [new("Agency", null, Address)] }, Sustainability = $"Write to {Address}.",
            },
            FocalPoints = [new(AskedProposal.Qatar, Address, Language.English, "Called back", now)],
            Questions = [new(1, AskedProposal.Nepal, "Who signs?", now, $"Ask {Address}, please", now)],
        }, none));

        Assert.True(await Get<InterestStore>().AddAsync(new("01KB0000000000000000PRSNA6", "IMDI-TEST", InterestKind.Person, null, null, "Teaching", $"I am {Name}", null, Name, Address, Language.English, true, now), none));
        var promises = Get<TakePromises>();
        var secretariat = new Caller("demonstration:secretariat", "Secretariat", new HashSet<Role> { Role.Secretariat }, []);
        Assert.True((await promises.PledgeAsync(new(SomeFunding.Dollars(1_000), MoneyWindow.CoreId, Name, Address), PledgeId, Caller.Public, now, none)).IsOk);
        Assert.True((await promises.SignAsync(new("giver", "AGR 1", today, [new(MoneyWindow.CoreId, SomeFunding.Dollars(1_000))], Pledge: PledgeId), "C1", secretariat, now, none)).IsOk);
        Assert.True((await promises.ReceiveAsync(new("C1", MoneyWindow.CoreId, SomeFunding.Dollars(1_000), today, today), "R1", secretariat, now, none)).IsOk);

        await Get<SubscriptionStore>().AddAsync(new("follows", new Corridor(AskedProposal.Qatar, AskedProposal.Nepal), 5, Address, Language.English, now), none);
        Assert.True(await Get<ReportStore>().AddAsync("01KB0000000000000000PRSNA7", new(new Corridor(AskedProposal.Qatar, AskedProposal.Nepal), "Bank", $"Wrong, says {Address}", null, null, Address, now), none));

        // One that leaves, as a file; one that waits; one to somebody else that speaks of the person.
        var outbox = Get<IOutbox>();
        await outbox.QueueAsync(new("interest-received/1", Address, Language.English, "interest-received", ["IMDI-TEST"]), none);
        await Get<SendOutbox>().RunAsync(none);
        await outbox.QueueAsync(new("interest-received/2", Address, Language.English, "interest-received", ["IMDI-TEST"]), none);
        await outbox.QueueAsync(new("interest-received/3", "other@example.org", Language.English, "interest-received", [$"IMDI-TEST, by {Address}"]), none);
        var links = Get<AccessLinkStore>();
        return (await links.IssueAsync("draft", DraftId, now, TimeSpan.FromDays(60), none), await links.IssueAsync("status", ProposalId, now, TimeSpan.FromDays(60), none));
    }

    /// <summary>Every row and every blob of the account that has a text in it, but for received files, which cannot be changed.</summary>
    public static async Task<List<string>> PlacesOfAsync(StorageClients storage, string text)
    {
        List<string> places = [];
        foreach (string name in StorageNames.Tables)
        {
            await foreach (var row in storage.Table(name).QueryAsync<Azure.Data.Tables.TableEntity>())
                if (row.Any(property => property.Value is string value && value.Contains(text, StringComparison.OrdinalIgnoreCase))) places.Add($"{name}/{row.PartitionKey}/{row.RowKey}");
        }

        foreach (string name in StorageNames.Containers.Where(name => name != StorageNames.Raw))
        {
            await foreach (var blob in storage.Container(name).GetBlobsAsync())
            {
                var content = (await storage.Container(name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
                if (Encoding.UTF8.GetString(content.ToArray()).Contains(text, StringComparison.OrdinalIgnoreCase)) places.Add($"{name}/{blob.Name}");
            }
        }

        return places;
    }
}
