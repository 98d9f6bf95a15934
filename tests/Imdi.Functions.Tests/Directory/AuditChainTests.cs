using System.Globalization;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Directory;

/// <summary>The trail as a chain: nobody forks it, and whatever is done to it afterwards is found.</summary>
public sealed class AuditChainTests
{
    private const string Day = "2026-11-24";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Eight_writers_at_once_make_one_chain()
    {
        var storage = await AzuriteServer.FreshAsync();
        var writers = Enumerable.Range(0, 8).Select(_ => new AuditTrail(new AuditStore(storage))).ToList();

        await Task.WhenAll(writers.Select((writer, number) => Task.Run(async () =>
        {
            for (int entry = 0; entry < 5; entry++) await writer.AppendAsync(Entry($"{number}/{entry}"), CancellationToken.None);
        })));

        Assert.Equal((new AuditVerification(1, 40, 0, null), 40), (await VerifyAsync(storage), await storage.Table(StorageNames.Audit).PartitionAsync(Day, CancellationToken.None).CountAsync(row => row.RowKey[0] == 'e')));
    }

    [Fact]
    public async Task What_several_come_upon_at_once_leaves_one_entry()
    {
        var storage = await AzuriteServer.FreshAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new AuditTrail(new AuditStore(storage)).AppendOnceAsync(Entry("x"), CancellationToken.None))));

        Assert.Equal(new AuditVerification(1, 1, 0, null), await VerifyAsync(storage));
    }

    [Fact]
    public async Task A_day_goes_on_from_the_day_before_and_a_late_entry_breaks_nothing()
    {
        var storage = await ThreeDaysAsync();
        var first = await storage.Table(StorageNames.Audit).FindAsync("2026-11-26", "e000000001", CancellationToken.None);
        var last = await storage.Table(StorageNames.Audit).FindAsync(Day, "e000000003", CancellationToken.None);

        await new AuditTrail(new AuditStore(storage)).AppendAsync(Entry("late"), CancellationToken.None);
        await new AuditTrail(new AuditStore(storage)).AppendAsync(Entry("of a day between") with { At = Now.AddDays(1) }, CancellationToken.None);

        Assert.Equal((last!.GetString("Hash"), Day, 3L), (first!.GetString("PreviousHash"), first.GetString("PreviousDay"), first.GetInt64("PreviousSequence")));
        Assert.Equal(new AuditVerification(3, 8, 0, null), await VerifyAsync(storage));
    }

    [Theory]
    [InlineData("What")]
    [InlineData("Who")]
    [InlineData("Subject")]
    [InlineData("BeforeHash")]
    [InlineData("AfterHash")]
    [InlineData("PreviousHash")]
    public async Task A_changed_entry_is_found(string property)
    {
        var storage = await ThreeDaysAsync();
        await ChangeAsync(storage, Day, 2, row => row[property] = "something else");

        Assert.Equal($"{Day}: entry 2 was changed", (await VerifyAsync(storage)).Broken);
    }

    [Fact]
    public async Task A_changed_entry_with_its_hash_worked_out_anew_is_found_by_the_next()
    {
        var storage = await ThreeDaysAsync();
        var before = new AuditPosition(new DateOnly(2026, 11, 24), 1, (await RowAsync(storage, Day, 1)).GetString("Hash"));
        var forged = AuditLink.After(before, before.Day, Entry("forged") with { At = Now.AddMinutes(1), BeforeHash = "b", AfterHash = "a" });
        await ChangeAsync(storage, Day, 2, row => (row["Subject"], row["Hash"]) = ("forged", forged.Hash));

        Assert.Equal($"{Day}: entry 3 does not follow entry 2", (await VerifyAsync(storage)).Broken);
    }

    [Theory]
    [InlineData(1, "entry 1 was removed")]
    [InlineData(2, "entry 2 was removed")]
    [InlineData(3, "entry 3 was removed")]
    public async Task A_removed_entry_is_found(int number, string broken)
    {
        var storage = await ThreeDaysAsync();
        await storage.Table(StorageNames.Audit).DeleteEntityAsync(Day, Key(number));

        Assert.Equal($"{Day}: {broken}", (await VerifyAsync(storage)).Broken);
    }

    [Fact]
    public async Task A_removed_day_is_found()
    {
        var storage = await ThreeDaysAsync();
        var table = storage.Table(StorageNames.Audit);
        foreach (var row in await table.PartitionAsync("2026-11-26", CancellationToken.None).ToListAsync()) await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);

        Assert.Equal("2026-11-26: every entry was removed", (await VerifyAsync(storage)).Broken);
    }

    [Fact]
    public async Task The_end_of_a_day_that_was_cut_off_with_its_head_is_found_by_the_day_after()
    {
        var storage = await ThreeDaysAsync();
        var table = storage.Table(StorageNames.Audit);
        await table.DeleteEntityAsync(Day, Key(3));
        await ChangeAsync(table, Day, "head", head => (head["Sequence"], head["Hash"]) = (2L, table.GetEntity<TableEntity>(Day, Key(2)).Value.GetString("Hash")));

        Assert.Equal($"2026-11-26: entry 1 does not follow entry 3 of {Day}", (await VerifyAsync(storage)).Broken);
    }

    [Theory]
    [InlineData("e000000004", "entry 4 was inserted")]
    [InlineData("e000000009", "entry 4 was removed")]
    [InlineData("note", "row note was inserted")]
    [InlineData("01KBCDEFGHJKMNPQRSTVWXYZ00", "an entry without a link was inserted (dataset-published, x)")]
    public async Task An_inserted_entry_is_found(string key, string broken)
    {
        var storage = await ThreeDaysAsync();
        var last = await RowAsync(storage, Day, 3);
        var entry = Entry("x");
        var link = AuditLink.After(new(new DateOnly(2026, 11, 24), 3, last.GetString("Hash")), new DateOnly(2026, 11, 24), entry);
        await storage.Table(StorageNames.Audit).AddEntityAsync(new TableEntity(Day, key)
        {
            ["Who"] = entry.Who, ["What"] = entry.What, ["Subject"] = entry.Subject, ["At"] = entry.At, ["Hash"] = link.Hash, ["PreviousDay"] = Day, ["PreviousSequence"] = 3L, ["PreviousHash"] = last.GetString("Hash"),
        });

        Assert.Equal($"{Day}: {broken}", (await VerifyAsync(storage)).Broken);
    }

    [Fact]
    public async Task Entries_from_before_there_was_a_chain_stay_readable()
    {
        var storage = await AzuriteServer.FreshAsync();
        var old = Entry("old");
        await storage.Table(StorageNames.Audit).AddEntityAsync(new TableEntity(Day, SubmissionId.Of(Now, new byte[10]).ToString()) { ["Who"] = old.Who, ["What"] = old.What, ["Subject"] = old.Subject, ["At"] = old.At });
        var store = new AuditStore(storage);

        await new AuditTrail(store).AppendAsync(Entry("new") with { At = Now.AddHours(1), AfterHash = "abc" }, CancellationToken.None);

        Assert.Equal([old, Entry("new") with { At = Now.AddHours(1), AfterHash = "abc" }], await store.ReadAsync(new DateOnly(2026, 11, 24), CancellationToken.None).ToListAsync());
        Assert.Equal(new AuditVerification(1, 1, 1, null), await VerifyAsync(storage));
    }

    private static async Task<StorageClients> ThreeDaysAsync()
    {
        var storage = await AzuriteServer.FreshAsync();
        var trail = new AuditTrail(new AuditStore(storage));
        foreach (int day in new[] { 0, 2 })
        {
            for (int entry = 0; entry < 3; entry++) await trail.AppendAsync(Entry($"{day}/{entry}") with { At = Now.AddDays(day).AddMinutes(entry), BeforeHash = "b", AfterHash = "a" }, CancellationToken.None);
        }

        return storage;
    }

    private static AuditEntry Entry(string subject) => new("token:1", "dataset-published", subject, Now);

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number:D9}");

    private static Task<AuditVerification> VerifyAsync(StorageClients storage) => new VerifyAudit(new AuditStore(storage)).RunAsync(CancellationToken.None);

    private static async Task<TableEntity> RowAsync(StorageClients storage, string day, int number) => (await storage.Table(StorageNames.Audit).FindAsync(day, Key(number), CancellationToken.None))!;

    private static Task ChangeAsync(StorageClients storage, string day, int number, Action<TableEntity> change) => ChangeAsync(storage.Table(StorageNames.Audit), day, Key(number), change);

    private static async Task ChangeAsync(TableClient table, string day, string key, Action<TableEntity> change)
    {
        var row = (await table.FindAsync(day, key, CancellationToken.None))!;
        change(row);
        await table.UpsertAsync(row, CancellationToken.None);
    }
}
