using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>Reads the profiles that are published.</summary>
public sealed class ProfileStore(IPublishedRun published)
{
    private readonly ParsedFiles _files = new(published);

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public Task<ProfileIndexFile?> IndexAsync(CancellationToken cancellation) => _files.FindAsync(ProfileIndexFile.Address, PublishedJson.Read<ProfileIndexFile>, cancellation);

    public Task<ProfileModel?> FindAsync(CountryCode country, CancellationToken cancellation) => _files.FindAsync(ProfileFile.AddressOf(country), PublishedJson.Read<ProfileModel>, cancellation);
}
