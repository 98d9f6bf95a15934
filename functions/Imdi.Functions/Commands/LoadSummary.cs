using Imdi.Functions.Datasets;

namespace Imdi.Functions.Commands;

internal static class LoadSummary
{
    public static string Of(LoadReport report) => $"{report}";
}
