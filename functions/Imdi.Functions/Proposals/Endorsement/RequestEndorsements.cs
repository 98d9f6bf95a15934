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
        if (await proposals.FindAsync(proposalId, cancellation) is { } proposal) await RunAsync(proposal, [], cancellation);
    }

    /// <param name="proposal">As it was just read or stored.</param>
    /// <param name="others">What else is sent on this occasion: storage takes all of it at once.</param>
    public async Task RunAsync(Proposal proposal, IReadOnlyCollection<(AccessLink Link, OutboxMessage? Message)> others, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = await mail.FindAsync(proposal, proposal.Stage == ProposalStage.AwaitingEndorsement ? proposal.NotAsked() : [], now, cancellation);
        await mail.SendAsync([.. others, .. asked.Select(one => mail.RequestOf(proposal, one.Party, one.To, isReminder: false, IdOf(proposal, one.Party), now))], cancellation);
        if (asked.Count == 0) return;
        var entry = new AuditEntry(System, "parties-asked", FormattableString.Invariant($"{proposal.Id}/{proposal.Round}"), now);
        await change.RunAsync(proposal.Id, entry, current => asked.Aggregate(Outcome.Ok(current), (so, one) => so.Then(next => next.Request(one.Party, now))), cancellation, proposal);
    }

    /// <summary>All that wait, for the sweep: also countries whose focal point has been verified since.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var waiting = await proposals.AllAsync(cancellation, ProposalStage.AwaitingEndorsement).Where(one => one.NotAsked().Any()).Select(one => one.Id).ToListAsync(cancellation);
        foreach (string id in waiting) await RunAsync(id, cancellation);
    }

    // Another address named by the secretariat is another request.
    private static string IdOf(Proposal proposal, AskedParty party) =>
        $"{party.Purpose}-requested/{party.SubjectIn(proposal.Id)}/{proposal.Round}.{proposal.FocalPoints.Count(one => one.IsOf(party))}";
}
