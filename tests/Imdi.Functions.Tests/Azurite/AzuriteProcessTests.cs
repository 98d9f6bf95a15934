using System.Diagnostics;
using System.Globalization;
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
    public async Task A_dead_guest_does_not_keep_it()
    {
        var owner = await StartAsync();
        await StartAsync();
        Rewrite(record => record with { Guests = [new(record.Owner.Pid, "long ago")] });

        await owner.DisposeAsync();

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
    public async Task A_killed_owners_emulator_lives_on_and_is_adopted()
    {
        using var owner = ChildProgram.Start("own-azurite", _folder);
        int pid = int.Parse((await owner.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        owner.Kill();
        await owner.WaitForExitAsync();

        await using var next = await StartAsync();

        Assert.Equal((true, pid), (next.IsOwner, next.Pid));
    }

    [Fact]
    public async Task A_process_that_has_a_dead_owners_number_is_not_taken_for_it()
    {
        var first = await StartAsync();
        Rewrite(record => record with { Owner = new(record.Owner.Pid, "long ago") });

        await using var second = await StartAsync();

        Assert.Equal((true, first.Pid), (second.IsOwner, second.Pid));
    }

    [Fact]
    public async Task Ctrl_C_of_the_terminal_does_not_reach_it()
    {
        await using var azurite = await StartAsync();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(azurite.Pid));
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

        using var second = AzuriteLauncher.StartInMemory(Path.Combine(_folder, "azurite.claim"), null);
        await second.WaitForExitAsync();

        Assert.NotEqual(0, second.ExitCode);
        Assert.NotNull(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task An_emulator_that_comes_up_late_after_its_parent_died_shares_the_folder_with_nobody()
    {
        string claim = Path.Combine(_folder, "azurite.claim");
        await AzuriteLauncher.StartOnFolderAsync(_folder, claim, CancellationToken.None);

        await using var next = await StartAsync();

        Assert.True(next.IsOwner);
        await AssertAloneAsync(next.Pid);
    }

    [Fact]
    public async Task Owners_killed_at_any_moment_of_their_start_leave_one_emulator_at_most()
    {
        for (int kill = 0; kill < 5; kill++)
        {
            using var owner = ChildProgram.Start("own-azurite", _folder);
            await Task.Delay(Random.Shared.Next(50, 1500));
            owner.Kill();
            await owner.WaitForExitAsync();
        }

        await using var next = await StartAsync();

        Assert.True(next.IsOwner);
        await AssertAloneAsync(next.Pid);
    }

    [Fact]
    public async Task A_claim_that_another_process_has_taken_ends_its_former_holder()
    {
        var first = await StartAsync();
        File.Delete(Path.Combine(_folder, "azurite.claim"));

        await using var second = await StartAsync();

        Assert.NotEqual(first.Pid, second.Pid);
        await AssertAloneAsync(second.Pid);
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

    private static int SessionOf(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.SessionId;
    }

    private async Task AssertAloneAsync(int pid)
    {
        int[] running = [];
        for (int wait = 0; wait < 100 && running is not [_]; wait++)
        {
            await Task.Delay(200);
            running = await RunningAsync();
        }

        Assert.Equal([pid], running);
    }

    private async Task<int[]> RunningAsync()
    {
        List<int> running = [];
        foreach (var node in Process.GetProcessesByName("node"))
        {
            using (node)
            {
                string command = await CommandLine.OfAsync(node.Id, CancellationToken.None);
                if (command.Contains(_folder, StringComparison.Ordinal) && !command.Contains("detached", StringComparison.Ordinal)) running.Add(node.Id);
            }
        }

        return [.. running];
    }
}
