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
        var open = await proposals.AllAsync(cancellation, ProposalStage.AwaitingEndorsement, ProposalStage.WithPanel).ToListAsync(cancellation);
        foreach (var proposal in open)
        {
            mine.AddRange(proposal.Parties().Where(party => proposal.IsAskedOf(party, caller)).Select(party => EndorsementModels.RowOf(proposal, party)));
            if (!caller.Is(Role.Secretariat) || proposal.Stage != ProposalStage.AwaitingEndorsement) continue;
            AskedParty[] unanswered = [.. proposal.Parties().Where(party => EndorsementModels.StateOf(proposal, party) == Shown.AskedState.Open)];
            gaps.AddRange(unanswered.Except((await mail.FindAsync(proposal, unanswered, now, cancellation)).Select(found => found.Party)).Select(party => EndorsementModels.RowOf(proposal, party)));
            late.AddRange(EndorsementReminders.LateOn(proposal, now).Select(party => EndorsementModels.RowOf(proposal, party)));
        }

        return new(caller.Desks, mine, gaps, late, caller.Is(Role.Secretariat) ? form : null);
    }
}
