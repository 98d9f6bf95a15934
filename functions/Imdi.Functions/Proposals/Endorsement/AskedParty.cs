using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Whose answer a proposal waits for: a country's, or an executing agency's by its number.</summary>
public readonly record struct AskedParty(CountryCode? Country, int? Agency)
{
    public const string EndorsementPurpose = "endorsement", AcceptancePurpose = "acceptance";

    public static AskedParty Of(CountryCode country) => new(country, null);

    public static AskedParty Of(int agency) => new(null, agency);

    public string Purpose => Country is null ? AcceptancePurpose : EndorsementPurpose;

    /// <summary>What a link to it is about.</summary>
    public string SubjectIn(string proposal) => $"{proposal}/{this}";

    public static bool TryParse(string? subject, out string proposal, out AskedParty party)
    {
        (proposal, party) = ("", default);
        if (subject?.Split('/') is not [var id, var rest]) return false;
        proposal = id;
        if (int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int agency)) party = Of(agency);
        else if (CountryCode.TryParse(rest, out var country)) party = Of(country);
        else return false;
        return true;
    }

    public override string ToString() => Country?.Alpha3 ?? Agency?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Who is asked about a proposal, and who may answer.</summary>
public static class AskedParties
{
    public static IEnumerable<AskedParty> Parties(this Proposal proposal) =>
        [.. proposal.Content.Countries.Distinct().Select(AskedParty.Of), .. Enumerable.Range(0, proposal.Content.Partners.Executing.Count).Select(AskedParty.Of)];

    public static IReadOnlyList<AskedParty> NotAsked(this Proposal proposal) => [.. proposal.Parties().Where(party => proposal.AskedSince(party) is null)];

    public static bool Involves(this Proposal proposal, AskedParty party) => proposal.Parties().Contains(party);

    /// <summary>Whether the caller answers for the country, or acts for the organisation that is the agency.</summary>
    public static bool IsAskedOf(this Proposal proposal, AskedParty party, Caller caller) => party switch
    {
        { Country: { } country } => caller.Is(Role.FocalPoint) && caller.Countries.Contains(country),
        { Agency: { } agency } => caller.Is(Role.ExecutingAgency) && caller.Organisation is { } own && proposal.Content.Partners.Executing.ElementAtOrDefault(agency)?.Organisation == own,
        _ => false,
    };

    /// <summary>When the party was asked, or answered; null before.</summary>
    public static DateTimeOffset? AskedSince(this Proposal proposal, AskedParty party) =>
        party.Country is { } country ? proposal.EndorsementOf(country)?.At : proposal.AcceptanceOf(party.Agency!.Value)?.At;

    public static Outcome<Proposal> Request(this Proposal proposal, AskedParty party, DateTimeOffset now) =>
        party.Country is { } country ? proposal.RequestEndorsement(country, now) : proposal.RequestAcceptance(party.Agency!.Value, now);
}
