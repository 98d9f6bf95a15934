using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>How each method did on one set of series of quarters (domain.md §3.2).</summary>
/// <param name="Methods">In the order of <see cref="ForecastMethod.All"/>.</param>
/// <param name="Intervals">Of the median combination, split-conformal.</param>
/// <param name="AnalyticIntervals">Of damped Holt, by its own variance.</param>
public sealed record BackTestReport(
    int Series, IReadOnlyList<(string Method, Accuracy Accuracy)> Methods, IReadOnlyList<IntervalReport> Intervals, IReadOnlyList<IntervalReport> AnalyticIntervals)
{
    // Two-sided, of the standard normal distribution.
    private static readonly (double Level, double Deviations)[] Levels = [(0.8, 1.2815515655), (0.95, 1.9599639845)];

    /// <summary>Null where no series is long enough, or none of those moves.</summary>
    public static BackTestReport? Of(IReadOnlyList<double[]> series)
    {
        var rules = BackTestRules.Quarterly;
        (string Id, IReadOnlyList<HeldOut> Held)[] methods = [.. ForecastMethod.All.Select(method => (method.Id, BackTest.Run(series, method.Forecast, rules)))];
        return methods[0].Held.Count == 0 ? null : new(
            series.Count(values => values.Length >= rules.MinimumLength),
            [.. methods.Select(method => (method.Id, Accuracy.Of(method.Held)))],
            SplitConformal(BackTest.Run(series, ForecastMethod.Median.Forecast, rules with { Origins = [16, 12, 8, 4] })),
            Analytic(series, rules with { Origins = [4] }));
    }

    /// <summary>The errors at the first two of four origins say how wide the intervals at the last two are; none where no series reaches back to these.</summary>
    private static List<IntervalReport> SplitConformal(IReadOnlyList<HeldOut> held)
    {
        var judged = held.Where(one => one.Origin >= 2).ToList();
        if (judged.Count == held.Count) return [];
        return
        [
            .. from level in Levels
               let conformal = Conformal.Of(held.Where(one => one.Origin < 2), level.Level, BackTestRules.Quarterly.Ahead)
               select new IntervalReport(level.Level, conformal.Widths, conformal.CoverageOf(judged), judged.Count),
        ];
    }

    private static List<IntervalReport> Analytic(IReadOnlyList<double[]> series, BackTestRules last)
    {
        var held = BackTest.Run(series, DampedHolt.Forecast, last).Zip(BackTest.Run(series, DampedHolt.Deviations, last), (forecast, deviation) => Math.Abs(forecast.Error) / deviation.Forecast).ToList();
        return [.. Levels.Select(level => new IntervalReport(level.Level, [], held.Count(error => error <= level.Deviations) / (double)held.Count, held.Count))];
    }
}

/// <param name="Widths">By horizon, in units of a series' scale; none where each forecast has its own.</param>
/// <param name="Coverage">The share of outcomes within their intervals, 0 to 1; not a number where nothing was held out.</param>
public sealed record IntervalReport(double Level, IReadOnlyList<double> Widths, double Coverage, int HeldOut);

/// <summary>The back-test on the corridor averages that are published: each corridor's run of quarters from 2013 on.</summary>
public sealed class BackTestCosts(IPublishedData data)
{
    private static readonly Period From = Period.Parse("2013Q1");

    /// <summary>Null where nothing can be held back: no corridor's run of quarters is long enough.</summary>
    public async Task<BackTestReport?> RunAsync(CancellationToken cancellation) => BackTestReport.Of(await SeriesAsync(cancellation));

    internal async Task<IReadOnlyList<double[]>> SeriesAsync(CancellationToken cancellation)
    {
        Dictionary<(string From, string To), SortedDictionary<Period, double>> corridors = [];
        foreach (var version in await data.CurrentAsync(KindNames.CorridorAverages, cancellation))
        {
            await foreach (var batch in data.ReadAsync(version, [KindNames.Average.From, KindNames.Average.To, KindNames.Average.Period, KindNames.Average.CostPercent], cancellation)) Add(corridors, batch);
        }

        return [.. corridors.OrderBy(pair => pair.Key).Select(pair => RunOf(pair.Value))];
    }

    private static void Add(Dictionary<(string From, string To), SortedDictionary<Period, double>> corridors, ICanonicalBatch batch)
    {
        var (from, to, period, cost) = (batch.Text(KindNames.Average.From), batch.Text(KindNames.Average.To), batch.Text(KindNames.Average.Period), batch.Number(KindNames.Average.CostPercent));
        for (int row = 0; row < batch.Count; row++)
        {
            if (cost[row] is not { } percent || Period.Parse(period[row]!) is var quarter && quarter < From) continue;
            var corridor = (from[row]!, to[row]!);
            if (!corridors.TryGetValue(corridor, out var quarters)) corridors[corridor] = quarters = [];
            quarters[Period.Parse(period[row]!)] = (double)percent;
        }
    }

    private static double[] RunOf(SortedDictionary<Period, double> quarters)
    {
        List<double?> values = [];
        for (var period = quarters.Keys.First(); period <= quarters.Keys.Last(); period = period.Plus(1)) values.Add(quarters.TryGetValue(period, out double value) ? value : null);
        return TrailingRun.Of(values);
    }
}
