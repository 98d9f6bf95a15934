namespace Imdi.Functions.Storage;

/// <summary>A run as its manifest tells it without being read.</summary>
internal sealed record StoredRun(string Id, DateTimeOffset Written);

/// <summary>Which runs may go.</summary>
internal static class RunRetention
{
    /// <summary>
    /// Those beyond the newest <paramref name="kept"/>, but never the current one nor the one before it, and none whose successor is
    /// younger than <paramref name="before"/>: an instance that has not seen the swap yet, or an export, still reads it.
    /// </summary>
    public static IReadOnlyList<StoredRun> Superfluous(IEnumerable<StoredRun> runs, Pointer? pointer, int kept, DateTimeOffset before)
    {
        // Storage tells the second; within one the pointer knows better.
        var newestFirst = runs.OrderByDescending(run => run.Written)
            .ThenByDescending(run => run.Id == pointer?.Run).ThenByDescending(run => run.Id == pointer?.Previous).ThenBy(run => run.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. newestFirst.Zip(newestFirst.Skip(1), (successor, run) => (successor, run)).Skip(kept - 1)
                .Where(pair => pair.successor.Written < before && pair.run.Id != pointer?.Run && pair.run.Id != pointer?.Previous)
                .Select(pair => pair.run),
        ];
    }
}
