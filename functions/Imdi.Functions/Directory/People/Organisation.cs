using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Which part of society an organisation speaks for: the seats of the oversight body (paper ¶30–31).</summary>
public enum Constituency { OriginGovernment, DestinationGovernment, InternationalOrganisation, PrivateSector, CivilSociety, Donor }

/// <summary>An organisation of the stakeholder register (mission.md S1): one may act in several roles.</summary>
/// <param name="Id">Kebab-case, unique, stable: <c>iom</c>, <c>ministry-of-labour-npl</c>.</param>
/// <param name="Country">Whose government or where it is registered; null for international ones.</param>
/// <param name="IatiRef">Its identifier in the IATI standard, such as <c>XM-DAC-47066</c>; null where it has none.</param>
public sealed record Organisation(string Id, string Name, Constituency Constituency, CountryCode? Country, string? IatiRef, string? Address)
{
    /// <summary>Whether it may execute projects as a participating international organisation (paper ¶32).</summary>
    public bool Executes { get; init; }

    /// <summary>Where messages to it go; personal data where it is a person's.</summary>
    public string? Email { get; init; }

    /// <summary>When it left; its contacts are gone then, its name stays with what it did.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsDemonstration { get; init; }

    public Organisation End(DateOnly day) => EndedOn is null ? this with { EndedOn = day, Email = null, Address = null } : this;
}
