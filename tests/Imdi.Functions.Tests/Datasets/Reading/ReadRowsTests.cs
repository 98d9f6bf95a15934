using CsCheck;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

public sealed class ReadRowsTests
{
    private static readonly Column Country = new("from", ColumnType.Country, "A country") { Example = "GBR" };
    private static readonly Column Year = new("year", ColumnType.Year, "A year") { Example = "2010" };
    private static readonly Column Cost = new("cost", ColumnType.Decimal, "A cost") { Example = "1" };
    private static readonly Column Day = new("day", ColumnType.Date, "A day") { Example = "2020-01-01" };
    private static readonly Column Open = new("open", ColumnType.Flag, "A flag") { Example = "yes" };
    private static readonly Column[] Columns = [Country, Year, Cost, Day, Open];

    private static readonly Gen<object?[]> Row = Gen.Select(
        Gen.Int[0, 3].Select(at => new[] { "GBR", "USA", "NPL", "MEX" }[at]), Gen.Int[2000, 2006], Gen.Int[-40, 40].Nullable(), Gen.Int[0, 30].Nullable(), Gen.Bool.Nullable(),
        (country, year, cost, day, open) => new object?[] { country, $"{year}", cost / 8m, day is { } n ? new DateOnly(2020, 1, 1).AddDays(n) : null, open });

    private static readonly Gen<RowFilter> Filter = Gen.OneOf(
        Gen.Int[0, 2].Select(at => new[] { "GBR", "USA", "ZWE" }[at]).Array[1, 2].Select(codes => new RowFilter(Country) { OneOf = codes }),
        Gen.Select(Gen.Int[1999, 2007], Gen.Int[1999, 2007], (from, to) => new RowFilter(Year) { From = $"{from}", To = $"{to}" }),
        Gen.Select(Gen.Int[-40, 40], Gen.Bool, (from, missing) => new RowFilter(Cost) { From = from / 8m, OrMissing = missing }),
        Gen.Int[0, 30].Select(n => new RowFilter(Day) { To = new DateOnly(2020, 1, 1).AddDays(n) }),
        Gen.Bool.Select(open => new RowFilter(Open) { OneOf = [open] }));

    [Fact]
    public void Pages_followed_to_the_end_are_what_a_plain_search_finds_in_the_same_order() => Gen.Select(
        Row.Array[0, 60], Filter.Array[0, 3], Gen.OneOf(Gen.Const((RowOrder?)null), Gen.Select(Gen.Int[0, Columns.Length - 1].Select(at => Columns[at]), Gen.Bool, (column, down) => (RowOrder?)new RowOrder(column, down))), Gen.Int[1, 9], Gen.Int[1, 20])
        .Sample((rows, filters, order, limit, inGroup) =>
        {
            using var table = new Table(Columns, rows, inGroup);
            using var file = new ReadRows(table.Path);
            var question = new RowQuestion(Columns, filters, order);
            List<string> paged = [];
            string? after = null;
            do
            {
                var page = PageOfRows.Of(file, question, after, limit).Value;
                paged.AddRange(page.Rows.Select(Text));
                after = page.NextAfter;
            }
            while (after is not null);

            var right = Sorted(rows.Select((cells, at) => new StoredRow(at, cells)).Where(row => filters.All(filter => Holds(filter, row))), order).Select(Text).ToList();
            Assert.Equal(right, paged);
            Assert.Equal(right, PageOfRows.All(file, question).Value.Select(Text));
        }, iter: 200);

    [Fact]
    public void Row_groups_that_cannot_hold_a_row_asked_for_are_not_read()
    {
        using var table = new Table(Columns, Enumerable.Range(0, 5000).Select(at => new object?[] { "GBR", $"{2000 + (at / 500)}", (decimal)at, new DateOnly(2020, 1, 1).AddDays(at), at >= 2500 }));
        using var file = new ReadRows(table.Path);

        Assert.Equal(100, Read(new RowFilter(Cost) { From = 1150m, To = 1249m }, expectedGroups: 2));
        Assert.Equal(500, Read(new RowFilter(Year) { OneOf = ["2003"] }, expectedGroups: 5));
        Assert.Equal(1, Read(new RowFilter(Day) { From = new DateOnly(2020, 1, 1).AddDays(4999) }, expectedGroups: 1));
        Assert.Equal(2500, Read(new RowFilter(Open) { OneOf = [true] }, expectedGroups: 25));
        Assert.Equal(0, Read(new RowFilter(Country) { OneOf = ["USA"] }, expectedGroups: 0));

        int Read(RowFilter filter, int expectedGroups)
        {
            int before = file.GroupsRead;
            int rows = file.Scan(Columns, [filter]).Count();
            Assert.Equal(expectedGroups, file.GroupsRead - before);
            return rows;
        }
    }

    [Fact]
    public void A_page_reads_no_further_than_it_needs_and_continues_where_it_ended()
    {
        using var table = new Table(Columns, Enumerable.Range(0, 5000).Select(at => new object?[] { "GBR", "2000", (decimal)at, null, null }));
        using var file = new ReadRows(table.Path);

        var page = PageOfRows.Of(file, new RowQuestion(Columns, [], null), "4321", 50).Value;

        Assert.Equal(4322m, page.Rows[0].Cells[2]);
        Assert.Equal(1, file.GroupsRead);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("5")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("1|2")]
    public void A_link_that_continues_nothing_is_refused(string after)
    {
        using var table = new Table(Columns, Enumerable.Range(0, 5).Select(at => new object?[] { "GBR", "2000", (decimal)at, null, null }));
        using var file = new ReadRows(table.Path);

        Assert.Equal("no-such-page", PageOfRows.Of(file, new RowQuestion(Columns, [], null), after, 50).Refusal!.Code);
        Assert.Equal("no-such-page", PageOfRows.Of(file, new RowQuestion(Columns, [], new RowOrder(Cost, true)), after, 50).Refusal!.Code);
    }

    [Fact]
    public void No_kind_has_a_column_named_like_a_parameter() =>
        Assert.All(DatasetKinds.All.SelectMany(kind => kind.Columns), column => Assert.True(!ReadQuestion.Reserved.Contains(column.Name) && !column.Name.Contains('.', StringComparison.Ordinal), column.Name));

    private static string Text(StoredRow row) => $"{row.Number}: {string.Join('|', row.Cells.Select(CellText.Of))}";

    private static bool Holds(RowFilter filter, StoredRow row)
    {
        object? cell = row.Cells[Array.IndexOf(Columns, filter.Column)];
        if (cell is null) return filter.OrMissing;
        return ((filter.OneOf.Count == 0 && !filter.OrMissing) || filter.OneOf.Contains(cell))
            && (filter.From is null || Comparer<object>.Default.Compare(cell, filter.From) >= 0) && (filter.To is null || Comparer<object>.Default.Compare(cell, filter.To) <= 0);
    }

    private static IEnumerable<StoredRow> Sorted(IEnumerable<StoredRow> rows, RowOrder? order)
    {
        if (order is null) return rows;
        int at = Array.IndexOf(Columns, order.Column);
        var known = rows.Where(row => row.Cells[at] is not null);
        return [.. order.Descending ? known.OrderByDescending(row => row.Cells[at]) : known.OrderBy(row => row.Cells[at]), .. rows.Where(row => row.Cells[at] is null)];
    }
}
