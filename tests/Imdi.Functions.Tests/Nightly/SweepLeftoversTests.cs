using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Storage.Blobs;
using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Nightly;

public sealed class SweepLeftoversTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync() => _night = await Night.FreshAsync(new() { ["PublishedRun:RunsKept"] = "2", ["PublishedRun:ByDayRunsKept"] = "1" });

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

        _night.Clock.SetUtcNow(new DateTimeOffset(DateTime.UtcNow.Date.AddDays(2), TimeSpan.Zero) + Night.FirstNight.TimeOfDay);
        await Rooms.Jobs.Single(job => job.Name == "NightlyRebuild").RunAsync(_night.Services, CancellationToken.None);

        Assert.Equal(2, (await _night.PublishedAsync()).Keys.Count(name => name.StartsWith("runs/", StringComparison.Ordinal)));
        Assert.NotNull(await _night.PageAsync("/en/send/usa/mex/"));
    }

    [Fact]
    public async Task A_busy_day_takes_no_nights_run_away_and_a_removed_run_is_refused_in_words()
    {
        List<RunRecord> nights = [], byDay = [];
        _night.Clock.SetUtcNow(new DateTimeOffset(DateTime.UtcNow.Date.AddDays(2), TimeSpan.Zero) + Night.FirstNight.TimeOfDay);
        foreach (int day in Enumerable.Range(1, 2))
        {
            await LoadCostAsync(day);
            nights.Add((await _night.Get<NightlyRebuild>().RunAsync(null, CancellationToken.None, isNight: true)).Value);
            foreach (int change in Enumerable.Range(1, 3))
            {
                await LoadCostAsync((10 * day) + change);
                _night.Clock.Advance(TimeSpan.FromHours(1));
                byDay.Add((await _night.RebuildAsync()).Value);
            }

            _night.Clock.Advance(TimeSpan.FromHours(21));
        }

        Assert.Equal(4, (await SweepAsync()).Runs);

        // The current run is the newest by day; the one before it is never taken away.
        foreach (var kept in nights.Concat(byDay[^2..])) Assert.Equal(HttpStatusCode.OK, (await AskAsync(kept)).Status);
        foreach (var removed in byDay[..^2])
        {
            var (status, body) = await AskAsync(removed);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Contains("no longer kept", body, StringComparison.Ordinal);
        }

        Task LoadCostAsync(int cost) => _night.LoadAsync(KindNames.CorridorAverages, $"from,to,period,cost_percent\nUSA,MEX,2020Q3,{cost}\n");

        async Task<(HttpStatusCode Status, string Body)> AskAsync(RunRecord run)
        {
            using var answer = await _night.Client.GetAsync(new Uri($"/api/remittances/corridors/USA/MEX/trend?run={run.Run}", UriKind.Relative));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
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
