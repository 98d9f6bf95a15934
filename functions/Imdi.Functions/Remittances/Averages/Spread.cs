namespace Imdi.Functions.Remittances;

/// <summary>Mean, median and ends of a set of costs, exact in decimal; null when it is empty.</summary>
public sealed record Spread(int Count, decimal Sum, decimal? Mean, decimal? Median, decimal? Minimum, decimal? Maximum)
{
    public static Spread Of(IEnumerable<decimal> values)
    {
        List<decimal> sorted = [.. values];
        sorted.Sort();
        return OfSorted(sorted);
    }

    /// <summary>The median of an even number is the mean of the middle two.</summary>
    public static Spread OfSorted(IReadOnlyList<decimal> sorted)
    {
        if (sorted.Count == 0) return new Spread(0, 0m, null, null, null, null);
        decimal sum = 0m;
        foreach (decimal value in sorted) sum += value;
        int middle = sorted.Count / 2;
        decimal median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
        return new Spread(sorted.Count, sum, sum / sorted.Count, median, sorted[0], sorted[^1]);
    }
}
