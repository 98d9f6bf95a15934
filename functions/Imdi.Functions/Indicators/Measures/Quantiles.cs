namespace Imdi.Functions.Indicators;

/// <summary>Quantiles by linear interpolation between the sorted values, position (n − 1)·p (Hyndman and Fan 1996, type 7, as SQL's percentile_cont).</summary>
public static class Quantiles
{
    /// <summary>Null without values. Throws unless 0 ≤ p ≤ 1.</summary>
    public static decimal? Of(IEnumerable<decimal> values, decimal p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        decimal[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return null;
        decimal position = (sorted.Length - 1) * p;
        int below = (int)position;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }
}
