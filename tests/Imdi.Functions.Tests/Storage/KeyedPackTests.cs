using System.Globalization;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

/// <summary>Packs that name what they follow from: rendered only where no run has them.</summary>
public sealed class KeyedPackTests
{
    private int _rendered;

    [Fact]
    public async Task A_pack_of_the_same_inputs_is_kept_and_not_rendered()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1, Pack("a", "one"), Pack("b", "one"));

        var report = await PublishAsync(storage, 2, Pack("a", "one"), Pack("b", "two"));

        Assert.Equal((3, 1, 1), (_rendered, report.PacksWritten, report.PacksKept));
        Assert.Equal(("<p>one", "<p>two"), (await A.Site(storage).TextAsync("/en/a/"), await A.Site(storage).TextAsync("/en/b/")));
    }

    [Fact]
    public async Task What_a_pack_counts_is_kept_with_it()
    {
        var storage = await AzuriteServer.FreshAsync();
        var first = await PublishAsync(storage, 1, Pack("a", "one"));

        var second = await PublishAsync(storage, 2, Pack("a", "one"));

        Assert.Equal(new Dictionary<string, int> { ["letters"] = 3 }, first.Counts);
        Assert.Equal(first.Counts, second.Counts);
    }

    [Fact]
    public async Task A_kept_pack_can_be_read()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1, Pack("a", "one"));
        var pack = Pack("a", "one");

        await PublishAsync(storage, 2, pack);

        Assert.Equal((true, "{\"is\":\"one\"}"), (pack.IsKept, System.Text.Encoding.UTF8.GetString(await pack.ReadAsync("/api/a.json", CancellationToken.None))));
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_what_was_kept()
    {
        StorageClients once = await AzuriteServer.FreshAsync(), twice = await AzuriteServer.FreshAsync();
        await PublishAsync(twice, 1, Pack("a", "one"), A.Pack("plain", "same"));

        await PublishAsync(once, 2, Pack("a", "one"), A.Pack("plain", "same"));
        await PublishAsync(twice, 2, Pack("a", "one"), A.Pack("plain", "same"));

        Assert.Equal(await BytesAsync(once), await BytesAsync(twice));

        static async Task<byte[]> BytesAsync(StorageClients storage) => (await new RunFileStore(storage).FindManifestAsync(A.Run(2).Id, CancellationToken.None))!.ToBytes();
    }

    [Fact]
    public async Task After_a_kill_at_any_request_at_most_the_last_few_packs_are_rendered_again()
    {
        const int packs = 3 * RunJournal.Every;
        bool finished = false;
        for (int requests = 5; !finished; requests += 9)
        {
            string connection = await AzuriteServer.FreshConnectionStringAsync();
            var storage = AzuriteServer.Clients(connection);
            await storage.EnsureCreatedAsync(CancellationToken.None);
            var dying = new DyingPolicy(requests);
            _rendered = 0;

            await Record.ExceptionAsync(() => PublishAsync(AzuriteServer.Clients(connection, dying), 1, Many(packs)));
            await A.EndLeaseOfTheDeadAsync(storage);
            int before = _rendered;
            finished = !dying.Died;
            await PublishAsync(storage, 1, Many(packs));

            // Those at work when it died, four at once, were never stored.
            Assert.InRange(_rendered, packs, packs + RunJournal.Every + 5);
            Assert.True(before == packs || _rendered - before < packs || before < RunJournal.Every + 5, $"{before} before and {_rendered - before} after the kill at request {requests}.");
            Assert.Equal(packs * 3, (await A.Site(storage).AddressesAsync(CancellationToken.None)).Count);
            Assert.Null(await new RunFileStore(storage).FindJournalAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_sweep_leaves_what_an_unfinished_run_has_stored()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        await Record.ExceptionAsync(() => A.Publisher(storage).PublishAsync(A.Run(1), Many(RunJournal.Every).ToAsyncEnumerable().Concat(Failing(storage)), CancellationToken.None));

        var (_, swept) = await new OldRuns(new RunFileStore(storage), new Leases(storage, TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new PublishedRunOptions()))
            .SweepAsync(DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);
        _rendered = 0;
        await PublishAsync(storage, 1, Many(RunJournal.Every));

        Assert.Equal((0, 0), (swept, _rendered));
    }

    private static async IAsyncEnumerable<DraftPack> Failing(StorageClients storage)
    {
        while (await new RunFileStore(storage).FindJournalAsync(CancellationToken.None) is null) await Task.Delay(20);
        yield return new DraftPack("failing", _ => throw new InvalidOperationException("The night fails here."));
    }

    private DraftPack[] Many(int packs) => [.. Enumerable.Range(0, packs).Select(number => Pack($"pack-{number.ToString("000", CultureInfo.InvariantCulture)}", "same"))];

    private DraftPack Pack(string name, string text) => new DraftPack(name, _ =>
    {
        _rendered++;
        return Task.FromResult(new PackContent(A.Pack(name, text).Files) { Counts = new Dictionary<string, int> { ["letters"] = text.Length } });
    }).From(text);

    private static Task<PublishReport> PublishAsync(StorageClients storage, int run, params DraftPack[] packs) => A.Publisher(storage).PublishAsync(A.Run(run), packs.ToAsyncEnumerable(), CancellationToken.None);
}
