using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A proposal or project in a list, with names in the language asked. Lists stand in the order of the application.</summary>
/// <param name="Roles">Of the countries, in their order.</param>
/// <param name="Asked">The budget that it asks for.</param>
/// <param name="Applicant">Null until an approval is released.</param>
/// <param name="Decision">Null until it is released.</param>
/// <param name="Changed">The last day on which anything public happened to it.</param>
public sealed record ProjectRow(
    string Reference, string Title, string? Acronym, IReadOnlyList<CountryCode> Countries, IReadOnlyList<string> CountryNames, IReadOnlyList<CountryRole> Roles,
    string Component, string ComponentName, FundingWindow Window, ProposalTrack Track, IReadOnlyList<string> Kinds, IReadOnlyList<string> KindNames, IReadOnlyList<string> Sectors,
    ProposalStage Stage, string StageName, ApplicantType ApplicantType, string? Applicant, Money Asked, DateOnly Starts, DateOnly Ends, DateOnly Submitted, DecisionKind? Decision, DateOnly? DecidedOn,
    DateOnly Changed, bool IsDemonstration)
{
    public static ProjectRow Of(PublicProject project, Language language) => new(
        project.Reference, project.Title, project.Acronym,
        [.. project.Countries.Select(one => one.Country)], [.. project.Countries.Select(one => one.Country.Name(language))], [.. project.Countries.Select(one => one.Role)],
        project.Component.ToString(), RegisterWords.Component(project.Component, language), project.Window, project.Track,
        project.Kinds, [.. project.Kinds.Select(kind => RegisterWords.Kind(kind, language))], [.. project.Sectors.Select(sector => sector.Code)],
        project.Stage, RegisterWords.Stage(project.Stage, language), project.ApplicantType, project.Plan?.Applicant, project.Asked, project.Starts, project.Ends, project.Submitted,
        project.Decision?.Kind, project.Decision?.On, project.Changed, project.IsDemonstration);
}
