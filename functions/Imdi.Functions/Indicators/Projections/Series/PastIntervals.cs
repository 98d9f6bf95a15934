namespace Imdi.Functions.Indicators;

/// <summary>The intervals that would have been given at each origin, calibrated by the origins before it; none where those hold fewer than 19 errors at the horizon.</summary>
public sealed class PastIntervals(IReadOnlyList<HeldOut> held, int ahead)
{
    private readonly Dictionary<(double Level, int Origin), Conformal> _known = [];
    private readonly ILookup<(int Origin, int H), HeldOut> _byPlace = held.ToLookup(one => (one.Origin, one.H));

    /// <summary>The score of today's intervals: their widths from all origins, their coverage from the past.</summary>
    public IntervalScore ScoreOf(double level)
    {
        var (within, judged) = Judge(level, held);
        return new(
            (decimal)level, judged == 0 ? null : decimal.Round((decimal)within / judged, IndicatorValue.Decimals), judged,
            [.. Conformal.Of(held, level, ahead).Widths.Select(width => decimal.Round((decimal)width, IndicatorValue.Decimals))]);
    }

    /// <summary>Of these outcomes, how many could be judged and how many of them lay within.</summary>
    public (int Within, int Judged) Judge(double level, IEnumerable<HeldOut> outcomes)
    {
        int within = 0, judged = 0;
        foreach (var outcome in outcomes.Where(one => Enumerable.Range(0, one.Origin).Sum(origin => _byPlace[(origin, one.H)].Count()) >= JudgeFamily.FewestErrors))
        {
            judged++;
            if (outcome.Scaled <= BeforeOrigin(level, outcome.Origin).Widths[outcome.H - 1]) within++;
        }

        return (within, judged);
    }

    private Conformal BeforeOrigin(double level, int origin)
    {
        if (!_known.TryGetValue((level, origin), out var conformal)) _known[(level, origin)] = conformal = Conformal.Of(held.Where(one => one.Origin < origin), level, ahead);
        return conformal;
    }
}
