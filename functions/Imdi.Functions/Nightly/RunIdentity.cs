using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Nightly;

/// <summary>
/// The identity of a run: the SHA-256 of what goes into it (dataset versions, the date as of which staleness is judged, the code,
/// the settings that show). The same inputs give the same id and, since rendering is pure, the same bytes.
/// </summary>
internal static class RunIdentity
{
    public static RunInfo Of(DateOnly asOf, IReadOnlyList<DatasetVersion> versions, string code, IReadOnlyDictionary<string, string> settings)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["asOf"] = asOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["code"] = code,
        };
        foreach (var version in versions) inputs[$"dataset/{version.Kind}/{version.Source.Id}"] = version.Version;
        foreach (var (name, value) in settings) inputs[$"setting/{name}"] = value;
        return new RunInfo(Hash(inputs), asOf, inputs);
    }

    private static string Hash(IEnumerable<KeyValuePair<string, string>> inputs)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in inputs) text.Append(name).Append('=').Append(value).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
