using System.Diagnostics;
using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Faults;

/// <summary>The emulator's disk is full: the system lets it write no file beyond its present length, by the limit that <c>prlimit</c> sets on the running process.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("imdi-disk-full-");

    [LinuxFact]
    public async Task What_was_kept_can_be_read_what_cannot_be_kept_is_said_and_with_room_again_it_goes_on()
    {
        await using var azurite = await AzuriteProcess.StartOrAdoptAsync(_folder.FullName, _ => { }, CancellationToken.None);
        var storage = AzuriteServer.Clients(azurite.ConnectionString);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        var files = storage.Container(StorageNames.Documents);
        var content = BinaryData.FromBytes(Enumerable.Range(0, 200_000).Select(number => (byte)(number * 31)).ToArray());
        Assert.True(await files.PutIfAbsentAsync("kept", content, "application/octet-stream", CancellationToken.None));
        int process = azurite.Pid;

        await LimitAsync(process, "1000");
        var refused = await Record.ExceptionAsync(() => files.PutIfAbsentAsync("refused", content, "application/octet-stream", CancellationToken.None));
        Assert.True(refused is not null && StorageFailure.IsOutage(refused), refused?.ToString());
        Assert.Equal(content.ToArray(), (await files.FindAsync("kept", CancellationToken.None))!.Content.ToArray());

        await LimitAsync(process, "unlimited");
        Assert.True(await files.PutIfAbsentAsync("refused", content, "application/octet-stream", CancellationToken.None));
        Assert.Equal(content.ToArray(), (await files.FindAsync("refused", CancellationToken.None))!.Content.ToArray());
        Assert.Equal(content.ToArray(), (await files.FindAsync("kept", CancellationToken.None))!.Content.ToArray());
    }

    [LinuxFact]
    public async Task The_application_goes_on_with_what_it_has_and_finishes_what_it_could_not_keep()
    {
        await using var azurite = await AzuriteProcess.StartOrAdoptAsync(_folder.FullName, _ => { }, CancellationToken.None);
        await using var house = await FaultyHouse.OpenAsync(azurite.ConnectionString);
        var before = await house.ReadPagesAsync();
        await house.RenameRegionAsync();

        await LimitAsync(azurite.Pid, "1000");
        await house.RebuildInVainAsync();
        Assert.Equal(before, await house.ReadPagesAsync());

        await LimitAsync(azurite.Pid, "unlimited");
        await house.RebuildAsOtherAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task LimitAsync(int process, string bytes)
    {
        using var prlimit = Process.Start(new ProcessStartInfo("prlimit", ["--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]))!;
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
