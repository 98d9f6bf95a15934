using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What readers of a submitted proposal get of its files. Each reading leaves an audit entry: they are not public.</summary>
public sealed class HandOutAttachments(ProposalStore proposals, AttachmentStore attachments, AccessLinkStore links, PanelFiles panel, AuditTrail audit, TimeProvider clock)
{
    // Whoever is asked to endorse or accept holds a link to "{proposal}/{party}", the applicant one to "{proposal}".
    private static readonly string[] LinkPurposes = ["endorsement", "acceptance", "status"];

    private static readonly Refusal NoSuchProposal = Refusal.NotFound("no-such-proposal", "There is no such proposal.");

    /// <summary>The files as they stand now, scanned or not.</summary>
    public async Task<Outcome<IReadOnlyList<AttachedFile>>> ListAsync(string proposal, Caller caller, string? link, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposal, cancellation) is not { } found) return NoSuchProposal;
        var reader = await ReaderAsync(found, caller, link, cancellation);
        if (!AttachmentAccess.MayRead(reader, found)) return caller.IsPublic ? Caller.NotSignedIn : AttachmentAccess.NotYours;
        return Outcome.Ok(await FilesAsync(found, cancellation));
    }

    /// <summary>A file that the reader may have now.</summary>
    public async Task<Outcome<AttachedFile>> FindAsync(string proposal, string id, Caller caller, string? link, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposal, cancellation) is not { } found) return NoSuchProposal;
        var reader = await ReaderAsync(found, caller, link, cancellation);
        if ((await FilesAsync(found, cancellation)).FirstOrDefault(file => file.Id == id) is not { } file) return AttachmentAccess.MayRead(reader, found) ? AttachmentSet.NoSuchFile : AttachmentAccess.NotYours;
        if (AttachmentAccess.Refuse(reader, found, file.State) is { } refusal) return refusal;
        await audit.AppendAsync(new(caller.Id, "attachment-read", $"{proposal}/{id}", clock.GetUtcNow()), cancellation);
        return file;
    }

    // The proposal says which files it was submitted with; the list of them, how they stand since.
    private async Task<IReadOnlyList<AttachedFile>> FilesAsync(Proposal proposal, CancellationToken cancellation)
    {
        var now = await attachments.ReadAsync(proposal.Id, cancellation);
        return [.. proposal.Attachments.Select(one => now.Find(one.Id)).OfType<AttachedFile>()];
    }

    private async Task<AttachmentReader> ReaderAsync(Proposal proposal, Caller caller, string? link, CancellationToken cancellation) => new(
        caller,
        caller.Is(Role.PanelMember) && await panel.FindAsync(proposal.Reference, cancellation) is { IsOk: true } file && file.Value.Gate(caller.Id, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is null,
        await HasLinkAsync(proposal, link, cancellation));

    private async Task<bool> HasLinkAsync(Proposal proposal, string? link, CancellationToken cancellation)
    {
        foreach (string purpose in LinkPurposes)
        {
            if (await links.FindAsync(purpose, link, cancellation) is { } known && known.IsValid(clock.GetUtcNow()) && known.Subject.Split('/')[0] == proposal.Id) return true;
        }

        return false;
    }
}
