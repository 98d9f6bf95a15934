using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat says of a person, by form or as JSON; each field is named in both as its pointer names it.</summary>
/// <param name="Roles"><c>secretariat</c>, <c>focal-point</c>, <c>executing-agency</c>, <c>panel-member</c>, <c>donor</c>. An agency that sends data has tokens instead.</param>
/// <param name="Organisation">The id of an organisation of the Directory; of everybody but the secretariat and focal points.</param>
/// <param name="Countries">Countries that a focal point answers for.</param>
/// <param name="Constituency">The seat of a panel member.</param>
/// <param name="From">First day of the term; today without it.</param>
/// <param name="Until">Last day of the term.</param>
/// <param name="Alternate">Whether a focal point stands in for another.</param>
/// <param name="Topics">What a focal point answers for, of <c>projects</c>, <c>labour-market</c>, <c>regulation</c>, <c>development</c>, <c>dialogue</c>; all without it.</param>
public sealed partial record PersonRequest(
    string? Name = null, string? Email = null, string? Language = null, IReadOnlyList<string>? Roles = null, string? Organisation = null, IReadOnlyList<string>? Countries = null,
    string? Constituency = null, string? From = null, string? Until = null, bool Alternate = false, IReadOnlyList<string>? Topics = null)
{
    public const int LongestName = 120, LongestEmail = 254;
    private const int MostCountries = 30;

    private static readonly Role[] OfOrganisations = [Role.ExecutingAgency, Role.PanelMember, Role.Donor];

    public static PersonRequest Of(Person person) => new(
        person.Name, person.Email, person.Language.Tag, [.. person.Roles.Select(NameOf)], person.Organisation, [.. person.Countries.Select(country => country.Alpha3)],
        person.Constituency is { } seat ? NameOf(seat) : null, Text(person.From), person.Until is { } until ? Text(until) : null, person.IsAlternate, [.. person.Topics.Select(NameOf)]);

    /// <summary>The record that the request makes, or every field that is wrong.</summary>
    /// <param name="before">The record as it was, of which the verification stays while the address does.</param>
    public Outcome<Person> ToPerson(string id, Person? before, IReadOnlyList<Person> people, IReadOnlyList<Organisation> organisations, DateOnly today)
    {
        List<FieldError> errors = [];
        string name = (Name ?? "").Trim(), email = (Email ?? "").Trim();
        Check(name.Length is > 0 and <= LongestName, "name", "person-name-wrong", $"A name of 1 to {LongestName} characters.");
        Check(email.Length <= LongestEmail && Address().IsMatch(email), "email", "person-email-wrong", "An address such as name@example.org.");
        Check(Imdi.Shared.Language.TryParse(Language, out var language), "language", "person-language-wrong", "One of en, fr, es, ar.");
        var roles = (Roles ?? []).Select(role => Choice<Role>.TryParse(role, null, out var known) ? known.Value : Role.Agency).Distinct().ToList();
        Check(roles.Count > 0 && !roles.Contains(Role.Agency), "roles", "person-roles-wrong", "One or more of secretariat, focal-point, executing-agency, panel-member, donor.");
        var countries = (Countries ?? []).Where(country => country.Length > 0).Select(country => CountryCode.TryParse(country, out var known) ? known : (CountryCode?)null).Distinct().ToList();
        bool isFocal = roles.Contains(Role.FocalPoint), isSeated = roles.Contains(Role.PanelMember);
        Check(countries.TrueForAll(country => country is not null) && (isFocal ? countries.Count is > 0 and <= MostCountries : countries.Count == 0), "countries", "person-countries-wrong", $"1 to {MostCountries} countries by their ISO codes for a focal point, none for others.");
        var topics = (Topics ?? []).Select(topic => Choice<FocalTopic>.TryParse(topic, null, out var known) ? known.Value : (FocalTopic?)null).Distinct().ToList();
        Check(topics.TrueForAll(topic => topic is not null) && (isFocal || topics.Count == 0), "topics", "person-topics-wrong", $"Any of {string.Join(", ", Choice<FocalTopic>.Names)} for a focal point, none for others.");
        var organisation = string.IsNullOrWhiteSpace(Organisation) ? null : organisations.FirstOrDefault(one => one.Id == Organisation.Trim() && one.EndedOn is null);
        Check(organisation is not null || (string.IsNullOrWhiteSpace(Organisation) && !roles.Exists(OfOrganisations.Contains)), "organisation", "person-organisation-wrong", "The id of an organisation of the Directory.");
        Check(!roles.Contains(Role.ExecutingAgency) || organisation?.Executes != false, "organisation", "organisation-does-not-execute", "This organisation executes no projects; change that first, or choose another.");
        bool hasSeat = Choice<Constituency>.TryParse(Constituency, null, out var seat);
        Check(isSeated ? hasSeat : string.IsNullOrEmpty(Constituency), "constituency", "person-constituency-wrong", $"One of {string.Join(", ", Choice<Constituency>.Names)} for a panel member, none for others.");
        var from = Day(From) ?? before?.From ?? today;
        Check(string.IsNullOrEmpty(From) || Day(From) is not null, "from", "person-date-wrong", "A date such as 2026-11-30.");
        Check(string.IsNullOrEmpty(Until) || Day(Until) >= from, "until", "person-date-wrong", "A date such as 2027-11-30, not before the first day.");
        if (errors.Count > 0) return Wrong(errors);

        var person = new Person(id, name, email, language, roles, organisation?.Id, [.. countries.OfType<CountryCode>()], isSeated ? seat.Value : null, from, Day(Until))
        {
            IsAlternate = isFocal && Alternate, Topics = [.. topics.OfType<FocalTopic>().Order()], IsDemonstration = before?.IsDemonstration ?? false, VerifiedOn = isFocal && before?.Email == email && before.Countries.SequenceEqual(countries.OfType<CountryCode>()) && before.Topics.SequenceEqual(topics.OfType<FocalTopic>().Order()) ? before.VerifiedOn : null,
        };
        var taken = isFocal && !person.IsAlternate ? person.Countries.Where(country => FocalPointNetwork.HasOther(people, person, country)).ToList() : [];
        return taken.Count == 0 ? person : Wrong([new("/countries", "country-has-primary", $"{string.Join(", ", taken)}: there is a primary focal point of these topics in that term. Make this one an alternate, or end the other first.")]);

        void Check(bool isRight, string field, string code, string detail)
        {
            if (!isRight) errors.Add(new($"/{field}", code, detail));
        }
    }

    private static Refusal Wrong(IEnumerable<FieldError> errors) => Refusal.Unprocessable("person-wrong", "Nothing was kept; the errors say what would be right.", [.. errors]);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum => new Choice<TEnum>(value).ToString();

    [GeneratedRegex(@"^[^\s@,;<>""]+@[^\s@,;<>""]+\.[^\s@,;<>""]+\z")]
    private static partial Regex Address();
}
