using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

/// <summary>What a look for forgotten requests costs: storage is paid by the transaction, and every sweep looks.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task Where_nobody_is_to_be_asked_a_sweep_is_one_transaction_however_many_proposals_there_are()
    {
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        var recording = new RecordingPolicy();
        await using var host = await TestHost.WholeAsync(
            storage, new FakeTimeProvider(Submitted), "Development", add: services => services.AddSingleton(AzuriteServer.Clients(storage, recording)).AddSingleton<IOutbox>(new SentMessages()));
        await host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        var (proposals, request) = (host.Services.GetRequiredService<ProposalStore>(), host.Services.GetRequiredService<RequestEndorsements>());
        for (int number = 0; number < 30; number++)
        {
            var asked = Of(A.Id(number)) is var one ? one.Parties().Aggregate(one, (so, party) => so.Request(party, Submitted).Value) : null!;
            Assert.True(await proposals.AddAsync(number < 3 ? asked : asked.Withdraw(Submitted).Value, CancellationToken.None));
        }

        Assert.Equal(1, await CountAsync());
        Assert.True(await proposals.AddAsync(Of(A.Id(30)), CancellationToken.None));
        Assert.True(await CountAsync() > 1);
        Assert.Equal((3 + 1, 27), (await proposals.ListAsync(CancellationToken.None, ProposalStage.AwaitingEndorsement).CountAsync(), await proposals.ListAsync(CancellationToken.None, ProposalStage.Withdrawn, ProposalStage.Rejected).CountAsync()));

        async Task<int> CountAsync()
        {
            recording.Clear();
            await request.RunAsync(CancellationToken.None);
            return recording.Requests.Count(sent => sent.Path.StartsWith(StorageNames.Proposals, StringComparison.Ordinal));
        }
    }
}
