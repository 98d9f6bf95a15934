using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Nightly;

/// <summary>What a run is made of: the versions that are current, the site they are shown in, the day.</summary>
internal static class RebuildInputs
{
    /// <summary>All that is known of every kind's versions, read once for the whole run.</summary>
    public static async Task<IReadOnlyDictionary<string, KindHistory>> HistoriesAsync(DatasetStore store, CancellationToken cancellation)
    {
        var histories = new Dictionary<string, KindHistory>(StringComparer.Ordinal);
        foreach (var kind in DatasetKinds.All) histories[kind.Id] = await store.ReadHistoryAsync(kind.Id, cancellation);
        return histories;
    }

    public static IReadOnlyList<DatasetVersion> Current(IReadOnlyDictionary<string, KindHistory> histories) =>
        [.. histories.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Current).Select(known => known.Version)];

    public static Site Site(HostingSettings settings, Region region, IReadOnlyList<DatasetVersion> versions, RegisterBook register, bool hasApi) =>
        new(settings.BaseAddress is { Length: > 0 } origin ? origin : null, versions.Any(version => version.Source.IsDemonstration) || register.HasDemonstrationData, hasApi) { Region = region };

    public static RunInfo Identity(DateOnly asOf, IReadOnlyDictionary<string, KindHistory> histories, RegisterBook register, Site site, RemittanceOptions remittances) =>
        RunIdentity.Of(
            asOf, Current(histories), PackInputs.Code,
            new Dictionary<string, string>
            {
                ["baseAddress"] = site.BaseAddress ?? "", ["remittances"] = JsonSerializer.Serialize(remittances), [Histories] = VersionFacts.HashOf(histories), [Register] = register.State, [RegionSettings] = site.Region.Hash,
            });

    /// <summary>Whether a run was made of these very data; the day, the code and the settings may be others, which is the night's to see to.</summary>
    public static bool AreOf(IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, KindHistory> histories, RegisterBook register, Region region) =>
        RunIdentity.SettingOf(inputs, Histories) == VersionFacts.HashOf(histories) && RunIdentity.SettingOf(inputs, Register) == register.State && RunIdentity.SettingOf(inputs, RegionSettings) == region.Hash;

    // Of everything that pages say of current versions, their ids among it.
    private const string Histories = "histories";

    // Of everything public about proposals, projects and money.
    private const string Register = "register";

    // Of everything that the region decides.
    private const string RegionSettings = "region";
}
