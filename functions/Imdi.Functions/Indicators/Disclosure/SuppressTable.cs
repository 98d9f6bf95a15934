namespace Imdi.Functions.Indicators;

/// <summary>
/// Which cells of a table of persons are not shown when its row, column and grand totals are: first every count from 1 to k − 1, then as many more as it takes that no hidden cell can be worked out from what is
/// shown. A cell is safe when another table of whole counts, none below zero, shows the same and has another number there; of two such cells the smaller is hidden. Where even that does not
/// help, all is hidden and only totals stand. Source: Willenborg and de Waal 2001, ch. 4, complementary suppression.
/// </summary>
public static class SuppressTable
{
    public const int Threshold = 5;

    /// <summary>True where a cell is hidden. The totals are shown, so a small total is the caller's to withhold.</summary>
    public static bool[,] Of(long[,] counts, int threshold = Threshold)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        bool[,] hidden = new bool[rows, columns];
        foreach (var (row, column) in Cells(rows, columns)) hidden[row, column] = counts[row, column] > 0 && counts[row, column] < threshold;
        while (Cells(rows, columns).Where(cell => hidden[cell.Row, cell.Column] && !IsSafe(counts, hidden, cell)).Select(cell => ((int Row, int Column)?)cell).FirstOrDefault() is { } open)
        {
            if (Next(counts, hidden, open) is not { } next) return hidden;
            hidden[next.Row, next.Column] = true;
        }

        return hidden;
    }

    /// <summary>
    /// The smallest cell that brings the open one nearer to a way: one beside it in its row, then in its column, then the corner that joins the two. Zeros, of which nothing can be taken, only when there is no other.
    /// </summary>
    private static (int Row, int Column)? Next(long[,] counts, bool[,] hidden, (int Row, int Column) open)
    {
        var all = Cells(counts.GetLength(0), counts.GetLength(1)).ToList();
        bool isAloneInRow = all.Count(cell => hidden[cell.Row, cell.Column] && cell.Row == open.Row) == 1, isAloneInColumn = all.Count(cell => hidden[cell.Row, cell.Column] && cell.Column == open.Column) == 1;
        return all.Where(cell => !hidden[cell.Row, cell.Column]).OrderBy(cell => counts[cell.Row, cell.Column] == 0).ThenByDescending(Use).ThenBy(cell => counts[cell.Row, cell.Column])
            .Select(cell => ((int, int)?)cell).FirstOrDefault();

        int Use((int Row, int Column) cell) => (isAloneInRow ? cell.Row == open.Row : isAloneInColumn ? cell.Column == open.Column : hidden[cell.Row, open.Column] && hidden[open.Row, cell.Column]) ? 2
            : cell.Row == open.Row || cell.Column == open.Column ? 1 : 0;
    }

    /// <summary>
    /// One person more in the cell, or one less, with all totals kept: a way from its row to its column over hidden cells that takes one out and puts one in by turns.
    /// </summary>
    private static bool IsSafe(long[,] counts, bool[,] hidden, (int Row, int Column) cell) => HasWay(counts, hidden, cell, more: true) || HasWay(counts, hidden, cell, more: false);

    private static bool HasWay(long[,] counts, bool[,] hidden, (int Row, int Column) cell, bool more)
    {
        if (!more && counts[cell.Row, cell.Column] == 0) return false;
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        bool[] rowSeen = new bool[rows], columnSeen = new bool[columns];
        var open = new Queue<int>([cell.Row]);
        rowSeen[cell.Row] = true;
        while (open.TryDequeue(out int row))
        {
            for (int column = 0; column < columns; column++)
            {
                // Out of the row what the cell puts in, or the other way round; then the column is short of it and another row makes up.
                if (columnSeen[column] || !hidden[row, column] || (row, column) == cell || (more && counts[row, column] == 0)) continue;
                if (column == cell.Column) return true;
                columnSeen[column] = true;
                for (int other = 0; other < rows; other++)
                {
                    if (rowSeen[other] || !hidden[other, column] || (!more && counts[other, column] == 0)) continue;
                    rowSeen[other] = true;
                    open.Enqueue(other);
                }
            }
        }

        return false;
    }

    private static IEnumerable<(int Row, int Column)> Cells(int rows, int columns) => Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => (row, column)));
}
