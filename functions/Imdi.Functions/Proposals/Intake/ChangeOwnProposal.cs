using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <summary>What an applicant does with a proposal that it submitted, by the link of the status page.</summary>
internal sealed class ChangeOwnProposal(DraftStore drafts, ProposalStore proposals, OwnLinks links, AuditTrail audit, IOutbox outbox, TimeProvider clock)
{
    public async Task<Outcome<Proposal>> WithdrawAsync(string link, Caller caller, CancellationToken cancellation)
    {
        while (await links.ProposalAsync(link, cancellation) is { } proposal)
        {
            var next = proposal.Withdraw(clock.GetUtcNow());
            if (next.Refusal is { } refusal) return refusal;
            if (next.Value == proposal) return proposal;
            var saved = await proposals.SaveAsync(proposal, next.Value, cancellation);
            if (!saved.IsOk) continue;
            await audit.AppendAsync(new(caller.Id, "proposal-withdrawn", proposal.Id, next.Value.StageSince, StateHash.Of(proposal), StateHash.Of(next.Value)), cancellation);
            return saved.Value;
        }

        return OwnLinks.NoSuchProposal;
    }

    /// <summary>Opens a returned proposal for editing, from what was submitted, or from where the applicant left it.</summary>
    public async Task<Outcome<OpenedDraft>> ReviseAsync(string link, Caller caller, CancellationToken cancellation)
    {
        if (await links.ProposalAsync(link, cancellation) is not { } proposal) return OwnLinks.NoSuchProposal;
        if (proposal.Stage != ProposalStage.Returned) return Refusal.Conflict("not-returned", "Only a proposal that was returned to its applicant can be revised.");

        var now = clock.GetUtcNow();
        var begun = Draft.Of(proposal, now);
        bool isNew = await drafts.AddAsync(begun, cancellation);
        if (isNew) await audit.AppendAsync(new(caller.Id, "revision-begun", proposal.Id, now, AfterHash: StateHash.Of(begun)), cancellation);
        var draft = (await drafts.FindAsync(proposal.Id, cancellation))!;
        return new OpenedDraft(draft, await links.ForDraftAsync(draft, cancellation), isNew);
    }

    /// <summary>Mails a new link to the contact of a proposal, if reference and address belong together. Nothing tells the asker whether they do.</summary>
    public async Task MailStatusLinkAsync(string reference, string email, CancellationToken cancellation)
    {
        if (await proposals.FindByReferenceAsync(reference, cancellation) is not { Content.Applicant.Contact: { } contact } proposal || !string.Equals(contact.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)) return;
        string link = await links.ForStatusAsync(proposal, cancellation);
        await outbox.QueueAsync(new($"status-link/{proposal.Id}/{AccessLink.HashOf(link)[..8]}", contact.Email, proposal.Language, "proposal-received", [proposal.Content.Identification.Title, proposal.Reference, links.Absolute(PageAddress.ProposalStatus(proposal.Language, link))]), cancellation);
        await audit.AppendAsync(new(Caller.Public.Id, "status-link-sent", proposal.Id, clock.GetUtcNow()), cancellation);
    }
}
