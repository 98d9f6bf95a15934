using System.Diagnostics;
using System.Globalization;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.Azurite;

public sealed class AzuriteDeathTests : AzuriteFolder
{
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
    public async Task A_killed_owners_emulator_lives_on_and_is_adopted()
    {
        using var owner = ChildProgram.Start("own-azurite", Folder);
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
    public async Task An_emulator_whose_parent_died_before_it_wrote_the_record_is_adopted()
    {
        var first = await StartAsync();
        File.Delete(Path.Combine(Folder, "azurite.json"));

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
    public async Task A_second_process_on_theFolder_ends_by_itself()
    {
        await using var owner = await StartAsync();

        using var second = AzuriteLauncher.StartInMemory(Path.Combine(Folder, "azurite.claim"), null);
        await second.WaitForExitAsync();

        Assert.NotEqual(0, second.ExitCode);
        Assert.NotNull(ProcessIdentity.Of(owner.Pid));
    }

    [Fact]
    public async Task An_emulator_that_comes_up_late_after_its_parent_died_shares_theFolder_with_nobody()
    {
        string claim = Path.Combine(Folder, "azurite.claim");
        await AzuriteLauncher.StartOnFolderAsync(Folder, claim, CancellationToken.None);

        await using var next = await StartAsync();

        Assert.True(next.IsOwner);
        await AssertAloneAsync(next.Pid);
    }

    [Fact]
    public async Task Owners_killed_at_any_moment_of_their_start_leave_one_emulator_at_most()
    {
        for (int kill = 0; kill < 5; kill++)
        {
            using var owner = ChildProgram.Start("own-azurite", Folder);
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
        File.Delete(Path.Combine(Folder, "azurite.claim"));

        await using var second = await StartAsync();

        Assert.NotEqual(first.Pid, second.Pid);
        await AssertAloneAsync(second.Pid);
    }

    [Fact]
    public async Task Deleting_theFolder_ends_its_emulator()
    {
        var owner = await StartAsync();

        System.IO.Directory.Move(Folder, Folder + "-away");
        System.IO.Directory.CreateDirectory(Folder);
        for (int wait = 0; wait < 100 && ProcessIdentity.Of(owner.Pid) is not null; wait++)
        {
            await Task.Delay(100);
        }

        System.IO.Directory.Delete(Folder + "-away", recursive: true);
        Assert.Null(ProcessIdentity.Of(owner.Pid));
    }
}
