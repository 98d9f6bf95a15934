using System.Globalization;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

public sealed class RunPublisherTests
{
    [Fact]
    public async Task A_published_run_is_served()
    {
        var storage = await AzuriteServer.FreshAsync();

        var report = await PublishAsync(storage, 1);

        Assert.Equal(new(A.Run(1).Id, A.FilesInRun, A.PacksInRun, 0, Swapped: true), report);
        Assert.Equal("<p>run 1", await A.Site(storage).TextAsync("/en/pack-d/"));
    }

    [Fact]
    public async Task Publishing_the_same_run_again_writes_nothing()
    {
        var requests = new RecordingPolicy();
        var storage = await AzuriteServer.FreshAsync(requests);
        await PublishAsync(storage, 1);
        requests.Clear();

        var report = await PublishAsync(storage, 1);

        Assert.Equal(new(A.Run(1).Id, A.FilesInRun, 0, A.PacksInRun, Swapped: false), report);
        Assert.Empty(requests.Writes(StorageNames.Published));
    }

    [Fact]
    public async Task Only_what_changed_is_written_and_two_files_more()
    {
        var requests = new RecordingPolicy();
        var storage = await AzuriteServer.FreshAsync(requests);
        await PublishAsync(storage, 1, A.Pack("kept", "same"), A.Pack("changed", "old"));
        requests.Clear();

        var report = await PublishAsync(storage, 2, A.Pack("kept", "same"), A.Pack("changed", "new"));

        Assert.Equal((1, 1), (report.PacksWritten, report.PacksKept));
        Assert.Equal(["current.json", "packs", "runs"], requests.Writes(StorageNames.Published).Select(path => path.Split('/')[1]).Order());
        Assert.Equal(("<p>same", "<p>new"), (await A.Site(storage).TextAsync("/en/kept/"), await A.Site(storage).TextAsync("/en/changed/")));
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_bytes()
    {
        var one = await AzuriteServer.FreshAsync();
        var other = await AzuriteServer.FreshAsync();

        await PublishAsync(one, 1);
        await PublishAsync(other, 1);

        Assert.Equal(await ContentAsync(one), await ContentAsync(other));
    }

    [Fact]
    public async Task The_bytes_do_not_depend_on_the_run_before()
    {
        var once = await AzuriteServer.FreshAsync();
        var twice = await AzuriteServer.FreshAsync();
        await PublishAsync(twice, 1, A.Pack("kept", "same"));

        await PublishAsync(once, 2, A.Pack("kept", "same"), A.Pack("added", "new"));
        await PublishAsync(twice, 2, A.Pack("kept", "same"), A.Pack("added", "new"));

        string manifest = $"runs/{A.Run(2).Id}.json";
        Assert.Equal((await ContentAsync(once))[manifest], (await ContentAsync(twice))[manifest]);
    }

    [Fact]
    public async Task An_earlier_run_comes_back_by_moving_the_pointer()
    {
        var requests = new RecordingPolicy();
        var storage = await AzuriteServer.FreshAsync(requests);
        await PublishAsync(storage, 1);
        await PublishAsync(storage, 2);
        requests.Clear();

        await PublishAsync(storage, 1);

        Assert.Equal(["published/current.json"], requests.Writes(StorageNames.Published));
        Assert.Equal("<p>run 1", await A.Site(storage).TextAsync("/en/pack-d/"));
    }

    [Fact]
    public async Task An_address_twice_is_a_bug_and_leaves_the_site_as_it_was()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => PublishAsync(storage, 2, A.Pack("same", "one"), A.Pack("same", "two")));

        Assert.Equal("<p>run 1", await A.Site(storage).TextAsync("/en/pack-d/"));
    }

    [Fact]
    public async Task Killed_at_any_request_it_leaves_the_last_whole_run()
    {
        bool finished = false;
        for (int requests = 0; !finished; requests++)
        {
            string connection = await AzuriteServer.FreshConnectionStringAsync();
            var storage = AzuriteServer.Clients(connection);
            await storage.EnsureCreatedAsync(CancellationToken.None);
            await PublishAsync(storage, 1);
            var dying = new DyingPolicy(requests);

            await Record.ExceptionAsync(() => PublishAsync(AzuriteServer.Clients(connection, dying), 2));
            await A.EndLeaseOfTheDeadAsync(storage);
            finished = !dying.Died;

            await AssertWholeAsync(A.Site(storage));
            await PublishAsync(storage, 2);
            Assert.Equal("<p>run 2", await A.Site(storage).TextAsync("/en/pack-d/"));
        }
    }

    [Fact]
    public async Task Killed_as_a_process_at_any_moment_it_leaves_the_last_whole_run()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        await PublishAsync(storage, 0);

        for (int kill = 0; kill < 4; kill++)
        {
            using var child = ChildProgram.Start("publish", connection, (1000 * (kill + 1)).ToString(CultureInfo.InvariantCulture));
            Assert.NotNull(await child.StandardOutput.ReadLineAsync());
            await Task.Delay(Random.Shared.Next(10, 300));
            child.Kill();
            await child.WaitForExitAsync();
            await A.EndLeaseOfTheDeadAsync(storage);

            await AssertWholeAsync(A.Site(storage));
        }
    }

    [Fact]
    public async Task Two_publishers_at_once_take_turns()
    {
        var storage = await AzuriteServer.FreshAsync();

        var reports = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => PublishAsync(storage, number)));

        Assert.All(reports, report => Assert.True(report.Swapped));
        await AssertWholeAsync(A.Site(storage));
    }

    [Fact]
    public async Task Two_publishers_of_one_run_write_it_once()
    {
        var storage = await AzuriteServer.FreshAsync();

        var reports = await Task.WhenAll(PublishAsync(storage, 1), PublishAsync(storage, 1));

        Assert.Equal(A.PacksInRun, reports.Sum(report => report.PacksWritten));
        Assert.Single(reports, report => report.Swapped);
    }

    [Fact]
    public async Task A_run_without_files_is_a_run() =>
        Assert.Equal(0, (await PublishAsync(await AzuriteServer.FreshAsync(), 1, packs: [])).Files);

    private static Task<PublishReport> PublishAsync(StorageClients storage, int number) =>
        A.Publisher(storage).PublishAsync(A.Run(number), A.Packs(number), CancellationToken.None);

    private static Task<PublishReport> PublishAsync(StorageClients storage, int number, params DraftPack[] packs) =>
        A.Publisher(storage).PublishAsync(A.Run(number), packs.ToAsyncEnumerable(), CancellationToken.None);

    /// <summary>Every file of the current run can be read and says the same run.</summary>
    private static async Task AssertWholeAsync(PublishedRun site)
    {
        var addresses = await site.AddressesAsync(CancellationToken.None);
        Assert.Equal(A.FilesInRun, addresses.Count);
        var texts = await Task.WhenAll(addresses.Select(address => site.TextAsync(address)));
        Assert.Single(texts.Select(text => new string([.. text!.Where(char.IsAsciiDigit)])).Where(run => run.Length > 0).Distinct());
    }

    private static async Task<Dictionary<string, string>> ContentAsync(StorageClients storage)
    {
        var container = storage.Container(StorageNames.Published);
        Dictionary<string, string> content = [];
        await foreach (BlobItem blob in container.GetBlobsAsync())
        {
            content[blob.Name] = Convert.ToHexString((await container.FindAsync(blob.Name, CancellationToken.None))!.Content.ToArray());
        }

        return content;
    }
}
