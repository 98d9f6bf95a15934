using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Some rows, and what asks for those after them; null at the end.</summary>
public sealed record RowsPage(IReadOnlyList<StoredRow> Rows, string? NextAfter);

/// <summary>Cuts a page out of a version's rows, in memory that the page alone decides.</summary>
public static class PageOfRows
{
    /// <summary>A sorted answer that is not cut into pages is put together in memory, so it may not be longer.</summary>
    public const int MostSorted = 50_000;

    public static Outcome<RowsPage> Of(ReadRows file, RowQuestion question, string? after, int limit)
    {
        if (!TryPlace(file, question, after, out var place)) return NoSuchPage;
        if (question.Order is null)
        {
            var rows = file.Scan(question.Columns, question.Filters, place.Row).Take(limit + 1).ToList();
            bool more = rows.Count > limit;
            if (more) rows.RemoveAt(limit);
            return new RowsPage(rows, more ? rows[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
        }

        var first = First(file, question, after is null ? null : place, limit + 1);
        var wanted = first.Take(limit).Select(one => one.Row).ToList();
        return new RowsPage(file.Fetch(question.Columns, wanted), first.Count > limit ? wanted[^1].ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Every row asked for, in order. Refused where so many would have to be sorted in memory.</summary>
    public static Outcome<IEnumerable<StoredRow>> All(ReadRows file, RowQuestion question)
    {
        if (question.Order is null) return Outcome.Ok(file.Scan(question.Columns, question.Filters));
        var places = First(file, question, null, MostSorted + 1);
        return places.Count > MostSorted ? TooManyToSort : Outcome.Ok<IEnumerable<StoredRow>>(file.Fetch(question.Columns, [.. places.Select(place => place.Row)]));
    }

    private readonly record struct Place(object? Value, long Row);

    // A heap of the best so far: what comes last among them is on top and gives way.
    private static List<Place> First(ReadRows file, RowQuestion question, Place? after, int most)
    {
        var order = Comparer<Place>.Create((left, right) => Compare(left, right, question.Order!.Descending));
        var best = new PriorityQueue<Place, Place>(Comparer<Place>.Create((left, right) => order.Compare(right, left)));
        foreach (var row in file.Scan([question.Order!.Column], question.Filters))
        {
            var place = new Place(row.Cells[0], row.Number);
            if (after is { } passed && order.Compare(place, passed) <= 0) continue;
            if (best.Count < most) best.Enqueue(place, place);
            else best.EnqueueDequeue(place, place);
        }

        return [.. best.UnorderedItems.Select(item => item.Element).Order(order)];
    }

    private static int Compare(Place left, Place right, bool descending)
    {
        int byValue = (left.Value, right.Value) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            var (one, other) => descending ? RowFilter.Compare(other, one) : RowFilter.Compare(one, other),
        };
        return byValue != 0 ? byValue : left.Row.CompareTo(right.Row);
    }

    // A page is continued after a row, which stays where it is: by what it is ordered by is read from the file.
    private static bool TryPlace(ReadRows file, RowQuestion question, string? after, out Place place)
    {
        place = new Place(null, -1);
        if (after is null) return true;
        if (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out long row) || row >= file.Rows) return false;
        place = new Place(question.Order is null ? null : file.Fetch([question.Order.Column], [row])[0].Cells[0], row);
        return true;
    }

    private static Refusal NoSuchPage { get; } = Refusal.Malformed("no-such-page", "This link continues no page of these rows. Start again without `after`.",
        new FieldError("/after", "no-such-page", "Leave `after` out, then follow `next`."));

    private static Refusal TooManyToSort { get; } = Refusal.Unprocessable("too-many-rows-to-sort",
        string.Create(CultureInfo.InvariantCulture, $"More than {MostSorted} rows are sorted only page by page: give a limit, or narrow the filters."),
        new FieldError("/sort", "too-many-rows-to-sort", "Give a limit of 1 to 1000 and follow `next`, or leave sort out."));
}
