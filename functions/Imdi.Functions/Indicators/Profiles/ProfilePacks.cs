using System.Runtime.CompilerServices;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>What the night publishes of profiles: a pack a country, named by its profile's version and the site's frame, and one of the list.</summary>
public sealed class ProfilePacks(KeepProfiles keep)
{
    public async IAsyncEnumerable<DraftPack> PacksAsync(IndicatorBook book, ProjectionBook projections, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ProfileModel[] profiles = [.. BuildProfiles.Of(book, projections)];

        // An export reads what is published and writes to a folder: it keeps nothing.
        if (site.HasApi) await keep.RunAsync(profiles, cancellation);
        foreach (var profile in profiles) yield return await PackAsync(profile, pages, site, cancellation);
        var index = ProfileIndexFile.Of(profiles);
        yield return new DraftPack(
        [
            .. await WriteAnswers.PagesAsync(PageAddress.Profiles, at => pages.RenderAsync<ProfilesPage>(site, at, new ProfileIndexModel(null, index.Profiles, index.Profiles.Count))),
            WriteAnswers.Json(ProfileIndexFile.Address, index),
            .. await WriteAnswers.InLanguagesAsync(site, language => WriteAnswers.CollectionAsync(language, "/api/profiles", ProfileRows.Of(index, language), ProfileRows.Note(language, null), cancellation)),
        ]);
    }

    private static async Task<DraftPack> PackAsync(ProfileModel profile, ISitePages pages, Site site, CancellationToken cancellation) => new(
    [
        .. await WriteAnswers.PagesAsync(language => PageAddress.Profile(language, profile.Country), at => pages.RenderAsync<ProfilePage>(site, at, ProfileRows.PageOf(profile, at.Language))),
        WriteAnswers.Json(ProfileFile.AddressOf(profile.Country), profile),
        .. await WriteAnswers.InLanguagesAsync(site, language =>
            WriteAnswers.OneAsync(language, $"/api/profiles/{profile.Country}", ProfileAnswer.Of(profile, language), ProfileAnswer.FiguresOf(profile, language), ProfileAnswer.Note(profile, language, null), cancellation)),
    ]);
}
