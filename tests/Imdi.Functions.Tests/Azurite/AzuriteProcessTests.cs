using System.Diagnostics;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Azurite;

public sealed class AzuriteProcessTests : IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imdi azurite ").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // Deleting the folder ends whatever emulator a failed test left on it.
        System.IO.Directory.Delete(_folder, recursive: true);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Data_of_a_folder_survive_a_stop_and_a_start()
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
    public async Task The_owner_stops_it()
    {
        var owner = await StartAsync();

        await owner.DisposeAsync();

        Assert.Null(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task A_dead_owners_emulator_is_adopted()
    {
        var first = await StartAsync();
        Rewrite(record => record with { Owner = new(record.Owner.Pid, "long ago") });

        await using var second = await StartAsync();

        Assert.Equal((true, first.Pid), (second.IsOwner, second.Pid));
    }

    [Fact]
    public async Task An_emulator_whose_parent_died_before_it_wrote_the_record_is_adopted()
    {
        var first = await StartAsync();
        File.Delete(Path.Combine(_folder, "azurite.json"));

        await using var second = await StartAsync();

        Assert.Equal((true, first.Pid), (second.IsOwner, second.Pid));
    }

    [Fact]
    public async Task A_killed_emulator_is_started_anew()
    {
        await using var first = await StartAsync();
        using (var process = Process.GetProcessById(first.Pid))
        {
            process.Kill();
        }

        await using var second = await StartAsync();

        Assert.Equal((true, false), (second.IsOwner, second.Pid == first.Pid));
    }

    [Fact]
    public async Task Four_starts_at_once_share_one_emulator()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));

        Assert.Single(all, one => one.IsOwner);
        Assert.Single(all.Select(one => one.Pid).Distinct());

        await all.Single(one => one.IsOwner).DisposeAsync();
    }

    [Fact]
    public async Task A_second_process_on_the_folder_ends_by_itself()
    {
        await using var owner = await StartAsync();

        await AzuriteLauncher.StartOnFolderAsync(_folder, Path.Combine(_folder, "azurite.claim"), CancellationToken.None);
        await Task.Delay(1500);

        Assert.Equal(1, await RunningAsync());
    }

    [Fact]
    public async Task Deleting_the_folder_ends_its_emulator()
    {
        var owner = await StartAsync();

        System.IO.Directory.Move(_folder, _folder + "-away");
        System.IO.Directory.CreateDirectory(_folder);
        for (int wait = 0; wait < 100 && ProcessIdentity.Of(owner.Pid) is not null; wait++)
        {
            await Task.Delay(100);
        }

        System.IO.Directory.Delete(_folder + "-away", recursive: true);
        Assert.Null(ProcessIdentity.Of(owner.Pid));
    }

    private Task<AzuriteProcess> StartAsync() => AzuriteProcess.StartOrAdoptAsync(_folder, _ => { }, CancellationToken.None);

    private void Rewrite(Func<AzuriteRecord, AzuriteRecord> change)
    {
        string path = Path.Combine(_folder, "azurite.json");
        change(AzuriteRecord.Find(path)!).Write(path);
    }

    private async Task<int> RunningAsync()
    {
        int running = 0;
        foreach (var node in Process.GetProcessesByName("node"))
        {
            using (node)
            {
                running += (await CommandLine.OfAsync(node.Id, CancellationToken.None)).Contains(_folder, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return running;
    }
}
