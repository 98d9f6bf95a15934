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
    public static IReadOnlyList<StoredRun> Superfluous(IEnumerable<StoredRun> runs, Pointer? pointer, int kept, DateTimeOffset before) =>
        [.. Replaced(NewestFirst(runs, pointer), pointer, before).Skip(kept - 1).Where(pair => pair.MayGo).Select(pair => pair.Run)];

    /// <summary>The same where it is known which runs are nights': those named stay, and of the others the newest <paramref name="others"/>, however many came on one day.</summary>
    public static IReadOnlyList<StoredRun> Superfluous(IEnumerable<StoredRun> runs, Pointer? pointer, IReadOnlySet<string> nights, int others, DateTimeOffset before)
    {
        var newestFirst = NewestFirst(runs, pointer);
        HashSet<StoredRun> kept = [.. newestFirst.Where(run => nights.Contains(run.Id)), .. newestFirst.Where(run => !nights.Contains(run.Id)).Take(others)];
        return [.. Replaced(newestFirst, pointer, before).Where(pair => pair.MayGo && !kept.Contains(pair.Run)).Select(pair => pair.Run)];
    }

    // Storage tells the second; within one the pointer knows better.
    private static List<StoredRun> NewestFirst(IEnumerable<StoredRun> runs, Pointer? pointer) =>
    [
        .. runs.OrderByDescending(run => run.Written)
            .ThenByDescending(run => run.Id == pointer?.Run).ThenByDescending(run => run.Id == pointer?.Previous).ThenBy(run => run.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<(StoredRun Run, bool MayGo)> Replaced(List<StoredRun> newestFirst, Pointer? pointer, DateTimeOffset before) =>
        newestFirst.Zip(newestFirst.Skip(1), (successor, run) => (run, successor.Written < before && run.Id != pointer?.Run && run.Id != pointer?.Previous));
}
