using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

public sealed class RowPagesTests
{
    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        var table = await WithRowsAsync(25);
        List<string> keys = [];
        string? next = null;
        do
        {
            var page = (await table.PageAsync("p", 10, next, CancellationToken.None)).Value;
            keys.AddRange(page.Rows.Select(row => row.RowKey));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(Key), keys);
    }

    [Fact]
    public async Task A_full_last_page_has_no_next() =>
        Assert.Null((await (await WithRowsAsync(10)).PageAsync("p", 10, null, CancellationToken.None)).Value.Next);

    [Fact]
    public async Task A_row_added_before_the_page_shifts_nothing()
    {
        var table = await WithRowsAsync(20);
        var first = (await table.PageAsync("p", 10, null, CancellationToken.None)).Value;
        await table.UpsertAsync(new("p", "0000-new"), CancellationToken.None);

        var second = (await table.PageAsync("p", 10, first.Next, CancellationToken.None)).Value;

        Assert.Equal(Key(10), second.Rows[0].RowKey);
    }

    [Theory]
    [InlineData("***")]
    [InlineData("Iw")]
    public async Task A_made_up_token_is_refused(string next) =>
        Assert.Equal("unknown-next", (await (await WithRowsAsync(0)).PageAsync("p", 10, next, CancellationToken.None)).Refusal?.Code);

    [Fact]
    public async Task A_range_ends_before_its_end()
    {
        var table = await WithRowsAsync(20);

        var rows = await table.RangeAsync("p", Key(5), Key(8), CancellationToken.None).Select(row => row.RowKey).ToListAsync();

        Assert.Equal([Key(5), Key(6), Key(7)], rows);
    }

    private static string Key(int number) => number.ToString("d4");

    private static async Task<TableClient> WithRowsAsync(int count)
    {
        var table = (await AzuriteServer.FreshAsync()).Table(StorageNames.Nightly);
        await table.UpsertManyAsync(Enumerable.Range(0, count).Select(number => new TableEntity("p", Key(number))), CancellationToken.None);
        return table;
    }
}
