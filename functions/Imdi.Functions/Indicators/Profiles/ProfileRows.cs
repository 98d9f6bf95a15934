using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>A country of <c>/api/profiles</c>.</summary>
public sealed record CountryProfileRow(CountryCode Country, string Name, string Version, int CoveragePercent, int Tables, int Filled, int Demonstration);

/// <summary>What answers and pages of profiles have in common.</summary>
public static class ProfileRows
{
    /// <summary>Where it is said how profiles are made.</summary>
    public static string Method(Language language) => PageAddress.Profiles(language).Href + "#method";

    public static IReadOnlyList<CountryProfileRow> Of(ProfileIndexFile index, Language language) => [.. index.Profiles.Select(profile => new CountryProfileRow(
        profile.Country, profile.Country.Name(language), profile.Version, profile.Coverage.Percent, profile.Coverage.Tables, profile.Coverage.Filled, profile.Coverage.Demonstration))];

    public static DataNote Note(Language language, string? run) => new($"IMDI, {Imdi.Web.Text.Texts.For(language)["profiles.h"]}", null, Method(language), run);

    public static ProfilePageModel PageOf(ProfileModel profile, Language language, bool isKept = false) =>
        new(profile, NamesIn(language), HasCosts: profile.Find("remittances.costs")?.Status == ProfileStatus.Known, isKept);

    public static IReadOnlyDictionary<string, string> NamesIn(Language language) => ReadDefinitions.All.ToDictionary(definition => definition.Id, definition => definition.Names[language.Tag], StringComparer.Ordinal);
}
