using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Storage;

public sealed class PublishedRunTests
{
    [Fact]
    public async Task Before_the_first_run_there_is_nothing()
    {
        var site = A.Site(await AzuriteServer.FreshAsync());

        Assert.Null(await site.CurrentAsync(CancellationToken.None));
        Assert.Null(await site.FindAsync("/en/", CancellationToken.None));
        Assert.Empty(await site.AddressesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_tells_its_day_and_inputs()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);

        var run = await A.Site(storage).CurrentAsync(CancellationToken.None);

        Assert.Equal((A.Run(1).Id, new DateOnly(2026, 1, 2), "abc"), (run?.Id, run?.AsOf, run?.Inputs["quotes"]));
    }

    [Fact]
    public async Task Addresses_are_sorted_ordinally()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);

        var addresses = await A.Site(storage).AddressesAsync(CancellationToken.None);

        Assert.Equal(addresses.Order(StringComparer.Ordinal), addresses);
    }

    [Fact]
    public async Task A_file_has_its_type_its_run_and_a_tag_of_its_plain_bytes()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);
        await A.Publisher(storage).PublishAsync(A.Run(2), A.Packs(1), CancellationToken.None);
        var site = A.Site(storage);

        var file = await site.FindAsync("/en/pack-b/", CancellationToken.None);
        var before = await site.FindAsync("/en/pack-b/", CancellationToken.None, A.Run(1).Id);

        Assert.Equal(("text/html; charset=utf-8", A.Run(2).Id, before?.ETag), (file?.ContentType, file?.Run, file?.ETag));
        Assert.Matches("^\"[A-Za-z0-9_-]{22}\"$", file?.ETag);
    }

    [Fact]
    public async Task A_swap_shows_after_two_seconds_and_not_before()
    {
        var clock = new FakeTimeProvider();
        var storage = await AzuriteServer.FreshAsync();
        var site = A.Site(storage, clock);
        await PublishAsync(storage, 1);
        Assert.Equal("<p>run 1", await site.TextAsync("/en/pack-b/"));
        await PublishAsync(storage, 2);

        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("<p>run 1", await site.TextAsync("/en/pack-b/"));
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("<p>run 2", await site.TextAsync("/en/pack-b/"));
    }

    [Fact]
    public async Task Past_runs_stay_servable()
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);
        await PublishAsync(storage, 2);

        Assert.Equal("<p>run 1", await A.Site(storage).TextAsync("/en/pack-b/", A.Run(1).Id));
    }

    [Theory]
    [InlineData("never-was")]
    [InlineData("../current")]
    public async Task An_unknown_run_has_nothing(string run)
    {
        var storage = await AzuriteServer.FreshAsync();
        await PublishAsync(storage, 1);

        Assert.Null(await A.Site(storage).FindAsync("/en/pack-b/", CancellationToken.None, run));
    }

    [Fact]
    public async Task What_is_in_memory_costs_no_request()
    {
        var requests = new RecordingPolicy();
        var storage = await AzuriteServer.FreshAsync(requests);
        await PublishAsync(storage, 1);
        var site = A.Site(storage, new FakeTimeProvider());
        await site.TextAsync("/en/pack-b/");
        requests.Clear();

        await site.TextAsync("/en/pack-b/");

        Assert.Empty(requests.Requests);
    }

    [Fact]
    public async Task A_file_that_is_not_in_memory_is_read_by_its_range_in_one_request()
    {
        var requests = new RecordingPolicy();
        var storage = await AzuriteServer.FreshAsync(requests);
        await PublishAsync(storage, 1);
        var site = A.Site(storage, new FakeTimeProvider(), cacheBytes: 0);
        await site.TextAsync("/en/pack-b/");
        requests.Clear();

        Assert.Equal("{\"is\":\"run 1\"}", await site.TextAsync("/api/pack-b.json"));

        Assert.Single(requests.Requests);
    }

    [Fact]
    public async Task While_storage_fails_the_last_run_is_served()
    {
        var clock = new FakeTimeProvider();
        var outage = new OutagePolicy();
        var storage = await AzuriteServer.FreshAsync(outage);
        await PublishAsync(storage, 1);
        var site = A.Site(storage, clock);
        await site.TextAsync("/en/pack-b/");

        outage.IsDown = true;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("<p>run 1", await site.TextAsync("/en/pack-b/"));

        outage.IsDown = false;
        await PublishAsync(storage, 2);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("<p>run 2", await site.TextAsync("/en/pack-b/"));
    }

    [Fact]
    public async Task A_pointer_without_its_manifest_is_broken_storage()
    {
        var storage = await AzuriteServer.FreshAsync();
        await storage.Container(StorageNames.Published).PutIfAbsentAsync("current.json", new("{\"run\":\"gone\"}"), "application/json", CancellationToken.None);

        await Assert.ThrowsAsync<InvalidDataException>(() => A.Site(storage).CurrentAsync(CancellationToken.None));
    }

    private static Task<PublishReport> PublishAsync(StorageClients storage, int number) =>
        A.Publisher(storage).PublishAsync(A.Run(number), A.Packs(number), CancellationToken.None);
}
