namespace Imdi.Functions.Indicators;

/// <summary>
/// The skill gate. A family's median combination is published only where its MASE over all origins, horizons and series of the rolling back-test is below naive's; else naive is, and says so.
/// MASE, because the errors of a family's series are of different size. Intervals are those of the method that is published.
/// </summary>
public sealed class JudgeFamily
{
    /// <summary>⌈(n + 1)·0.95⌉ ≤ n from here on: with fewer errors no finite quantile is a 95 % one.</summary>
    public const int FewestErrors = 19;

    /// <summary>What the last digits of a double do is no skill.</summary>
    private const double LeastGain = 1e-9;

    private static readonly double[] Levels = [0.8, 0.95];

    private readonly SeriesFamily _family;
    private readonly IReadOnlyList<ObservedSeries> _series;
    private readonly ILookup<int, HeldOut> _ofChosen, _ofNaive;
    private readonly PastIntervals _past;
    private readonly IReadOnlyList<Conformal> _conformal;

    private JudgeFamily(SeriesFamily family, IReadOnlyList<ObservedSeries> series)
    {
        (_family, _series) = (family, series);
        double[][] values = [.. series.Select(one => one.Values.ToArray())];
        var tested = ForecastMethod.All.Select(method => (Method: method, Held: BackTest.Run(values, method.Forecast, family.Rules))).ToList();
        var (naive, median) = (tested[0].Held, tested.Single(one => one.Method == ForecastMethod.Median).Held);
        bool isCalibrated = Enumerable.Range(1, family.Rules.Ahead).All(h => naive.Count(one => one.H == h) >= FewestErrors);
        Scores = naive.Count == 0 ? [] : [.. tested.Select(one => MethodScore.Of(one.Method.Id, one.Held))];
        Reason = !isCalibrated ? ProjectionReasons.TooFewToCalibrate : !family.MayFollowTrend ? ProjectionReasons.RemittancesNotExtrapolated
            : Accuracy.Of(median).Mase < Accuracy.Of(naive).Mase * (1 - LeastGain) ? ProjectionReasons.BeatsNaive : ProjectionReasons.NoBetterThanNaive;
        Method = !isCalibrated ? null : Reason == ProjectionReasons.BeatsNaive ? ForecastMethod.Median : ForecastMethod.Naive;
        var held = Method == ForecastMethod.Median ? median : naive;
        _past = new(held, family.Rules.Ahead);
        (_ofChosen, _ofNaive) = (held.ToLookup(one => one.Series), naive.ToLookup(one => one.Series));
        _conformal = isCalibrated ? [.. Levels.Select(level => Conformal.Of(held, level, family.Rules.Ahead))] : [];
    }

    /// <summary>Null where nothing of the family is projected.</summary>
    public ForecastMethod? Method { get; }

    public string Reason { get; }

    private IReadOnlyList<MethodScore> Scores { get; }

    public static JudgeFamily Of(SeriesFamily family, IReadOnlyList<ObservedSeries> series) => new(family, series);

    public FamilyReport Report(int published) => new(
        _family.Id, _family.Indicator, _family.OfPairs, FrequencyOf(_family), _series.Count(one => one.Values.Count >= _family.Rules.MinimumLength), published, Method?.Id, Reason, Scores,
        Method is null ? [] : [.. Levels.Select(_past.ScoreOf)]);

    /// <summary>The widths of the intervals at each level for a horizon, in units of a series' scale.</summary>
    public (double Of80, double Of95) WidthsAt(int h) => (_conformal[0].Widths[h - 1], _conformal[1].Widths[h - 1]);

    /// <summary>How the family's method and naive did on one of its series; null where it could not be tested.</summary>
    public SeriesQuality? QualityOf(int series)
    {
        if (Method is null || !_ofChosen[series].Any()) return null;
        var within = Levels.Select(level => _past.Judge(level, _ofChosen[series])).ToList();
        return new(MethodScore.Of(Method.Id, [.. _ofChosen[series]]), MethodScore.Of(ForecastMethod.Naive.Id, [.. _ofNaive[series]]), within[0].Within, within[1].Within, within[0].Judged);
    }

    internal static string FrequencyOf(SeriesFamily family) => family.Frequency == Imdi.Shared.Frequency.Quarter ? "quarterly" : "yearly";
}
