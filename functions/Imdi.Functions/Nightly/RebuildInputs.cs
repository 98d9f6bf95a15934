using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Nightly;

/// <summary>What a run is made of: the versions that are current, the site they are shown in, the day.</summary>
internal static class RebuildInputs
{
    private static readonly string[] Kinds = [KindNames.CorridorAverages, KindNames.RemittanceFlows, KindNames.RemittanceQuotes];

    /// <summary>Changes whenever the code that computes or renders does: the build is deterministic.</summary>
    private static readonly string Code = string.Join('+',
        new[] { typeof(RebuildInputs), typeof(ISitePages), typeof(CountryCode) }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    public static async Task<IReadOnlyList<DatasetVersion>> VersionsAsync(IPublishedData data, CancellationToken cancellation)
    {
        List<DatasetVersion> versions = [];
        foreach (string kind in Kinds) versions.AddRange(await data.CurrentAsync(kind, cancellation));
        return versions;
    }

    public static Site Site(HostingSettings settings, IReadOnlyList<DatasetVersion> versions, bool hasApi) =>
        new(settings.BaseAddress, versions.Any(version => version.Source.IsDemonstration), hasApi);

    public static RunInfo Identity(TimeProvider clock, IReadOnlyList<DatasetVersion> versions, Site site, RemittanceOptions remittances) =>
        RunIdentity.Of(
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), versions, Code,
            new Dictionary<string, string> { ["baseAddress"] = site.BaseAddress ?? "", ["remittances"] = JsonSerializer.Serialize(remittances) });
}
