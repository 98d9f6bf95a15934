using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Who answers for a topic of a country on a day.</summary>
public sealed record CountryFocalPoints(CountryCode Country, FocalTopic Topic, Person? Primary, IReadOnlyList<Person> Alternates)
{
    /// <summary>Whom a task goes to: the primary, or the alternate who has served longest once no primary's term runs; null where there is a gap.</summary>
    public Person? Asked => Primary ?? (Alternates.Count > 0 ? Alternates[0] : null);
}

/// <summary>The network of focal points: for each country and topic one primary, who has been verified, and alternates.</summary>
public static class FocalPointNetwork
{
    private static readonly FocalTopic[] Topics = Enum.GetValues<FocalTopic>();

    public static CountryFocalPoints Of(IEnumerable<Person> people, CountryCode country, FocalTopic topic, DateOnly day)
    {
        var verified = people.Where(person => person.Has(Role.FocalPoint, day) && person.Countries.Contains(country) && person.AnswersFor(topic) && person.VerifiedOn <= day)
            .OrderBy(person => person.From).ThenBy(person => person.Id, StringComparer.Ordinal).ToList();
        var primary = verified.Find(person => !person.IsAlternate);
        return new(country, topic, primary, [.. verified.Where(person => person != primary)]);
    }

    /// <summary>Every topic of every country there is, those without anybody too.</summary>
    public static IReadOnlyList<CountryFocalPoints> Of(IReadOnlyList<Person> people, DateOnly day)
    {
        var points = people.Where(person => person.Has(Role.FocalPoint, day)).ToList();
        return [.. CodeLists.Countries.SelectMany(country => Topics.Select(topic => Of(points, CountryCode.Parse(country.Alpha3), topic, day)))];
    }

    /// <summary>Whether somebody else is a country's primary for a topic of the person's, at any time of the person's term, verified or not.</summary>
    public static bool HasOther(IEnumerable<Person> people, Person person, CountryCode country) => people.Any(other =>
        other.Id != person.Id && !other.IsAlternate && other.Roles.Contains(Role.FocalPoint) && other.Countries.Contains(country)
        && Array.Exists(Topics, topic => other.AnswersFor(topic) && person.AnswersFor(topic))
        && (other.Until is not { } end || end >= person.From) && (person.Until is not { } last || last >= other.From));
}
