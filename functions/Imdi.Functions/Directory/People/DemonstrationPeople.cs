using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>
/// Records for whom a developer can be, their organisations, and focal points of two more countries. All are marked, and no message
/// reaches anybody: example.org belongs to nobody (RFC 2606).
/// </summary>
internal sealed class DemonstrationPeople(PersonStore people, OrganisationStore organisations)
{
    private static readonly Organisation[] Organisations =
    [
        new("demonstration-agency", "Demonstration agency", Constituency.InternationalOrganisation, null, "XM-EXAMPLE-1", null) { Executes = true },
        new("demonstration-donor", "Demonstration donor", Constituency.Donor, CountryCode.Parse("CHE"), "XM-EXAMPLE-2", null),
        new("demonstration-origin-ministry", "Demonstration ministry of labour of Nepal", Constituency.OriginGovernment, CountryCode.Parse("NPL"), null, null),
        new("demonstration-destination-ministry", "Demonstration ministry of the interior of Germany", Constituency.DestinationGovernment, CountryCode.Parse("DEU"), null, null),
        new("demonstration-employers", "Demonstration employers' federation", Constituency.PrivateSector, CountryCode.Parse("QAT"), null, null),
        new("demonstration-union", "Demonstration union of migrant workers", Constituency.CivilSociety, CountryCode.Parse("PHL"), null, null),
    ];

    /// <summary>Adds what is missing: a record that somebody has changed stays as it is.</summary>
    public async Task LoadAsync(DateOnly today, CancellationToken cancellation)
    {
        foreach (var organisation in Organisations) await organisations.AddAsync(organisation with { Email = $"{organisation.Id}@example.org", IsDemonstration = true }, cancellation);
        foreach (var person in People(today)) await people.AddAsync(person, cancellation);
    }

    private static IEnumerable<Person> People(DateOnly today) =>
    [
        .. DemonstrationRoles.Names.Select(name => DemonstrationRoles.Find(name)!).Where(caller => !caller.Is(Role.Agency)).Select(caller => Of(caller, today)),
        FocalPoint("QAT", "Qatar", today),
        FocalPoint("PHL", "the Philippines", today),
    ];

    private static Person FocalPoint(string country, string name, DateOnly today) => Of(
        new($"demonstration:focal-point-{country.ToLowerInvariant()}", $"Demonstration focal point of {name}", new HashSet<Role> { Role.FocalPoint }, []) { Countries = [CountryCode.Parse(country)] }, today);

    private static Person Of(Caller caller, DateOnly today) => new(
        caller.Id, caller.Name, $"{caller.Id.Replace(':', '-')}@example.org", Language.English, [.. caller.Roles], caller.Organisation, caller.Countries,
        caller.Is(Role.PanelMember) ? Array.Find(Organisations, one => one.Id == caller.Organisation)!.Constituency : null, caller.Is(Role.PanelMember) ? today.AddYears(-2) : today, caller.Is(Role.FocalPoint) ? today.AddYears(1) : today.AddYears(2))
    {
        VerifiedOn = caller.Is(Role.FocalPoint) ? today : null,
        IsDemonstration = true,
    };
}
