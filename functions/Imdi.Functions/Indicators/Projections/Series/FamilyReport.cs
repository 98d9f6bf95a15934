namespace Imdi.Functions.Indicators;

/// <summary>How a method did in a back-test.</summary>
/// <param name="Mae">In the unit of the series.</param>
/// <param name="Smape">0 to 200.</param>
public sealed record MethodScore(string Method, int Forecasts, decimal Mae, decimal Smape, decimal Mase)
{
    public static MethodScore Of(string method, IReadOnlyList<HeldOut> held)
    {
        var accuracy = Accuracy.Of(held);
        return new(method, accuracy.Count, Rounded(accuracy.Mae), Rounded(accuracy.Smape), Rounded(accuracy.Mase));
    }

    private static decimal Rounded(double value) => decimal.Round((decimal)value, IndicatorValue.Decimals);
}

/// <summary>How often what came lay within the intervals, each origin judged by the origins before it.</summary>
/// <param name="Level">0.8 or 0.95.</param>
/// <param name="Coverage">A share, 0 to 1; null where nothing could be judged.</param>
/// <param name="Widths">By horizon, in units of a series' mean step, from all origins: what the projections of today use.</param>
public sealed record IntervalScore(decimal Level, decimal? Coverage, int Judged, IReadOnlyList<decimal> Widths);

/// <summary>What the back-test of a family says, and which method follows from it.</summary>
/// <param name="Series">Long enough to be tested.</param>
/// <param name="Reason">Why that method: see <see cref="ProjectionReasons"/>.</param>
/// <param name="Method">Null where the family is not projected at all.</param>
public sealed record FamilyReport(
    string Id, string Indicator, bool OfPairs, string Frequency, int Series, int Published, string? Method, string Reason, IReadOnlyList<MethodScore> Methods, IReadOnlyList<IntervalScore> Intervals);

/// <summary>Codes that say why a projection is as it is, or why there is none.</summary>
public static class ProjectionReasons
{
    /// <summary>The median combination's MASE is below naive's over the family.</summary>
    public const string BeatsNaive = "beats-naive";

    public const string NoBetterThanNaive = "no-better-than-naive";

    public const string RemittancesNotExtrapolated = "remittances-not-extrapolated";

    /// <summary>Fewer than 19 past errors at a horizon: a 95 % interval cannot be stated from them.</summary>
    public const string TooFewToCalibrate = "too-few-to-calibrate";

    public const string TooShort = "too-short", Ended = "ended", DoesNotMove = "does-not-move";
}
