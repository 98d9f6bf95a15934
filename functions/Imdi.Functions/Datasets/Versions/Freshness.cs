using Imdi.Shared;

namespace Imdi.Functions.Datasets;

public enum FreshnessState { NeverReleased, Fresh, Due, Overdue }

/// <summary>Whether new figures are expected by now.</summary>
/// <param name="DueOn">The day from which a new release is expected.</param>
/// <param name="OverdueAfter">The last day on which it is merely due.</param>
public sealed record Freshness(FreshnessState State, DateOnly? LastRelease, DateOnly? DueOn, DateOnly? OverdueAfter)
{
    /// <summary>
    /// Due one period after the last release, or, where the newest figures are older than that, two periods after these end: a file of
    /// old figures is not fresh because it was loaded today. Overdue when the grace of that frequency has passed as well: 14 days for monthly, 30 for
    /// quarterly, 60 for yearly figures. Bounds: none; without a release nothing is due.
    /// Source of the graces: Humanitarian Data Exchange, "How do we determine the freshness of a dataset" (due and overdue).
    /// </summary>
    public static Freshness Of(Frequency frequency, DateOnly? lastRelease, Period? newest, DateOnly today)
    {
        if (lastRelease is not { } released) return new(FreshnessState.NeverReleased, null, null, null);
        var (months, grace) = frequency switch { Frequency.Month => (1, 14), Frequency.Quarter => (3, 30), _ => (12, 60) };
        var since = newest?.LastDay.AddMonths(months) is { } expected && expected < released ? expected : released;
        var due = since.AddMonths(months);
        var last = due.AddDays(grace);
        return new(today > last ? FreshnessState.Overdue : today >= due ? FreshnessState.Due : FreshnessState.Fresh, released, due, last);
    }

    /// <summary>Of several sources the one that is worst off speaks for the kind; one without sources was never released.</summary>
    public static Freshness Worst(IEnumerable<Freshness> all) =>
        all.OrderByDescending(one => one.State).ThenBy(one => one.DueOn).FirstOrDefault() ?? new(FreshnessState.NeverReleased, null, null, null);
}
