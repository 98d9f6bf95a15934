using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who wants to read a proposal's files, and what was found out about them.</summary>
/// <param name="MayJudge">A panel member who has declared to have no conflict with this proposal, and has none.</param>
/// <param name="HasLink">Holds a link by which this proposal's endorsement or acceptance is asked for, or the applicant's own.</param>
public sealed record AttachmentReader(Caller Caller, bool MayJudge = false, bool HasLink = false);

/// <summary>Whether somebody may read a file of a proposal.</summary>
public static class AttachmentAccess
{
    public static readonly Refusal NotYours = Refusal.Forbidden("attachment-not-yours",
        "Files of a proposal are for the secretariat, panel members who have declared to have no conflict, and those asked to endorse or accept it, with their link.");

    public static readonly Refusal NotScannedYet = Refusal.Conflict("attachment-quarantined", "The file waits for its scan for malware, which is tried again each day. Nobody reads it before.");

    public static readonly Refusal Gone = Refusal.Gone("attachment-removed", "The file was found to hold malware and was removed. Ask the applicant for another.");

    public static bool MayRead(AttachmentReader reader, Proposal proposal) =>
        reader.Caller.Is(Role.Secretariat)
        || (reader.Caller.Is(Role.PanelMember) && reader.MayJudge)
        || proposal.Parties().Any(party => proposal.IsAskedOf(party, reader.Caller))
        || reader.HasLink;

    /// <summary>Null when the reader may have the file now. Whether it was scanned is said to those alone who may read it.</summary>
    public static Refusal? Refuse(AttachmentReader reader, Proposal proposal, AttachmentState state) => state switch
    {
        _ when !MayRead(reader, proposal) => reader.Caller.IsPublic ? Caller.NotSignedIn : NotYours,
        AttachmentState.Clean or AttachmentState.Unscanned => null,
        AttachmentState.Infected => Gone,
        _ => NotScannedYet,
    };
}
