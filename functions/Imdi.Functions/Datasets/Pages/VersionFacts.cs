using System.Security.Cryptography;
using System.Text.Json;

namespace Imdi.Functions.Datasets;

internal static class VersionFacts
{
    /// <summary>What published pages say of current versions beyond their ids, as one hash: a run is named by its inputs, this among them.</summary>
    public static string HashOf(IReadOnlyDictionary<string, KindHistory> histories) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        histories.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Current(pair.Value)))));

    /// <summary>What the night shows. Figures that come back bring back their page, so nothing of the way there may stand on it.</summary>
    public static IReadOnlyList<VersionFact> Current(KindHistory history) => [.. history.Current.Select(Of)];

    /// <summary>Every version with what became of it, as it stands now.</summary>
    public static IReadOnlyList<VersionFact> All(KindHistory history) => [.. history.Versions.Where(known => known.State != VersionState.Withdrawn).Select(Of)];

    public static VersionFact Of(KnownVersion known) => new(
        known.Version.Version, known.Version.Source, known.State, known.ReleaseDay, known.Version.Vintage, known.Version.Rows, known.Version.Findings,
        known.EmbargoUntil is { } until ? DateOnly.FromDateTime(until.UtcDateTime) : null, known.RetractionReason, known.Version.Newest);
}
