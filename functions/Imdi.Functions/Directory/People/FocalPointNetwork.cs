using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Who answers for a country on a day.</summary>
public sealed record CountryFocalPoints(CountryCode Country, Person? Primary, IReadOnlyList<Person> Alternates);

/// <summary>The network of focal points: for each country one primary, who has been verified, and alternates.</summary>
public static class FocalPointNetwork
{
    public static CountryFocalPoints Of(IEnumerable<Person> people, CountryCode country, DateOnly day)
    {
        var verified = people.Where(person => person.Has(Role.FocalPoint, day) && person.Countries.Contains(country) && person.VerifiedOn <= day).OrderBy(person => person.From).ThenBy(person => person.Id, StringComparer.Ordinal).ToList();
        var primary = verified.Find(person => !person.IsAlternate);
        return new(country, primary, [.. verified.Where(person => person != primary)]);
    }

    /// <summary>Every country there is, those without anybody too.</summary>
    public static IReadOnlyList<CountryFocalPoints> Of(IReadOnlyList<Person> people, DateOnly day) =>
        [.. CodeLists.Countries.Select(country => Of(people, CountryCode.Parse(country.Alpha3), day))];

    /// <summary>Whether somebody else is a country's primary at any time of the person's term, verified or not.</summary>
    public static bool HasOther(IEnumerable<Person> people, Person person, CountryCode country) => people.Any(other =>
        other.Id != person.Id && !other.IsAlternate && other.Roles.Contains(Role.FocalPoint) && other.Countries.Contains(country)
        && (other.Until is not { } end || end >= person.From) && (person.Until is not { } last || last >= other.From));
}
