using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>A page of rows, and the key of its last one when more follow.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? NextAfter);

public static class Page
{
    /// <summary>Cuts a page out of rows that stand in their final order; <paramref name="key"/> names a row uniquely.</summary>
    public static Outcome<Page<T>> Of<T>(IReadOnlyList<T> ordered, Func<T, string> key, RowsRequest asked)
    {
        int start = 0;
        if (asked.After is { } after)
        {
            start = IndexOf(ordered, key, after) + 1;
            if (start == 0) return Gone;
        }

        var rows = ordered.Skip(start).Take(asked.Limit).ToList();
        bool more = rows.Count > 0 && start + rows.Count < ordered.Count;
        return new Page<T>(rows, more ? key(rows[^1]) : null);
    }

    private static Refusal Gone => Refusal.Malformed(
        "no-such-page",
        "The page that this link continues is no longer there. Start again without `after`.",
        new FieldError("/after", "no-such-page", "Leave `after` out, then follow `next`."));

    private static int IndexOf<T>(IReadOnlyList<T> ordered, Func<T, string> key, string after)
    {
        for (int index = 0; index < ordered.Count; index++)
        {
            if (key(ordered[index]) == after) return index;
        }

        return -1;
    }
}
