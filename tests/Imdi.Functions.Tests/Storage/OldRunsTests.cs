using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Storage;

/// <summary>Old runs go with their packs and nothing else does. That days have passed is said, not waited for.</summary>
public sealed class OldRunsTests
{
    private const int Kept = 2;

    private static readonly DateTimeOffset DaysLater = DateTimeOffset.UtcNow.AddDays(2);

    [Fact]
    public async Task Runs_beyond_the_kept_go_with_the_packs_that_only_they_had()
    {
        var storage = await PublishedAsync(4);

        var swept = await SweepAsync(storage);

        Assert.Equal((2, 2 * A.PacksInRun), swept);
        Assert.Equal(["<p>run 4", "<p>run 3", null, null], await EachAsync(storage, 4, 3, 2, 1));
        Assert.Equal(1 + Kept + (Kept * A.PacksInRun), await BlobsAsync(storage));
    }

    [Fact]
    public async Task Again_it_finds_nothing()
    {
        var storage = await PublishedAsync(4);
        await SweepAsync(storage);

        Assert.Equal((0, 0), await SweepAsync(storage));
    }

    [Fact]
    public async Task A_pack_of_an_old_run_stays_while_a_kept_run_has_it()
    {
        var storage = await AzuriteServer.FreshAsync();
        foreach (int run in Enumerable.Range(1, 4)) await PublishAsync(storage, run, A.Pack("same", "same"), A.Pack("own", $"run {run}"));

        Assert.Equal((2, 2), await SweepAsync(storage));

        Assert.Equal("<p>same", await A.Site(storage).TextAsync("/en/same/"));
        Assert.Equal("<p>same", await A.Site(storage).TextAsync("/en/same/", A.Run(3).Id));
    }

    [Fact]
    public async Task An_earlier_run_that_came_back_stays_and_so_does_the_one_it_replaced()
    {
        var storage = await PublishedAsync(4);
        await PublishAsync(storage, 2, A.Packs(2));
        await PublishAsync(storage, 1, A.Packs(1));

        await SweepAsync(storage);

        Assert.Equal(["<p>run 1", "<p>run 2"], await EachAsync(storage, 1, 2));
    }

    [Fact]
    public async Task A_run_that_is_being_read_stays()
    {
        var storage = await PublishedAsync(1);
        var reader = A.Site(storage, cacheBytes: 0);
        Assert.Equal("<p>run 1", await reader.TextAsync("/en/pack-a/"));
        foreach (int run in Enumerable.Range(2, 3)) await PublishAsync(storage, run, A.Packs(run));

        Assert.Equal((0, 0), await SweepAsync(storage, DateTimeOffset.UtcNow.AddDays(-1)));

        Assert.Equal("<p>run 1", await reader.TextAsync("/en/pack-d/", A.Run(1).Id));
    }

    [Fact]
    public async Task Packs_that_a_killed_publication_left_go_after_a_day()
    {
        var storage = await PublishedAsync(1);
        string orphan = new('a', 64);
        await new RunFileStore(storage).PutPackAsync(new PackEntry(orphan, "", []), [1], CancellationToken.None);

        Assert.Equal((0, 0), await SweepAsync(storage, DateTimeOffset.UtcNow.AddDays(-1)));
        Assert.Equal((0, 1), await SweepAsync(storage));
    }

    [Fact]
    public async Task Nothing_goes_while_a_run_is_being_published()
    {
        var storage = await PublishedAsync(4);
        await using var publishing = await new Leases(storage, TimeProvider.System).TryAcquireAsync(RunPublisher.LeaseName, CancellationToken.None);

        Assert.Equal((0, 0), await SweepAsync(storage));
    }

    [Fact]
    public async Task Killed_at_any_request_it_leaves_whole_runs_and_the_next_sweep_ends_it()
    {
        bool finished = false;
        for (int requests = 0; !finished; requests += 3)
        {
            string connection = await AzuriteServer.FreshConnectionStringAsync();
            var storage = AzuriteServer.Clients(connection);
            await storage.EnsureCreatedAsync(CancellationToken.None);
            foreach (int run in Enumerable.Range(1, 3)) await PublishAsync(storage, run, A.Pack("same", "same"), A.Pack("own", $"run {run}"));
            var dying = new DyingPolicy(requests);

            await Record.ExceptionAsync(() => SweepAsync(AzuriteServer.Clients(connection, dying)));
            await A.EndLeaseOfTheDeadAsync(storage);
            finished = !dying.Died;

            foreach (int run in new[] { 3, 2 }) Assert.Equal($"<p>run {run}", await A.Site(storage).TextAsync("/en/own/", A.Run(run).Id));
            await SweepAsync(storage);
            Assert.Equal(1 + Kept + 1 + Kept, await BlobsAsync(storage));
        }
    }

    private static async Task<StorageClients> PublishedAsync(int runs)
    {
        var storage = await AzuriteServer.FreshAsync();
        foreach (int run in Enumerable.Range(1, runs)) await PublishAsync(storage, run, A.Packs(run));
        return storage;
    }

    private static Task<PublishReport> PublishAsync(StorageClients storage, int run, params DraftPack[] packs) => PublishAsync(storage, run, packs.ToAsyncEnumerable());

    private static Task<PublishReport> PublishAsync(StorageClients storage, int run, IAsyncEnumerable<DraftPack> packs) =>
        A.Publisher(storage).PublishAsync(A.Run(run), packs, CancellationToken.None);

    private static Task<(int Runs, int Packs)> SweepAsync(StorageClients storage, DateTimeOffset? before = null) =>
        new OldRuns(new RunFileStore(storage), new Leases(storage, TimeProvider.System), Options.Create(new PublishedRunOptions { RunsKept = Kept })).SweepAsync(before ?? DaysLater, CancellationToken.None);

    private static async Task<List<string?>> EachAsync(StorageClients storage, params int[] runs)
    {
        var texts = new List<string?>();
        foreach (int run in runs) texts.Add(await A.Site(storage).TextAsync("/en/pack-d/", A.Run(run).Id));
        return texts;
    }

    private static async Task<int> BlobsAsync(StorageClients storage) => await storage.Container(StorageNames.Published).GetBlobsAsync().CountAsync();
}
