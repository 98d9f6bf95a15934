using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>How each method did on one set of series.</summary>
/// <param name="Methods">In the order of <see cref="ForecastMethod.All"/>.</param>
/// <param name="Intervals">Of the median combination, calibrated by the earlier origins and judged by the later ones.</param>
public sealed record BackTestReport(int Series, IReadOnlyList<(string Method, Accuracy Accuracy)> Methods, IReadOnlyList<IntervalReport> Intervals)
{
    public static BackTestReport Of(IReadOnlyList<double[]> series, BackTestRules rules)
    {
        var methods = ForecastMethod.All.Select(method => (method.Id, Accuracy.Of(BackTest.Run(series, method.Forecast, rules)))).ToList();
        var held = BackTest.Run(series, ForecastMethod.Median.Forecast, rules);
        return new(series.Count(values => values.Length >= rules.MinimumLength), methods, [IntervalReport.Of(held, 0.8, rules), IntervalReport.Of(held, 0.95, rules)]);
    }
}

/// <param name="Widths">By horizon, in units of a series' scale, from all origins but the last: what a forecast of today would use.</param>
/// <param name="Coverage">The share of outcomes at each origin but the first that lay in intervals calibrated by the origins before it.</param>
public sealed record IntervalReport(double Level, IReadOnlyList<double> Widths, double Coverage, int HeldOut)
{
    public static IntervalReport Of(IReadOnlyList<HeldOut> held, double level, BackTestRules rules)
    {
        int within = 0, judged = 0;
        for (int origin = 1; origin < rules.Origins.Count; origin++)
        {
            var conformal = Conformal.Of(held.Where(one => one.Origin < origin), level, rules.Ahead);
            var here = held.Where(one => one.Origin == origin).ToList();
            within += here.Count(one => one.Scaled <= conformal.Widths[one.H - 1]);
            judged += here.Count;
        }

        return new(level, Conformal.Of(held.Where(one => one.Origin < rules.Origins.Count - 1), level, rules.Ahead).Widths, within / (double)judged, judged);
    }
}

/// <summary>The back-test on the corridor averages that are published: each corridor's run of quarters from 2013 on.</summary>
public sealed class BackTestCosts(IPublishedData data)
{
    private static readonly Period From = Period.Parse("2013Q1");

    /// <summary>Null where no averages are published.</summary>
    public async Task<BackTestReport?> RunAsync(CancellationToken cancellation) =>
        await SeriesAsync(cancellation) is { Count: > 0 } series ? BackTestReport.Of(series, BackTestRules.Quarterly) : null;

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
