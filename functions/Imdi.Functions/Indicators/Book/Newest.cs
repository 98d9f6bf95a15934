using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Which figure of a series is its newest: a projection is none of what was, and never it while there is another.</summary>
internal static class Newest
{
    /// <summary>The last with a value that is no projection, else the last that is none; where all are projections the first, which is nearest.</summary>
    /// <param name="series">In order of periods.</param>
    public static T? Of<T>(IReadOnlyList<T> series, Func<T, bool> hasValue, Func<T, bool> isProjected)
        where T : class
    {
        T? without = null;
        for (int at = series.Count - 1; at >= 0; at--)
        {
            if (isProjected(series[at])) continue;
            if (hasValue(series[at])) return series[at];
            without ??= series[at];
        }

        return without ?? (series is [var first, ..] ? first : null);
    }

    /// <summary>Of years, quarters and months the one frequency whose newest value ends last, the coarser where two end on one day: a year and its quarters make no line. In order of periods.</summary>
    public static IReadOnlyList<T> OneFrequency<T>(IEnumerable<T> series, Func<T, string> period, Func<T, bool> hasValue, Func<T, bool> isProjected)
        where T : class => series.Select(one => (Period: Period.Parse(period(one)), One: one)).OrderBy(one => one.Period).GroupBy(one => one.Period.Frequency)
        .OrderByDescending(points => points.Where(point => hasValue(point.One) && !isProjected(point.One)).Select(point => point.Period.LastDay).DefaultIfEmpty().Max()).ThenBy(points => points.Key)
        .Select(IReadOnlyList<T> (points) => [.. points.Select(point => point.One)]).FirstOrDefault() ?? [];
}
