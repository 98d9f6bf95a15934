using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>
/// Asks every country and every executing agency that has not been asked. That somebody was asked stands in the proposal, so that whatever a
/// dead process left undone shows: the message goes first and is noted then; queued twice under one id, it is sent once.
/// </summary>
public sealed class RequestEndorsements(ProposalStore proposals, ChangeByAnswer change, EndorsementMail mail, TimeProvider clock)
{
    private const string System = "system";

    /// <summary>After a submission, the first or another; harmless to repeat.</summary>
    public async Task RunAsync(string proposalId, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposalId, cancellation) is not { Stage: ProposalStage.AwaitingEndorsement } proposal) return;
        var now = clock.GetUtcNow();
        List<AskedParty> asked = [];
        foreach (var party in proposal.NotAsked())
        {
            if (await mail.FindAsync(proposal, party, now, cancellation) is not { } to) continue;
            await mail.AskAsync(proposal, party, to, isReminder: false, IdOf(proposal, party), now, cancellation);
            asked.Add(party);
        }

        if (asked.Count == 0) return;
        var entry = new AuditEntry(System, "parties-asked", FormattableString.Invariant($"{proposal.Id}/{proposal.Round}"), now);
        await change.RunAsync(proposal.Id, entry, one => asked.Aggregate(Outcome.Ok(one), (so, party) => so.Then(current => current.Request(party, now))), cancellation);
    }

    /// <summary>All that wait, for the sweep: also countries whose focal point has been verified since.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var waiting = await proposals.ListAsync(cancellation).Where(one => one.Stage == ProposalStage.AwaitingEndorsement).ToListAsync(cancellation);
        foreach (var one in waiting) await RunAsync(one.Id, cancellation);
    }

    // Another address named by the secretariat is another request.
    private static string IdOf(Proposal proposal, AskedParty party) =>
        $"{party.Purpose}-requested/{party.SubjectIn(proposal.Id)}/{proposal.Round}.{proposal.FocalPoints.Count(one => one.Country == party.Country)}";
}
