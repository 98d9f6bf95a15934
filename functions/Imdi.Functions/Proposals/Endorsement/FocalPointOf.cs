using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who is asked for a country.</summary>
/// <param name="Email">Personal data.</param>
public sealed record Addressee(string Email, Language Language);

/// <summary>One verified focal point a country: the primary, or an alternate once no primary's term runs (mission.md S42).</summary>
public static class FocalPointOf
{
    /// <summary>Null where there is none: the gap is the secretariat's to close. Of several primaries the one that has served longest.</summary>
    public static Person? Country(CountryCode country, IEnumerable<Person> people, DateOnly today) => people
        .Where(person => person.Has(Role.FocalPoint, today) && person.VerifiedOn <= today && person.Countries.Contains(country))
        .OrderBy(person => person.IsAlternate).ThenBy(person => person.From).ThenBy(person => person.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The Directory's, else the one that the secretariat named for this proposal.</summary>
    public static Addressee? For(Proposal proposal, CountryCode country, IEnumerable<Person> people, DateOnly today) =>
        Country(country, people, today) is { } person ? new(person.Email, person.Language)
        : proposal.FocalPoints.LastOrDefault(one => one.Country == country) is { Email.Length: > 0 } named ? new(named.Email, named.Language)
        : null;

    /// <summary>An organisation of the Directory is asked at its own address, so that nobody accepts for it who only was written into a form; another where the applicant says.</summary>
    public static Addressee? For(Proposal proposal, int agency, Organisation? listed) =>
        (listed is null ? proposal.Content.Partners.Executing[agency].Email : listed.Email) is { Length: > 0 } email ? new(email, proposal.Language) : null;
}
