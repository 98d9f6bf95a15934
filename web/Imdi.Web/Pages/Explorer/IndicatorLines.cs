using Imdi.Shared;
using Imdi.Web.Charts;

namespace Imdi.Web.Pages.Explorer;

/// <summary>The lines of what is shown: a year without a value is left out, and the line is lifted there.</summary>
internal static class IndicatorLines
{
    public static IReadOnlyList<PlotLine> Of(Language language, ShownSeries shown) =>
    [
        .. shown.Chosen.Select((area, at) => new PlotLine($"s{at}", FigureWords.Area(language, area),
            [.. shown.Figures.Where(figure => figure.Area == area && figure.Value is not null).OrderBy(figure => figure.Period).Select(figure => (figure.Period, figure.Value!.Value))])).Where(line => line.Points.Count > 0),
    ];
}
