using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>What a link of the gate is about: a proposal, the party that is asked, and, as a fingerprint, the address that it went to: terms end while links are good.</summary>
public static class PartyLink
{
    private const int Digits = 16;

    public static string SubjectOf(string proposal, AskedParty party, Addressee to) => $"{party.SubjectIn(proposal)}/{FingerprintOf(proposal, to)}";

    public static bool TryRead(AccessLink link, out string proposal, out AskedParty party)
    {
        int end = link.Subject.LastIndexOf('/');
        return AskedParty.TryParse(end < 0 ? null : link.Subject[..end], out proposal, out party);
    }

    /// <summary>Whether whoever answers for the party now is the one that the link was sent to.</summary>
    public static bool IsFor(AccessLink link, string proposal, Addressee? now) => now is not null && link.Subject.EndsWith("/" + FingerprintOf(proposal, now), StringComparison.Ordinal);

    // With the proposal's id, so that one address has not one fingerprint everywhere.
    private static string FingerprintOf(string proposal, Addressee to) => AccessLink.HashOf($"{proposal}/{to.Email.ToLowerInvariant()}")[..Digits];
}
