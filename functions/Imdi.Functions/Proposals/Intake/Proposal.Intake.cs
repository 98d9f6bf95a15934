using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record Proposal
{
    private static readonly Refusal NotReturned = Refusal.Conflict("not-returned", "Only a proposal that was returned to its applicant can be submitted again.");

    private static readonly Refusal TooLateToWithdraw = Refusal.Conflict("too-late-to-withdraw", "It has been decided on, so it can no longer be withdrawn.");

    /// <summary>The first submission; the gate then asks every country involved and every executing agency (paper ¶32).</summary>
    public static Proposal Submit(string id, Language language, ProposalTrack track, ProposalContent content, IReadOnlyList<Attachment> attachments, DateTimeOffset now) => new Proposal
    {
        Id = id,
        Reference = Directory.Reference.Of(id),
        Track = track,
        Stage = ProposalStage.AwaitingEndorsement,
        Language = language,
        SubmittedAt = now,
        StageSince = now,
        Content = content,
        Attachments = attachments,
    }.With(new("submitted", now));

    /// <summary>
    /// Again, after it was returned: nobody has been asked about what it says now, and what was decided of earlier rounds no longer counts. Agencies may stand in another order now, so that an address which was
    /// named for one of them would be another's.
    /// </summary>
    public Outcome<Proposal> Resubmit(ProposalContent content, IReadOnlyList<Attachment> attachments, DateTimeOffset now) => Stage == ProposalStage.Returned
        ? (this with { Content = content, Attachments = attachments, Round = Round + 1, EarlierDecisions = PublishedDecisions, Decision = null, Endorsements = [], Acceptances = [], FocalPoints = [.. FocalPoints.Where(one => one.Agency is null)] }).To(ProposalStage.AwaitingEndorsement, now).With(new("resubmitted", now))
        : NotReturned;

    /// <summary>By the applicant, before the decision; again changes nothing.</summary>
    public Outcome<Proposal> Withdraw(DateTimeOffset now) => Stage switch
    {
        ProposalStage.Withdrawn => this,
        _ when MayBeWithdrawn => To(ProposalStage.Withdrawn, now).With(new("withdrawn", now)),
        _ => TooLateToWithdraw,
    };

    /// <summary>Somebody else is written to from now on; nobody about one that is closed.</summary>
    public Outcome<Proposal> NameContact(Contact contact) =>
        ClosedSince is not null ? Refusal.Conflict("proposal-closed", "It is closed: nobody is written to about it.")
        : contact == Content.Applicant.Contact ? this
        : this with { Content = Content with { Applicant = Content.Applicant with { Contact = contact } } };

    // Reasons of a decision that waits for its release would never be published.
    internal bool MayBeWithdrawn => Stage is ProposalStage.AwaitingEndorsement or ProposalStage.Returned or ProposalStage.WithPanel && Decision is not { ReleasedAt: null };
}
