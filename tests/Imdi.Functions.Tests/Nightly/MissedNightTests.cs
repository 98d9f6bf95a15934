using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>The hourly timer of the night where it came late, and what /api/health says of nights that did not come. The night's hour is one o'clock.</summary>
public sealed class MissedNightTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync(new() { ["PublishedRun:SecondsBetweenChecks"] = "0" });
        await _night.LoadAveragesAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task A_night_that_was_missed_in_its_hour_is_made_up_at_the_next_call_and_once()
    {
        await TimerAsync();
        At(day: 2, hour: 3);
        await TimerAsync();
        At(day: 2, hour: 4);
        await TimerAsync();

        Assert.Equal(["01:30", "03:30"], await NightsAsync());
    }

    [Fact]
    public async Task A_rebuild_by_day_takes_no_nights_place()
    {
        await TimerAsync();
        At(day: 2, hour: 2);
        await _night.RebuildAsync();
        At(day: 2, hour: 3);
        await TimerAsync();

        Assert.Equal(["01:30", "03:30"], await NightsAsync());
    }

    [Fact]
    public async Task One_that_found_another_rebuild_at_work_is_made_up()
    {
        await using (await _night.Get<Leases>().TryAcquireAsync(NightlyRebuild.LeaseName, CancellationToken.None))
        {
            await _night.Get<RunRecordStore>().StartAsync(new DateOnly(2026, 2, 28), _night.Clock.GetUtcNow().AddHours(-1), CancellationToken.None);
            await TimerAsync();
        }

        At(day: 1, hour: 2);
        await TimerAsync();

        Assert.Equal(["02:30"], await NightsAsync());
    }

    [Fact]
    public async Task A_site_that_was_not_there_yet_missed_none()
    {
        At(day: 1, hour: 9);
        await _night.RebuildAsync();
        At(day: 1, hour: 10);
        await TimerAsync();

        Assert.Empty(await NightsAsync());
    }

    [Fact]
    public async Task Health_says_when_the_last_night_is_too_old_and_nothing_where_none_is_expected()
    {
        Assert.Equal(JsonValueKind.Null, (await HealthAsync()).ValueKind);
        await TimerAsync();
        Assert.Equal((Night.FirstNight, false), await StateAsync());
        _night.Clock.Advance(NightRules.TooOld);
        Assert.Equal((Night.FirstNight, false), await StateAsync());
        _night.Clock.Advance(TimeSpan.FromMinutes(1));
        await _night.RebuildAsync();
        Assert.Equal((Night.FirstNight, true), await StateAsync());

        await TimerAsync();

        Assert.Equal((_night.Clock.GetUtcNow(), false), await StateAsync());
    }

    [Fact]
    public async Task A_site_whose_night_never_came_is_late_once_it_is_older_than_a_night()
    {
        await _night.RebuildAsync();
        Assert.False((await HealthAsync()).GetProperty("isLate").GetBoolean());
        _night.Clock.Advance(NightRules.TooOld + TimeSpan.FromMinutes(1));

        Assert.True((await HealthAsync()).GetProperty("isLate").GetBoolean());
    }

    private Task TimerAsync() => Rooms.Jobs.Single(job => job.Name == "NightlyRebuild").RunAsync(_night.Services, CancellationToken.None);

    private void At(int day, int hour) => _night.Clock.SetUtcNow(new DateTimeOffset(2026, 3, day, hour, 30, 0, TimeSpan.Zero));

    /// <summary>When each night began, oldest first.</summary>
    private async Task<IReadOnlyList<string>> NightsAsync() =>
        [.. (await _night.Get<RunRecordStore>().ListAsync(100, CancellationToken.None)).Where(record => record.IsNight).Reverse().Select(record => record.Started.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))];

    private async Task<JsonElement> HealthAsync() => (await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health", UriKind.Relative))).GetProperty("night");

    private async Task<(DateTimeOffset, bool)> StateAsync() => await HealthAsync() is var night ? (night.GetProperty("lastFinishedAt").GetDateTimeOffset(), night.GetProperty("isLate").GetBoolean()) : default;
}
