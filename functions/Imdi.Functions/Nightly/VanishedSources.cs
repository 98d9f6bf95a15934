using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

/// <summary>Sources that a run was made of and that are gone without anybody's act: a fault of storage or of a release, so it stays listed until they return or are taken back.</summary>
internal static class VanishedSources
{
    /// <param name="listed">What the record before listed.</param>
    /// <param name="before">Inputs of the run that is served.</param>
    public static IReadOnlyList<VanishedSource> Of(
        IReadOnlyList<VanishedSource> listed, IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, KindHistory> now, DateOnly asOf) =>
    [
        .. listed.Concat(RunIdentity.SourcesOf(before ?? new Dictionary<string, string>()).Select(one => new VanishedSource(one.Kind, one.Source, asOf)))
            .DistinctBy(one => (one.Kind, one.Source)).Where(one => now.TryGetValue(one.Kind, out var history) && !IsThere(history, one.Source) && !IsTakenBack(history, one.Source))
            .OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Source, StringComparer.Ordinal),
    ];

    private static bool IsThere(KindHistory history, string source) => history.Current.Any(known => known.Version.Source.Id == source);

    /// <summary>Withdrawn, retracted or kept back: the source's pointer stands and names no version.</summary>
    private static bool IsTakenBack(KindHistory history, string source) => history.Pointers.Any(pointer => pointer.Source == source && pointer.Version.Length == 0);
}
