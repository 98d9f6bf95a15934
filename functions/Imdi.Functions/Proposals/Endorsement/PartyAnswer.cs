using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public enum AnswerKind { Endorse, Refuse, Revoke, Ask, Accept, Decline }

/// <summary>What a country or an agency does with a request.</summary>
/// <param name="Round">Which submission it read; null for whichever is current.</param>
public sealed record PartyAnswer(AnswerKind Kind, Signing Signing, int? Round = null)
{
    /// <summary>What the audit trail calls it.</summary>
    public string Act => Kind switch
    {
        AnswerKind.Endorse => "proposal-endorsed",
        AnswerKind.Refuse => "proposal-endorsement-refused",
        AnswerKind.Revoke => "proposal-endorsement-revoked",
        AnswerKind.Ask => "proposal-question-asked",
        AnswerKind.Accept => "proposal-accepted-by-agency",
        _ => "proposal-declined-by-agency",
    };

    /// <summary>Whether a single-use link is spent on it. A question is no answer yet, and what is revoked was answered by the same link.</summary>
    public bool UsesLink => Kind is not (AnswerKind.Ask or AnswerKind.Revoke);

    public Outcome<Proposal> On(Proposal proposal, AskedParty party, DateTimeOffset now) => (Kind, party) switch
    {
        _ when Round is { } read && read != proposal.Round => Refusal.Stale("changed-meanwhile", "The proposal was submitted anew meanwhile. Read it again and answer what it says now."),
        (AnswerKind.Endorse, { Country: { } country }) => proposal.Endorse(country, Signing, now),
        (AnswerKind.Refuse, { Country: { } country }) => proposal.RefuseEndorsement(country, Signing, now),
        (AnswerKind.Revoke, { Country: { } country }) => proposal.RevokeEndorsement(country, Signing.Words, now),
        (AnswerKind.Ask, { Country: { } country }) => proposal.AskQuestion(country, Signing.Words ?? "", now),
        (AnswerKind.Accept, { Agency: { } agency }) => proposal.AcceptAsAgency(agency, Signing, now),
        (AnswerKind.Decline, { Agency: { } agency }) => proposal.DeclineAsAgency(agency, Signing, now),
        _ => Refusal.Conflict("answer-of-another-kind", "A country endorses or refuses; an executing agency accepts or declines."),
    };
}
