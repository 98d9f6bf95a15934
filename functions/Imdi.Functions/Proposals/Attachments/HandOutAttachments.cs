using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>What readers of a submitted proposal get of its files. Each reading leaves an audit entry: they are not public.</summary>
public sealed class HandOutAttachments(ProposalStore proposals, AttachmentStore attachments, AccessLinkStore links, AnswerRequests requests, PanelFiles panel, AuditTrail audit, TimeProvider clock)
{
    // Whoever is asked to endorse or accept holds a link to "{proposal}/{party}", the applicant one to "{proposal}".
    private static readonly string[] LinkPurposes = [AskedParty.EndorsementPurpose, AskedParty.AcceptancePurpose, OwnLinks.StatusPurpose];

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

    /// <summary>What a page shows of them to a reader who has passed its door.</summary>
    /// <param name="link">The secret by which the reader is here; null for somebody signed in.</param>
    public async Task<FilesModel> ShownAsync(Proposal proposal, string? link, CancellationToken cancellation) =>
        new(AttachmentModels.RowsOf(await FilesAsync(proposal, cancellation)), $"/api/proposals/{proposal.Id}/attachments", link);

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
            if (await links.FindAsync(purpose, link, cancellation) is { } known && known.IsValid(clock.GetUtcNow()) && known.Subject.Split('/')[0] == proposal.Id && !await requests.IsOfFormerAsync(known, cancellation)) return true;
        }

        return false;
    }
}
