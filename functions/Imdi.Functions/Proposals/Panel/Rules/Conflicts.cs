using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>Why a member may not judge a proposal. All but the last two are computed, whoever was invited and whatever was declared.</summary>
public enum ConflictKind { Applicant, ExecutingAgency, LocalPartner, CoFunder, InvolvedGovernment, PastPartnership, OrganisationUnknown, Declared, Recorded }

/// <param name="About">The party's name, the country's code, or the reference of the earlier proposal.</param>
public sealed record Conflict(ConflictKind Kind, string? About = null)
{
    /// <summary>Whether nobody but the applicant says so: a partner or a co-funder confirms nothing before the panel sits.</summary>
    internal bool IsClaimed => Kind is ConflictKind.LocalPartner or ConflictKind.CoFunder;
}

/// <summary>Another proposal as the search for shared work needs it.</summary>
/// <param name="Keys">All by which its parties are recognised (<see cref="Party.Keys"/>).</param>
public sealed record PastProject(string Id, string Reference, ProposalStage Stage, DateTimeOffset StageSince, bool IsDemonstration, IReadOnlySet<string> Keys)
{
    // What nobody approved is only said by whoever submitted it, and a demonstration says nothing of real work.
    internal bool IsWorkAfter(DateTimeOffset since, bool countsDemonstration) => (countsDemonstration || !IsDemonstration) && Stage switch
    {
        ProposalStage.UnderWay => true,
        ProposalStage.Approved or ProposalStage.Completed => StageSince > since,
        _ => false,
    };
}

/// <summary>
/// Conflicts of interest between a member's organisation and a proposal: it takes part itself; it is of the government of a country involved, also on
/// a donor's seat; it takes part in an approved project together with the applicant or an executing agency. HotCRP sees none of the last (peers.md §1.1).
/// </summary>
public static class Conflicts
{
    /// <param name="member">The organisation that the member acts for; without one nothing can be ruled out, which is a conflict.</param>
    /// <param name="past">All proposals that are known; of these count projects under way, approved or completed in the <paramref name="years"/> before the submission, or since.</param>
    /// <returns>All that there are, each once.</returns>
    public static IReadOnlyList<Conflict> Of(Organisation? member, Proposal proposal, IEnumerable<PastProject> past, int years)
    {
        if (member is null) return [new(ConflictKind.OrganisationUnknown)];
        var own = Party.KeysOf(member);
        var parties = Party.Of(proposal.Content);
        var judged = parties.Where(party => party.Role is PartyRole.Applicant or PartyRole.ExecutingAgency && !party.Keys.Any(own.Contains)).SelectMany(party => party.Keys).ToHashSet(StringComparer.Ordinal);
        var since = proposal.SubmittedAt.AddYears(-years);
        return
        [
            .. parties.Where(party => party.Keys.Any(own.Contains)).Select(party => new Conflict(KindOf(party.Role), party.Name)),
            .. member is { Constituency: Constituency.OriginGovernment or Constituency.DestinationGovernment or Constituency.Donor, Country: { } country } && proposal.Content.Countries.Contains(country)
                ? (Conflict[])[new(ConflictKind.InvolvedGovernment, country.Alpha3)] : [],
            .. past.Where(one => one.Id != proposal.Id && one.IsWorkAfter(since, proposal.IsDemonstration) && one.Keys.Overlaps(own) && one.Keys.Overlaps(judged)).Select(one => new Conflict(ConflictKind.PastPartnership, one.Reference)),
        ];
    }

    private static ConflictKind KindOf(PartyRole role) => role switch
    {
        PartyRole.Applicant => ConflictKind.Applicant,
        PartyRole.ExecutingAgency => ConflictKind.ExecutingAgency,
        PartyRole.LocalPartner => ConflictKind.LocalPartner,
        _ => ConflictKind.CoFunder,
    };
}
