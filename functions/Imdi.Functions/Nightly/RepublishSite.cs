using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>
/// Rebuilds the site when it is older than the data, the register or the region's settings. That is not noted anywhere, it is seen: the run that is served names what it was made of.
/// So nothing that a process leaves undone when it dies is forgotten, nor the end of an embargo, which no call brings about.
/// </summary>
public sealed class RepublishSite(DatasetStore datasets, BuildRegister registers, RunFileStore runs, NightlyRebuild rebuild, CurrentRegion regions, IOptions<RepublishSettings> settings)
{
    /// <summary>Whether anything has changed or not; false when another rebuild is at work.</summary>
    public async Task<bool> RebuildAsync(CancellationToken cancellation) => (await rebuild.RunAsync(null, cancellation)).IsOk;

    /// <summary>False when another rebuild is at work, which may have read the data before they changed: try again when it has ended.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (!settings.Value.ByDay) return true;
        var histories = await RebuildInputs.HistoriesAsync(datasets, cancellation);
        var register = await registers.RunAsync(cancellation);
        var region = (await regions.ReadAsync(cancellation)).Region;

        // Past the cache of what is served, which is seconds old.
        var run = await runs.FindPointerAsync(cancellation) is { } pointer ? await runs.FindManifestAsync(pointer.Run, cancellation) : null;
        bool isOlder = run is null ? RebuildInputs.Current(histories).Count > 0 || !register.IsEmpty : !RebuildInputs.AreOf(run.Inputs, histories, register, region);
        return !isOlder || await RebuildAsync(cancellation);
    }
}
