using Imdi.Shared;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>All profiles of a run by country, without their tables; <c>/data/profiles/index.json</c>.</summary>
public sealed record ProfileIndexFile(IReadOnlyList<ProfileIndexRow> Profiles)
{
    public const string Address = "/data/profiles/index.json";

    public static ProfileIndexFile Of(IEnumerable<ProfileModel> profiles) => new([.. profiles.Select(profile => new ProfileIndexRow(profile.Country, profile.Version, profile.Coverage))]);
}

/// <summary>Where a profile stands as it is published.</summary>
public static class ProfileFile
{
    public static string AddressOf(CountryCode country) => $"/data/profiles/{country}.json";
}
