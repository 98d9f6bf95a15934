namespace Imdi.Functions.Indicators;

/// <summary>A method by the name that results carry.</summary>
public sealed record ForecastMethod(string Id, Forecast Forecast)
{
    public static ForecastMethod Naive { get; } = new("naive", SimpleForecasts.Naive);

    public static ForecastMethod Median { get; } = new("median-combination", Combination.Median);

    /// <summary>All that the back-test compares, naive first.</summary>
    public static IReadOnlyList<ForecastMethod> All { get; } =
    [
        Naive,
        new("mean-of-four", SimpleForecasts.MeanOfFour),
        new("exponential-smoothing", ExponentialSmoothing.Forecast),
        new("drift", SimpleForecasts.Drift),
        new("damped-holt", DampedHolt.Forecast),
        new("mean-reversion", SimpleForecasts.MeanReversion),
        new("mean-combination", Combination.Mean),
        Median,
    ];
}
