using Azure.Storage.Blobs;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>A version of a country's profile and when it was first published.</summary>
public sealed record KeptProfile(string Version, DateTimeOffset FirstPublished);

/// <summary>
/// Every version of every profile, for good, whatever becomes of the runs that published it: <c>profiles/{country}/{version}.json</c> (brotli), written once. <c>profiles/newest.json</c> says which
/// are there already, so that a night without news writes nothing.
/// </summary>
public sealed class ProfileVersionStore(StorageClients storage)
{
    private const string Folder = "profiles/", Ending = ".json", Newest = $"{Folder}newest{Ending}", Json = "application/json";

    private BlobContainerClient Container => storage.Container(StorageNames.Published);

    public async Task<ProfileModel?> FindAsync(CountryCode country, string version, CancellationToken cancellation) =>
        await Container.FindAsync(NameOf(country, version), cancellation) is { } file ? PublishedJson.Read<ProfileModel>(Brotli.Expand(file.Content.ToMemory()).Span) : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<KeptProfile>> VersionsAsync(CountryCode country, CancellationToken cancellation)
    {
        List<KeptProfile> versions = [];
        await foreach (var (name, written) in Container.ListAsync($"{Folder}{country}/", cancellation)) versions.Add(new KeptProfile(name[..^Ending.Length], written));
        return [.. versions.OrderByDescending(kept => kept.FirstPublished).ThenBy(kept => kept.Version, StringComparer.Ordinal)];
    }

    /// <summary>The version that was kept last of each country.</summary>
    internal async Task<Dictionary<string, string>> NewestAsync(CancellationToken cancellation) =>
        await Container.FindAsync(Newest, cancellation) is { } file ? PublishedJson.Read<Dictionary<string, string>>(file.Content.ToMemory().Span) : [];

    internal Task PutNewestAsync(IReadOnlyDictionary<string, string> versions, CancellationToken cancellation) =>
        Container.GetBlobClient(Newest).UploadAsync(new BinaryData(PublishedJson.Write(versions)), overwrite: true, cancellation);

    internal Task<bool> PutAsync(ProfileModel profile, CancellationToken cancellation) =>
        Container.PutIfAbsentAsync(NameOf(profile.Country, profile.Version), new BinaryData(Brotli.Compress(PublishedJson.Write(profile))), Json, cancellation, encoding: "br");

    private static string NameOf(CountryCode country, string version) => $"{Folder}{country}/{version}{Ending}";
}
