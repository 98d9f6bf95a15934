using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Azurite;

public sealed class AzuriteProcessTests : AzuriteFolder
{
    [Fact]
    public async Task Data_of_aFolder_survive_a_stop_and_a_start()
    {
        await using (var first = await StartAsync())
        {
            await AzuriteServer.Clients(first.ConnectionString).EnsureCreatedAsync(CancellationToken.None);
        }

        await using var second = await StartAsync();

        Assert.True(await AzuriteServer.Clients(second.ConnectionString).Container(StorageNames.Raw).ExistsAsync());
    }

    [Fact]
    public async Task A_guest_joins_and_does_not_stop_what_it_joined()
    {
        await using var owner = await StartAsync();

        var guest = await StartAsync();
        await guest.DisposeAsync();

        Assert.Equal((true, false, owner.Pid), (owner.IsOwner, guest.IsOwner, guest.Pid));
        Assert.NotNull(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task An_owner_that_leaves_guests_at_work_leaves_it_to_the_last_of_them()
    {
        var owner = await StartAsync();
        var guest = await StartAsync();

        await owner.DisposeAsync();
        bool runsOn = ProcessIdentity.Of(owner.Pid) is not null;
        await guest.DisposeAsync();

        Assert.True(runsOn);
        Assert.Null(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task The_owner_stops_it()
    {
        var owner = await StartAsync();

        await owner.DisposeAsync();

        Assert.Null(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task Ctrl_C_of_the_terminal_does_not_reach_it()
    {
        await using var azurite = await StartAsync();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(azurite.Pid));
    }

    [Fact]
    public async Task Four_starts_at_once_share_one_emulator()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));

        Assert.Single(all, one => one.IsOwner);
        Assert.Single(all.Select(one => one.Pid).Distinct());

        await all.Single(one => one.IsOwner).DisposeAsync();
    }
}
