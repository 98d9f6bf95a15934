using System.Diagnostics;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

// A lease lasts at least fifteen real seconds, so those that wait for one are classes of their own, which run side by side.
public sealed class LeaseTests
{
    [Fact]
    public async Task One_holds_it_at_a_time_and_releases_it()
    {
        var leases = new Leases(await AzuriteServer.FreshAsync(), TimeProvider.System);

        await using (var first = await leases.TryAcquireAsync("night", CancellationToken.None))
        {
            Assert.NotNull(first);
            Assert.Null(await leases.TryAcquireAsync("night", CancellationToken.None));
        }

        await using var second = await leases.TryAcquireAsync("night", CancellationToken.None);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Different_names_do_not_wait_for_each_other()
    {
        var leases = new Leases(await AzuriteServer.FreshAsync(), TimeProvider.System);

        await using var night = await leases.TryAcquireAsync("night", CancellationToken.None);
        await using var publish = await leases.TryAcquireAsync("publish", CancellationToken.None);

        Assert.NotNull(publish);
    }
}

public sealed class RenewedLeaseTests
{
    [Fact]
    public async Task It_is_renewed_while_its_holder_works()
    {
        var leases = new Leases(await AzuriteServer.FreshAsync(), TimeProvider.System);
        await using var lease = await leases.TryAcquireAsync("night", CancellationToken.None);

        await Task.Delay(Lease.Duration + TimeSpan.FromSeconds(2));

        Assert.False(lease!.Lost.IsCancellationRequested);
        Assert.Null(await leases.TryAcquireAsync("night", CancellationToken.None));
    }
}

public sealed class LostLeaseTests
{
    [Fact]
    public async Task Its_loss_stops_the_work()
    {
        var storage = await AzuriteServer.FreshAsync();
        await using var lease = await new Leases(storage, TimeProvider.System).TryAcquireAsync("night", CancellationToken.None);
        await storage.Container(StorageNames.Leases).GetBlobClient("night").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);

        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(30), lease!.Lost));
    }
}

public sealed class UnansweredLeaseTests
{
    [Fact]
    public async Task A_storage_that_no_longer_answers_ends_it_when_its_time_is_up()
    {
        var outage = new OutagePolicy();
        await using var lease = await new Leases(await AzuriteServer.FreshAsync(outage), TimeProvider.System).TryAcquireAsync("night", CancellationToken.None);
        long started = Stopwatch.GetTimestamp();

        outage.IsDown = true;

        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(60), lease!.Lost));
        Assert.InRange(Stopwatch.GetElapsedTime(started), Lease.Duration - TimeSpan.FromSeconds(1), Lease.Duration + TimeSpan.FromSeconds(15));
    }
}

public sealed class KilledHolderTests
{
    [Fact]
    public async Task The_lease_of_a_killed_process_expires()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        using var child = ChildProgram.Start("hold-lease", connection, "night");
        Assert.Equal("held", await child.StandardOutput.ReadLineAsync());
        var leases = new Leases(storage, TimeProvider.System);
        Assert.Null(await leases.TryAcquireAsync("night", CancellationToken.None));

        child.Kill();
        using var patience = new CancellationTokenSource(Lease.Duration + TimeSpan.FromSeconds(30));

        await using var lease = await leases.AcquireAsync("night", patience.Token);
        Assert.NotNull(lease);
    }
}
