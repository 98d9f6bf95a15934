using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public enum EndorsementState { Requested, Endorsed, Refused }

/// <summary>One involved country's answer (paper ¶32).</summary>
/// <param name="Office">The ministry or office that answered; public.</param>
/// <param name="Signatory">The focal point's name; personal data, null once erased.</param>
/// <param name="Reason">Why it refused, or its words to an endorsement.</param>
/// <param name="LetterHash">SHA-256 of the signed letter where one was attached.</param>
public sealed record Endorsement(CountryCode Country, EndorsementState State, DateTimeOffset At, string? Office = null, string? Signatory = null, string? Reason = null, string? LetterHash = null);

public enum AcceptanceState { Requested, Accepted, Declined }

/// <summary>Whether an executing agency takes the project on (paper ¶32).</summary>
/// <param name="Agency">Index in <see cref="Partners.Executing"/>.</param>
public sealed record AgencyAcceptance(int Agency, AcceptanceState State, DateTimeOffset At, string? Signatory = null, string? Reason = null);
