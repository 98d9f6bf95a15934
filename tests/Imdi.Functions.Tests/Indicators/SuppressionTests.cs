using CsCheck;
using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>That nobody who sees the shown cells and all totals can tell a hidden one: every table that shows the same is tried, and the bounds of each hidden cell lie at least one person apart.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public void No_hidden_cell_of_any_table_can_be_worked_out() => Gen.Select(Gen.Int[2, 3], Gen.Int[2, 4]).SelectMany((rows, columns) => Gen.Long[0, 9].Array[rows * columns].Select(counts => (rows, columns, counts))).Sample(
        table =>
        {
            long[,] counts = new long[table.rows, table.columns];
            for (int at = 0; at < table.counts.Length; at++) counts[at / table.columns, at % table.columns] = table.counts[at];
            bool[,] hidden = SuppressTable.Of(counts);
            bool isAll = hidden.Cast<bool>().All(cell => cell);
            var (least, most) = Bounds(counts, hidden);
            for (int row = 0; row < table.rows; row++)
            {
                for (int column = 0; column < table.columns; column++)
                {
                    if (counts[row, column] is > 0 and < SuppressTable.Threshold) Assert.True(hidden[row, column]);
                    if (hidden[row, column] && !isAll) Assert.True(most[row, column] - least[row, column] >= 1);
                }
            }
        },
        iter: 400);

    [Fact]
    public void A_table_without_small_counts_is_shown_whole() => Assert.DoesNotContain(true, SuppressTable.Of(new long[,] { { 5, 0 }, { 12, 7 } }).Cast<bool>());

    [Fact]
    public void A_small_count_takes_three_others_with_it() => Assert.Equal(4, SuppressTable.Of(new long[,] { { 3, 20, 30 }, { 40, 50, 60 }, { 70, 80, 90 } }).Cast<bool>().Count(cell => cell));

    private static (long[,] Least, long[,] Most) Bounds(long[,] counts, bool[,] hidden)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        long[] rowLeft = new long[rows], columnLeft = new long[columns];
        List<(int Row, int Column)> cells = [];
        long[,] least = new long[rows, columns], most = new long[rows, columns], tried = new long[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                least[row, column] = long.MaxValue;
                most[row, column] = -1;
                if (!hidden[row, column]) continue;
                cells.Add((row, column));
                rowLeft[row] += counts[row, column];
                columnLeft[column] += counts[row, column];
            }
        }

        Try(0);
        return (least, most);

        void Try(int at)
        {
            if (at == cells.Count)
            {
                if (rowLeft.Any(left => left != 0) || columnLeft.Any(left => left != 0)) return;
                foreach (var (r, c) in cells) (least[r, c], most[r, c]) = (Math.Min(least[r, c], tried[r, c]), Math.Max(most[r, c], tried[r, c]));
                return;
            }

            var (row, column) = cells[at];
            // The last hidden cell of a row has to take what is left.
            bool isLast = at + 1 == cells.Count || cells[at + 1].Row != row;
            for (long value = isLast ? rowLeft[row] : 0; value <= Math.Min(rowLeft[row], columnLeft[column]); value++)
            {
                tried[row, column] = value;
                rowLeft[row] -= value;
                columnLeft[column] -= value;
                Try(at + 1);
                rowLeft[row] += value;
                columnLeft[column] += value;
            }
        }
    }
}
