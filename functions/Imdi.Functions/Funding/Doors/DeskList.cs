using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>So much of a long list as a desk shows at once.</summary>
internal static class DeskList
{
    public const int MostRows = 20;

    /// <summary>The rows after one that is named by its key; from the beginning where there is no such row.</summary>
    public static (IReadOnlyList<T> Rows, DeskPaging Paging) Of<T>(IReadOnlyList<T> ordered, Func<T, string> key, string? after)
    {
        int start = after is null ? 0 : ordered.Index().FirstOrDefault(one => key(one.Item) == after, (-1, default!)).Index + 1;
        var rows = ordered.Skip(start).Take(MostRows).ToList();
        return (rows, new(start + rows.Count < ordered.Count ? key(rows[^1]) : null, start == 0));
    }
}
