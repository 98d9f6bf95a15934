using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>References stand among the proposals that they lead to.</summary>
public sealed class ProposalReferenceTests
{
    [Fact]
    public async Task A_reference_leads_to_its_proposal_and_is_in_no_list()
    {
        var store = new ProposalStore(await AzuriteServer.FreshAsync());
        var proposal = A.Proposal();

        Assert.Equal((true, false), (await store.AddAsync(proposal, CancellationToken.None), await store.AddAsync(proposal with { Round = 2 }, CancellationToken.None)));

        Assert.Equal(1, (await store.FindByReferenceAsync(proposal.Reference.ToLowerInvariant(), CancellationToken.None))!.Round);
        Assert.Equal((1, 1, 1, 0), (
            await store.ListAsync(CancellationToken.None).CountAsync(), await store.AllAsync(CancellationToken.None, ProposalStage.AwaitingEndorsement).CountAsync(),
            await store.PastAsync(CancellationToken.None).CountAsync(), await store.AllAsync(CancellationToken.None, ProposalStage.Withdrawn).CountAsync()));
    }

    [Fact]
    public async Task What_was_just_stored_is_changed_without_reading_it_again_and_only_once()
    {
        var store = new ProposalStore(await AzuriteServer.FreshAsync());
        var stored = (await store.InsertAsync(A.Proposal(), CancellationToken.None)).Value;

        Assert.True((await store.SaveAsync(stored, stored with { Round = 2 }, CancellationToken.None)).IsOk);
        Assert.Equal(Rows.ChangedMeanwhile, (await store.SaveAsync(stored, stored with { Round = 3 }, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_reference_from_before_they_stood_there_still_leads_to_its_proposal()
    {
        var storage = await AzuriteServer.FreshAsync();
        var (store, proposal) = (new ProposalStore(storage), A.Proposal());
        await store.AddAsync(proposal, CancellationToken.None);
        await storage.Table(StorageNames.Proposals).DeleteEntityAsync("proposal", $"reference-{proposal.Reference}");
        Assert.Null(await store.FindByReferenceAsync(proposal.Reference, CancellationToken.None));

        await storage.Table(StorageNames.Proposals).UpsertAsync(new("reference", proposal.Reference) { ["Id"] = proposal.Id }, CancellationToken.None);

        Assert.Equal(proposal.Id, (await store.FindByReferenceAsync(proposal.Reference, CancellationToken.None))!.Id);
    }
}
