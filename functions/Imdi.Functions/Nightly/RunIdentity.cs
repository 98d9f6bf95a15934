using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Nightly;

/// <summary>
/// The identity of a run: the hash of what goes into it (dataset versions, the date as of which staleness is judged, the code,
/// the settings that show). The same inputs give the same id and, since rendering is pure, the same bytes.
/// </summary>
internal static class RunIdentity
{
    private const string Dataset = "dataset/", Setting = "setting/";

    public static RunInfo Of(DateOnly asOf, IReadOnlyList<DatasetVersion> versions, string code, IReadOnlyDictionary<string, string> settings)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var version in versions) inputs[$"{Dataset}{version.Kind}/{version.Source.Id}"] = version.Version;
        foreach (var (name, value) in settings) inputs[Setting + name] = value;
        return new RunInfo(RunId.Of(asOf, inputs), asOf, inputs);
    }

    public static string? SettingOf(IReadOnlyDictionary<string, string> inputs, string name) => inputs.GetValueOrDefault(Setting + name);

    /// <summary>The versions that a run was made of, by kind.</summary>
    public static IEnumerable<(string Kind, string Version)> VersionsOf(RunInfo run) => run.Inputs
        .Where(input => input.Key.StartsWith(Dataset, StringComparison.Ordinal))
        .Select(input => (input.Key.Split('/')[1], input.Value));

    /// <summary>The sources whose versions a run was made of.</summary>
    public static IEnumerable<(string Kind, string Source)> SourcesOf(IReadOnlyDictionary<string, string> inputs) => inputs.Keys
        .Where(input => input.StartsWith(Dataset, StringComparison.Ordinal)).Select(input => input.Split('/', 3)).Select(parts => (parts[1], parts[2]));

    /// <summary>Kinds that the run before had versions of and this one has none of.</summary>
    public static IReadOnlyList<string> Vanished(IReadOnlyDictionary<string, string>? before, RunInfo now) => before is null ? []
        : [.. VersionsOf(now with { Inputs = before }).Select(version => version.Kind).Distinct().Except(VersionsOf(now).Select(version => version.Kind)).Order(StringComparer.Ordinal)];
}
