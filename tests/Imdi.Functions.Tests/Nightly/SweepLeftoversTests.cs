using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Nightly;

public sealed class SweepLeftoversTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync() => _night = await Night.FreshAsync(new() { ["PublishedRun:RunsKept"] = "2" });

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task What_a_killed_load_left_half_way_goes_after_a_day_and_nothing_else_of_the_container()
    {
        var incoming = _night.Storage.Container(StorageNames.Incoming);
        await incoming.UploadBlobAsync("arriving/0f3c", new BinaryData("half"));
        await incoming.UploadBlobAsync("uploads/0f3c", new BinaryData("a sender's"));

        _night.Clock.SetUtcNow(DateTimeOffset.UtcNow);
        Assert.Equal(0, (await SweepAsync()).ArrivingFiles);
        _night.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await SweepAsync()).ArrivingFiles);

        Assert.Equal(["uploads/0f3c"], await incoming.GetBlobsAsync().Select(blob => blob.Name).ToListAsync());
        Assert.Equal(0, (await SweepAsync()).ArrivingFiles);
    }

    [Fact]
    public async Task A_temporary_file_of_a_dead_process_goes_after_a_day_and_that_of_a_living_one_stays()
    {
        var now = DateTimeOffset.UtcNow;
        _night.Clock.SetUtcNow(now);
        int dead = await EndedProcessAsync();
        string old = Temporary(dead, now.AddDays(-2)), fresh = Temporary(dead, now), own = Temporary(Environment.ProcessId, now.AddDays(-2));

        await SweepAsync();

        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(fresh), File.Exists(own)));
        File.Delete(fresh);
        File.Delete(own);
    }

    [Fact]
    public async Task A_temporary_file_names_its_process()
    {
        using var file = TemporaryFile.Create();
        await File.WriteAllTextAsync(file.Path, "");
        File.SetLastWriteTimeUtc(file.Path, DateTime.UtcNow.AddDays(-2));
        _night.Clock.SetUtcNow(DateTimeOffset.UtcNow);

        await SweepAsync();

        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public async Task The_night_sweeps_at_its_end()
    {
        await _night.LoadAveragesAsync();
        for (int night = 0; night < 4; night++)
        {
            await _night.RebuildAsync();
            _night.Clock.Advance(TimeSpan.FromDays(1));
        }

        _night.Clock.SetUtcNow(DateTimeOffset.UtcNow.AddDays(2));
        await Rooms.Jobs.Single(job => job.Name == "NightlyRebuild").RunAsync(_night.Services, CancellationToken.None);

        Assert.Equal(2, (await _night.PublishedAsync()).Keys.Count(name => name.StartsWith("runs/", StringComparison.Ordinal)));
        Assert.NotNull(await _night.PageAsync("/en/send/usa/mex/"));
    }

    private Task<SweepReport> SweepAsync() => _night.Get<SweepLeftovers>().RunAsync(CancellationToken.None);

    private static string Temporary(int pid, DateTimeOffset written)
    {
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"imdi-{pid}-{Guid.NewGuid():N}.tmp"));
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
        return path;
    }

    private static async Task<int> EndedProcessAsync()
    {
        using var process = Process.Start("node", ["--version"]);
        await process.WaitForExitAsync();
        return process.Id;
    }
}
