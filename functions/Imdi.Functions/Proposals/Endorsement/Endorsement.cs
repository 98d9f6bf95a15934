using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public enum EndorsementState { Requested, Endorsed, Refused }

/// <summary>One involved country's answer (paper ¶32).</summary>
/// <param name="Office">The ministry or office that answered; public.</param>
/// <param name="Signatory">The focal point's name; personal data, null once erased.</param>
/// <param name="Reason">Why it refused, or its words to an endorsement.</param>
/// <param name="LetterHash">SHA-256 of the signed letter where one was attached.</param>
public sealed record Endorsement(CountryCode Country, EndorsementState State, DateTimeOffset At, string? Office = null, string? Signatory = null, string? Reason = null, string? LetterHash = null)
{
    /// <summary>Which submission it answers: what a revision changed has to be endorsed anew.</summary>
    public int Round { get; init; } = 1;

    /// <summary>When it was asked for; null where it came before it was.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>How many reminders have gone out.</summary>
    public int Reminders { get; init; }
}

public enum AcceptanceState { Requested, Accepted, Declined }

/// <summary>Whether an executing agency takes the project on (paper ¶32).</summary>
/// <param name="Agency">Index in <see cref="Partners.Executing"/>.</param>
public sealed record AgencyAcceptance(int Agency, AcceptanceState State, DateTimeOffset At, string? Signatory = null, string? Reason = null)
{
    /// <inheritdoc cref="Endorsement.Round"/>
    public int Round { get; init; } = 1;

    /// <inheritdoc cref="Endorsement.RequestedAt"/>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <inheritdoc cref="Endorsement.Reminders"/>
    public int Reminders { get; init; }
}

/// <summary>What a country wants to know before it answers.</summary>
/// <param name="Number">From 1, in the order of asking.</param>
/// <param name="Answer">The applicant's; null while it is open.</param>
public sealed record CountryQuestion(int Number, CountryCode Country, string Text, DateTimeOffset At, string? Answer = null, DateTimeOffset? AnsweredAt = null);

/// <summary>Whom the secretariat asks, for one proposal, for a country that the Directory has no verified focal point of, or for an executing agency that it has no address of.</summary>
/// <param name="Country">Null for an agency.</param>
/// <param name="Email">Personal data; never published.</param>
/// <param name="Verification">How the secretariat made sure that the address is theirs.</param>
public sealed record NamedFocalPoint(CountryCode? Country, string Email, Language Language, string Verification, DateTimeOffset At)
{
    /// <summary>Its number among the executing agencies; null for a country.</summary>
    public int? Agency { get; init; }

    public bool IsOf(AskedParty party) => party == new AskedParty(Country, Agency);
}

/// <summary>Who answers, and in which words.</summary>
/// <param name="Office">The ministry or office; public.</param>
/// <param name="Signatory">Personal data.</param>
/// <param name="Words">Why not; or a word with an endorsement.</param>
public sealed record Signing(string? Office, string Signatory, string? Words = null, string? LetterHash = null);

public enum MissingKind { Endorsement, Acceptance, Alignment }

/// <summary>What still keeps a proposal from the panel.</summary>
/// <param name="Agency">Index in <see cref="Partners.Executing"/>.</param>
public sealed record MissingPart(MissingKind Kind, CountryCode? Country = null, int? Agency = null);
