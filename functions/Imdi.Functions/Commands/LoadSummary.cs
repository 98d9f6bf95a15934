using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Commands;

/// <summary>What a load did, in words: what was taken, what was refused and where, with the first findings.</summary>
internal static class LoadSummary
{
    public static string Of(LoadReport report)
    {
        var version = report.Version;
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"{version.Kind} from {version.Source.Name}: {version.Rows} rows published, {version.Findings} findings, version {version.Version}"));
        if (version.Vintage is { } vintage) text.Append(CultureInfo.InvariantCulture, $", vintage {vintage:yyyy-MM-dd}");
        text.Append(report.AlreadyLoaded ? " (already loaded: the same bytes)." : ".");
        foreach (var finding in report.First.Take(10)) text.Append("\n    ").Append(finding);
        return text.ToString();
    }
}
