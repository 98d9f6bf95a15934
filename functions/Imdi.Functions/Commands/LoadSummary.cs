using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Commands;

/// <summary>What a load did, in words: what was taken, what was refused and where, with the first findings.</summary>
internal static class LoadSummary
{
    private const int FindingsShown = 10;

    public static string Of(LoadReport report)
    {
        var (version, manifest) = (report.Version, report.Manifest);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"{version.Kind} from {version.Source.Name}: {manifest.SourceRows} rows read, {version.Rows} published, {manifest.RefusedRows} refused"));
        if (manifest.PeriodColumns > 0) text.Append(CultureInfo.InvariantCulture, $" ({manifest.PeriodColumns} periods wide, {manifest.MissingCells} cells without a value)");
        if (version.Vintage is { } vintage) text.Append(CultureInfo.InvariantCulture, $", vintage {vintage:yyyy-MM-dd}");
        text.Append(CultureInfo.InvariantCulture, $", version {version.Version}").Append(report.AlreadyLoaded ? " (loaded before: the same bytes)." : ".");
        foreach (var finding in report.First.Take(FindingsShown)) text.Append("\n    ").Append(Sentence(finding));
        if (version.Findings > FindingsShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    ... {version.Findings} findings in all: GET /api/datasets/{version.Kind}/versions/{version.Version}/findings.csv");
        }

        return text.ToString();
    }

    private static string Sentence(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{(finding.Sheet is "" ? "" : $"{finding.Sheet}, ")}row {finding.Row}, {finding.Column} \"{finding.Value}\": {finding.Code.Code}. {finding.Cure}");
}
