namespace Imdi.Functions.Indicators;

/// <summary>
/// What several methods agree on, period by period. Combining is the surest gain in forecasting (Makridakis et al. 2020, the M4 competition); the
/// members and the median were chosen on corridor costs (docs/methods/projections.md).
/// </summary>
public static class Combination
{
    private static readonly Forecast[] OfMedian = [SimpleForecasts.Naive, ExponentialSmoothing.Forecast, DampedHolt.Forecast, SimpleForecasts.MeanReversion, SimpleForecasts.MedianOfThree];
    private static readonly Forecast[] OfMean = [ExponentialSmoothing.Forecast, DampedHolt.Forecast, SimpleForecasts.Naive, SimpleForecasts.MeanReversion];

    public static double[] Median(ReadOnlySpan<double> known, int ahead) => Of(OfMedian, known, ahead, static values => SimpleForecasts.Median(values));

    public static double[] Mean(ReadOnlySpan<double> known, int ahead) => Of(OfMean, known, ahead, static values => SimpleForecasts.Mean(values));

    private static double[] Of(Forecast[] members, ReadOnlySpan<double> known, int ahead, Func<double[], double> combine)
    {
        double[][] each = new double[members.Length][];
        for (int member = 0; member < members.Length; member++) each[member] = members[member](known, ahead);
        return [.. Enumerable.Range(0, ahead).Select(h => combine([.. each.Select(one => one[h])]))];
    }
}
