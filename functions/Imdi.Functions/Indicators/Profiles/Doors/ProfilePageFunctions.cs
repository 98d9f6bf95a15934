using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Profiles;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Indicators;

/// <summary>The pages of profiles that are worked out when asked: a search, and a version that is kept.</summary>
internal static class ProfilePageFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapProfilePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/profiles/", FindProfiles).OfQueries();
        routes.MapGet("/{language:language}/profiles/{country:length(3)}/versions/{version}/", ReadVersionPage).ExcludeFromDescription();
    }

    internal static async Task<IResult> FindProfiles(Language language, string? q, ProfileStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.IndexAsync(cancellation) is not { } index) return Answer.Refused(ProfileFunctions.NotPublished);
        string words = CodeLists.Plain(q ?? "");
        var found = index.Profiles.Where(row => Names(row.Country).Any(name => CodeLists.Plain(name).Contains(words, StringComparison.Ordinal)) || string.Equals(row.Country.Alpha3, q?.Trim(), StringComparison.OrdinalIgnoreCase));
        var model = new ProfileIndexModel(q, [.. found], index.Profiles.Count);
        return Results.Content(await pages.RenderAsync<ProfilesPage>(SiteOf(settings, isDemonstration: index.Profiles.Any(row => row.Coverage.Demonstration > 0)), PageAddress.Profiles(language), model), Html);
    }

    internal static async Task<IResult> ReadVersionPage(
        Language language, string country, string version, ProfileVersionStore versions, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (!CountryCode.TryParse(country, out var known) || !ProfileFunctions.IsVersion(version) || await versions.FindAsync(known, version, cancellation) is not { } profile) return Results.NotFound();
        var at = PageAddress.ProfileVersion(language, known, version);
        return Results.Content(await pages.RenderAsync<ProfilePage>(SiteOf(settings, profile.Coverage.Demonstration > 0), at, ProfileRows.PageOf(profile, language, isKept: true)), Html);
    }

    /// <summary>A reader may know the country by its name in another of the site's languages.</summary>
    private static IEnumerable<string> Names(CountryCode country) => Language.All.Select(country.Name);

    private static Site SiteOf(IOptions<HostingSettings> settings, bool isDemonstration) => new(settings.Value.BaseAddress, isDemonstration, HasApi: true);
}
