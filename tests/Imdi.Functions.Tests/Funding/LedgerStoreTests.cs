using Azure.Data.Tables;
using Imdi.Functions.Funding;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using static Imdi.Functions.Tests.Funding.SomeFunding;

namespace Imdi.Functions.Tests.Funding;

public sealed class LedgerStoreTests
{
    private static readonly Contribution Given = Contribution("C1", 1_000);

    private static LedgerCommand Receive(decimal amount, string key = "r") => new(key, $"receive {amount}", state => Entries.Receive(state, Given, "core", Dollars(amount), Note(key)));

    private static LedgerCommand Allocate(decimal amount, string project, string? key = null) => new(key ?? project, $"allocate {amount} {project}", state => Entries.Allocate(state, MoneyWindow.Core, [Given], Project(project), Dollars(amount), Note(key ?? project)));

    [Fact]
    public async Task Of_two_that_allocate_the_last_balance_exactly_one_succeeds()
    {
        var storage = await AzuriteServer.FreshAsync();
        await new EnterCommands(new LedgerStore(storage)).RunAsync(Receive(100), CancellationToken.None);

        // Each as a process of its own.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(one => Task.Run(() => new EnterCommands(new LedgerStore(storage)).RunAsync(Allocate(100, $"P{one}"), CancellationToken.None))));

        Assert.Single(answers, answer => answer.IsOk);
        Assert.All(answers.Where(answer => !answer.IsOk), answer => Assert.Equal(("balance-too-low", true), (answer.Refusal!.Code, answer.Refusal.Detail.Contains("0.00 USD", StringComparison.Ordinal))));
        Assert.True((await new VerifyLedger(new LedgerStore(storage)).RunAsync(Now, CancellationToken.None)).IsSound);
    }

    [Fact]
    public async Task The_same_command_twice_is_one_entry_and_its_key_is_good_for_nothing_else()
    {
        var store = new LedgerStore(await AzuriteServer.FreshAsync());
        using var enter = new EnterCommands(store);

        var first = await enter.RunAsync(Receive(100), CancellationToken.None);
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => enter.RunAsync(Receive(100), CancellationToken.None)));
        var other = await enter.RunAsync(Receive(200), CancellationToken.None);
        var inOne = await enter.RunAsync([Allocate(1, "P1"), Allocate(1, "P1"), Allocate(2, "P1", "P1")], CancellationToken.None);

        Assert.All(again, answer => Assert.Equal(first.Value.Hash, answer.Value.Hash));
        Assert.Equal("key-used", other.Refusal?.Code);
        Assert.Equal((2, 2, "key-used"), (inOne[0].Value.Sequence, inOne[1].Value.Sequence, inOne[2].Refusal!.Code));
        Assert.Equal(2, (await store.ReadAsync(CancellationToken.None)).State.Sequence);
    }

    [Fact]
    public async Task Where_something_stands_in_an_entrys_place_it_ends_as_an_outage_and_enters_nothing()
    {
        var storage = await AzuriteServer.FreshAsync();
        var store = new LedgerStore(storage);
        using var enter = new EnterCommands(store);
        await enter.RunAsync(Receive(100), CancellationToken.None);
        await storage.Table(StorageNames.Funding).AddEntityAsync(new TableEntity("ledger", "entry-000000000002") { ["Text"] = "half", ["Hash"] = "none" });

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => enter.RunAsync(Allocate(10, "P1"), CancellationToken.None));

        Assert.True(StorageFailure.IsOutage(failure), $"{failure}");
        Assert.Equal(1, (await store.ReadKeptAsync(CancellationToken.None)).State.Sequence);
    }

    [Theory]
    [InlineData("text", 2, "hash")]
    [InlineData("rehashed", 3, "previous")]
    [InlineData("last", 3, "head")]
    [InlineData("removed", 2, "missing")]
    [InlineData("balance", 3, "balance")]
    public async Task What_was_tampered_with_is_found(string what, long at, string found)
    {
        var storage = await AzuriteServer.FreshAsync();
        var store = new LedgerStore(storage);
        using var enter = new EnterCommands(store);
        await enter.RunAsync([Receive(100), Allocate(10, "P1"), Allocate(20, "P2")], CancellationToken.None);
        Assert.True((await new VerifyLedger(store).RunAsync(Now, CancellationToken.None)).IsSound);

        await TamperAsync(storage.Table(StorageNames.Funding), what);
        var verification = await new VerifyLedger(store).RunAsync(Now, CancellationToken.None);

        Assert.Equal((false, at, found), (verification.IsSound, verification.FirstBreak!.Sequence, verification.FirstBreak.What));
    }

    private static async Task TamperAsync(TableClient table, string what)
    {
        string key = what switch { "balance" => "head:cash:core:USD", "last" => "entry-000000000003", _ => "entry-000000000002" };
        var row = (await table.GetEntityAsync<TableEntity>("ledger", key)).Value;
        if (what == "removed")
        {
            await table.DeleteEntityAsync(row);
            return;
        }

        if (what == "balance") row["Minor"] = row.GetInt64("Minor")!.Value + 1;
        else row["Text"] = row.GetString("Text").Replace("2026-11-24\n", "2026-11-25\n", StringComparison.Ordinal);
        if (what is "rehashed" or "last") row["Hash"] = LedgerEntry.HashOf(row.GetString("Text"));
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }
}
