using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>Keeps each new version before the site names it. Harmless to repeat; what a killed night kept and never published stays and is cited by nobody.</summary>
public sealed class KeepProfiles(ProfileVersionStore store)
{
    private const int AtOnce = 8;

    public async Task RunAsync(IReadOnlyList<ProfileModel> profiles, CancellationToken cancellation)
    {
        var newest = await store.NewestAsync(cancellation);
        ProfileModel[] changed = [.. profiles.Where(profile => newest.GetValueOrDefault(profile.Country.Alpha3) != profile.Version)];
        if (changed.Length == 0) return;
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (profile, token) => await store.PutAsync(profile, token));
        foreach (var profile in changed) newest[profile.Country.Alpha3] = profile.Version;
        await store.PutNewestAsync(newest, cancellation);
    }
}
