using Imdi.Shared;

namespace Imdi.Web.Pages.Profiles;

/// <param name="Names">The indicators' names in the page's language, by id.</param>
/// <param name="IsKept">An earlier version, as it was kept, and not the country's newest profile.</param>
public sealed record ProfilePageModel(ProfileModel Profile, IReadOnlyDictionary<string, string> Names, bool HasCosts, bool IsKept);

/// <summary>/profiles/: every country with a profile, narrowed by what was searched for.</summary>
/// <param name="Of">How many there are in all.</param>
public sealed record ProfileIndexModel(string? Words, IReadOnlyList<ProfileIndexRow> Rows, int Of);

public sealed record ProfileIndexRow(CountryCode Country, string Version, ProfileCoverage Coverage);
