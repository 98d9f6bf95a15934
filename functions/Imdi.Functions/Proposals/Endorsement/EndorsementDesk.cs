using Imdi.Functions.Directory;
using Imdi.Shared;
using Shown = Imdi.Web.Pages.Endorse;

namespace Imdi.Functions.Proposals;

/// <summary>What the desk shows: what is asked of the reader, and for the secretariat the gaps and the late.</summary>
public sealed class EndorsementDesk(ProposalStore proposals, EndorsementMail mail, TimeProvider clock)
{
    public async Task<Shown.EndorsementDeskModel> RunAsync(Caller caller, Shown.NameFocalPointModel? form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<Shown.AskedRowModel> mine = [], gaps = [], late = [];
        var open = await proposals.ListAsync(cancellation).Where(one => one.Stage is ProposalStage.AwaitingEndorsement or ProposalStage.WithPanel).ToListAsync(cancellation);
        foreach (var one in open)
        {
            if (await proposals.FindAsync(one.Id, cancellation) is not { } proposal) continue;
            mine.AddRange(proposal.Parties().Where(party => proposal.IsAskedOf(party, caller)).Select(party => EndorsementModels.RowOf(proposal, party)));
            if (!caller.Is(Role.Secretariat) || proposal.Stage != ProposalStage.AwaitingEndorsement) continue;
            foreach (var party in proposal.Parties().Where(party => EndorsementModels.StateOf(proposal, party) == Shown.AskedState.Open))
            {
                if (await mail.FindAsync(proposal, party, now, cancellation) is null) gaps.Add(EndorsementModels.RowOf(proposal, party));
            }

            late.AddRange(EndorsementReminders.LateOn(proposal, now).Select(party => EndorsementModels.RowOf(proposal, party)));
        }

        return new(caller.Desks, mine, gaps, late, caller.Is(Role.Secretariat) ? form : null);
    }
}
