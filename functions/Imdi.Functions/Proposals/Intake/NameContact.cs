using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <summary>
/// The secretariat names who is written to about a proposal from now on: the one before has left, or was erased on request. The links of whoever
/// was it before lead nowhere any more; the new one is sent a link of its own, and another each time it is named.
/// </summary>
internal sealed class NameContact(ChangeByAnswer change, AccessLinkStore issued, OwnLinks links, IOutbox outbox, TimeProvider clock)
{
    public async Task<Outcome<Proposal>> RunAsync(string id, ContactRequest request, Caller caller, CancellationToken cancellation)
    {
        var contact = request.Check();
        if (!contact.IsOk) return contact.Refusal;
        var now = clock.GetUtcNow();
        var changed = await change.RunAsync(id, new AuditEntry(caller.Id, "contact-named", id, now), one => one.NameContact(contact.Value), cancellation);
        if (!changed.IsOk) return changed.Refusal.Kind == RefusalKind.NotFound ? OwnLinks.NoSuchProposal : changed.Refusal;
        var proposal = changed.Value.Now;
        await issued.RevokeAsync(new HashSet<string> { proposal.Id }, now, cancellation);
        string link = await links.ForStatusAsync(proposal, cancellation);
        string[] values = [proposal.Content.Identification.Title, proposal.Reference, links.Absolute(PageAddress.ProposalStatus(proposal.Language, link))];
        await outbox.QueueAsync(new($"contact-named/{proposal.Id}/{AccessLink.HashOf(link)[..8]}", contact.Value.Email, proposal.Language, "contact-named", values), cancellation);
        return proposal;
    }
}
