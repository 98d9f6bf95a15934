using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Storage;

public sealed class RowsTests
{
    private static readonly Refusal Exists = Refusal.Conflict("exists", "It exists.");

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var table = await TableAsync();

        Assert.Null(await table.FindAsync("p", "r", CancellationToken.None));
    }

    [Fact]
    public async Task A_second_insert_is_refused()
    {
        var table = await TableAsync();
        await table.InsertAsync(new("p", "r") { ["Value"] = 1 }, Exists, CancellationToken.None);

        var second = await table.InsertAsync(new("p", "r") { ["Value"] = 2 }, Exists, CancellationToken.None);

        Assert.Equal((Exists, 1), (second.Refusal, (await table.FindAsync("p", "r", CancellationToken.None))?.GetInt32("Value")));
    }

    [Fact]
    public async Task A_change_of_what_changed_meanwhile_is_refused()
    {
        var table = await TableAsync();
        await table.InsertAsync(new("p", "r") { ["Value"] = 1 }, Exists, CancellationToken.None);
        var mine = (await table.FindAsync("p", "r", CancellationToken.None))!;
        var theirs = (await table.FindAsync("p", "r", CancellationToken.None))!;
        theirs["Value"] = 2;
        Assert.True((await table.ReplaceAsync(theirs, CancellationToken.None)).IsOk);

        mine["Value"] = 3;
        var late = await table.ReplaceAsync(mine, CancellationToken.None);

        Assert.Equal((RefusalKind.Stale, "changed-meanwhile"), (late.Refusal?.Kind, late.Refusal?.Code));
        Assert.Equal(2, (await table.FindAsync("p", "r", CancellationToken.None))?.GetInt32("Value"));
    }

    [Fact]
    public async Task A_change_of_what_was_removed_is_refused()
    {
        var table = await TableAsync();
        await table.InsertAsync(new("p", "r"), Exists, CancellationToken.None);
        var mine = (await table.FindAsync("p", "r", CancellationToken.None))!;
        await table.DeleteEntityAsync("p", "r");

        Assert.Equal("changed-meanwhile", (await table.ReplaceAsync(mine, CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_change_without_a_tag_is_a_bug()
    {
        var table = await TableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.ReplaceAsync(new("p", "r"), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => table.ReplaceAsync(new("p", "r") { ETag = ETag.All }, CancellationToken.None));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_rows_take_three_batches_and_writing_them_again_changes_nothing()
    {
        var requests = new RecordingPolicy();
        var table = (await AzuriteServer.FreshAsync(requests)).Table(StorageNames.Nightly);
        var rows = Enumerable.Range(0, 250).Select(number => new TableEntity("p", number.ToString("d4")) { ["Value"] = number }).ToList();

        await table.UpsertManyAsync(rows, CancellationToken.None);
        Assert.Equal(3, requests.Requests.Count(request => request.Path == "$batch"));
        await table.UpsertManyAsync(rows, CancellationToken.None);

        Assert.Equal(250, await table.PartitionAsync("p", CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task A_transaction_with_one_conflict_changes_nothing()
    {
        var table = await TableAsync();
        await table.InsertAsync(new("p", "there"), Exists, CancellationToken.None);

        var refusal = await table.TransactAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "new")), new(TableTransactionActionType.Add, new TableEntity("p", "there"))], CancellationToken.None);

        Assert.Equal("changed-meanwhile", refusal?.Code);
        Assert.Null(await table.FindAsync("p", "new", CancellationToken.None));
    }

    [Fact]
    public async Task A_transaction_over_two_partitions_is_a_bug()
    {
        var table = await TableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.TransactAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "r")), new(TableTransactionActionType.Add, new TableEntity("q", "r"))], CancellationToken.None));
    }

    private static async Task<TableClient> TableAsync() => (await AzuriteServer.FreshAsync()).Table(StorageNames.Nightly);
}
