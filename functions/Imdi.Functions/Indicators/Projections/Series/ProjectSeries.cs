using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>
/// Projects the series of a family by the method that its back-test chose: ŷ ± q·scale, scale the mean |y(t) − y(t−1)| of the series, q the family's split-conformal quantile for the horizon. Values and ends are cut at
/// the indicator's bounds, which what comes cannot pass either, so that cutting loses no coverage.
/// </summary>
public static class ProjectSeries
{
    private const double NoScale = 1e-9;

    /// <param name="places">Where each version stands among the sources of a file.</param>
    public static SeriesProjection Of(JudgeFamily judged, int at, ObservedSeries series, Period newest, DateOnly asOf, IReadOnlyDictionary<string, int> places)
    {
        string? why = WhyNot(judged, series, newest);
        IReadOnlyList<ProjectedPoint> points = why is null ? Points(judged, series) : [];
        return new(
            series.Counterpart, series.Family.Id, JudgeFamily.FrequencyOf(series.Family), series.First.ToString(), series.Last.ToString(), [.. series.Values.Select(value => (decimal)value)],
            why is null ? judged.Method!.Id : null, why ?? judged.Reason, points is [.., var last] && Period.Parse(last.Period).LastDay < asOf, points, why is null ? judged.QualityOf(at) : null,
            [.. series.Versions.Select(version => places[version])]);
    }

    public static bool IsProjected(JudgeFamily judged, ObservedSeries series, Period newest) => WhyNot(judged, series, newest) is null;

    private static string? WhyNot(JudgeFamily judged, ObservedSeries series, Period newest) =>
        series.Values.Count < series.Family.Rules.MinimumLength ? ProjectionReasons.TooShort
        : series.Last.Plus(series.Family.MostBehind) < newest ? ProjectionReasons.Ended
        : judged.Method is null ? ProjectionReasons.TooFewToCalibrate
        : BackTest.ScaleOf([.. series.Values]) < NoScale ? ProjectionReasons.DoesNotMove : null;

    private static List<ProjectedPoint> Points(JudgeFamily judged, ObservedSeries series)
    {
        double[] known = [.. series.Values];
        double scale = BackTest.ScaleOf(known);
        int ahead = series.Family.Rules.Ahead;
        double[] forecast = judged.Method!.Forecast(known, ahead), naive = ForecastMethod.Naive.Forecast(known, ahead);
        var bounds = ProjectionBounds.Of(series.Family.Indicator).Holding(known);
        return [.. Enumerable.Range(1, ahead).Select(h =>
        {
            var (of80, of95) = judged.WidthsAt(h);
            double value = forecast[h - 1];
            return new ProjectedPoint(
                series.Last.Plus(h).ToString(), bounds.Cut(value), bounds.Cut(value - (of80 * scale)), bounds.Cut(value + (of80 * scale)), bounds.Cut(value - (of95 * scale)), bounds.Cut(value + (of95 * scale)), bounds.Cut(naive[h - 1]));
        })];
    }
}
