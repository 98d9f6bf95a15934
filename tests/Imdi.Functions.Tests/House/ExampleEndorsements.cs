using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of endorsements need: three proposals that wait, the first endorsed by Nepal, the third with a country that has no focal point.</summary>
internal static class ExampleEndorsements
{
    public static async Task SubmitAsync(IServiceProvider services)
    {
        for (int number = 1; number <= 3; number++)
        {
            var proposal = AskedProposal.Of($"01JEND0000000000000000000{number}", one => one.In(AskedProposal.Nepal, number == 3 ? CountryCode.Parse("OMN") : AskedProposal.Qatar) with { IsDemonstration = false })
                .RequestEndorsement(AskedProposal.Nepal, AskedProposal.Submitted).Value;
            if (number == 1) proposal = proposal.Endorse(AskedProposal.Nepal, AskedProposal.By, AskedProposal.Submitted.AddDays(3)).Value;
            Assert.True(await services.GetRequiredService<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        }
    }
}
