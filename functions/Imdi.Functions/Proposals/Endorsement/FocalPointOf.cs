using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who is asked for a country.</summary>
/// <param name="Email">Personal data.</param>
public sealed record Addressee(string Email, Language Language);

/// <summary>One verified focal point a country, who answers for projects (mission.md S42).</summary>
public static class FocalPointOf
{
    /// <summary>Null where there is none: the gap is the secretariat's to close.</summary>
    public static Person? Country(CountryCode country, IEnumerable<Person> people, DateOnly today) => FocalPointNetwork.Of(people, country, FocalTopic.Projects, today).Asked;

    /// <summary>The Directory's, else the one that the secretariat named for this proposal.</summary>
    public static Addressee? For(Proposal proposal, CountryCode country, IEnumerable<Person> people, DateOnly today) =>
        Country(country, people, today) is { } person ? new(person.Email, person.Language)
        : proposal.FocalPoints.LastOrDefault(one => one.Country == country) is { Email.Length: > 0 } named ? new(named.Email, named.Language)
        : null;

    /// <summary>
    /// An organisation of the Directory is asked at its own address, so that nobody accepts for it who only was written into a form; else where the secretariat named for this proposal; one that the Directory does
    /// not know, where the applicant says.
    /// </summary>
    public static Addressee? For(Proposal proposal, int agency, Organisation? listed) =>
        listed?.Email is { Length: > 0 } own ? new(own, proposal.Language)
        : proposal.FocalPoints.LastOrDefault(one => one.Agency == agency) is { Email.Length: > 0 } named ? new(named.Email, named.Language)
        : listed is null && proposal.Content.Partners.Executing[agency].Email is { Length: > 0 } typed ? new(typed, proposal.Language)
        : null;
}
