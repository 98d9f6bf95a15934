using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>What the room keeps of people.</summary>
internal static class ProposalHoldings
{
    public static readonly PersonalHolding Drafts = new(
        "drafts", "Whatever an applicant has typed, its contact among it, and where the link was sent to", "To go on with it later", "Sixty days after it was touched last, or until it is submitted", "The duty `erase-drafts`; on request",
        ["Draft.Answers", "Draft.LinkMailedTo"]);

    public static readonly PersonalHolding Proposals = new(
        "proposals", "The applicant's contact and address, addresses of executing agencies, names of who signed for a country or an agency, addresses of focal points named for one proposal",
        "To write to those whom the decision is about, and to know who gave an endorsement", "A year after a rejection or withdrawal, two years after the last step of one that waits, five years after completion; office, country, date and the letter's hash stay", "The duty `proposal-retention`; on request",
        [
            "Contact.Name", "Contact.Email", "Contact.Phone", "Applicant.Address", "Applicant.Contact", "Applicant.ConflictDeclaration", "ExecutingAgency.Email", "Endorsement.Signatory", "AgencyAcceptance.Signatory",
            "NamedFocalPoint.Email", "NamedFocalPoint.Verification", "CountryQuestion.Text", "CountryQuestion.Answer",
        ]);

    public static readonly PersonalHolding Attachments = new(
        "attachments", "Files as they were sent, which may name people, and their names", "They belong to the proposal", "As long as the draft, or for good with the proposal", "The duty `sweep-attachments` once the draft is gone; nobody looks into a file",
        ["AttachedFile.FileName", "Attachment.FileName"]);

    public static readonly PersonalHolding Interests = new(
        "interests", "Name, address and words of whoever expressed an interest", "To answer it", "Two years after it was closed", "The duty `interest-retention`; on request",
        ["Interest.ContactName", "Interest.Email", "Interest.Text", "Interest.Note"]);

    public static readonly PersonalHolding Panel = new(
        "panel", "Who of the panel reviewed, declared an interest, voted and commented, by the id of the account", "To show that decisions were made without conflicts", "For good, with the decision", "Nothing; the id leads to nobody once the record of the person is a pseudonym",
        ["Review.Member", "PanelComment.Member", "DeclaredInterest.Words", "StruckConflict.Words", "ReviewerRelease.Words", "ProposedDecision.By"]);

    public static IReadOnlyList<PersonalHolding> Unsearched { get; } = [Attachments, Panel];
}
