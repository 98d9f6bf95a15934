using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>By day the site follows the data: by the process that changed them, and by the sweep when that one is dead.</summary>
public sealed class RepublishTests : IAsyncLifetime
{
    private const string Mexico = "/en/send/usa/mex/";

    private Night _night = null!;

    public async Task InitializeAsync() => _night = await Night.FreshAsync(new() { ["Republish:ByDay"] = "true", ["Republish:AfterSeconds"] = "0" });

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task A_call_that_changes_what_is_current_changes_the_site_soon_after()
    {
        await _night.LoadAveragesAsync();

        await UntilAsync(async () => await _night.PageAsync(Mexico) is not null);
        await _night.Get<WithdrawDataset>().RunAsync(KindNames.CorridorAverages, "local", "tester", CancellationToken.None);
        await UntilAsync(async () => await _night.PageAsync(Mexico) is null);
    }

    [Fact]
    public async Task What_a_dead_instance_left_the_sweep_takes_up_and_rebuilds_nothing_twice()
    {
        var elsewhere = new DatasetStore(_night.Storage);
        var version = await _night.LoadAveragesAsync();
        await UntilAsync(async () => await _night.PageAsync(Mexico) is not null);
        int runs = (await SettledAsync()).Count;
        await elsewhere.ActAsync(new VersionAct("retracted", version, Makes.Retracted, "dead", Night.FirstNight) { Reason = "wrong" }, 1, CancellationToken.None);

        // A run's record is named by its moment.
        _night.Clock.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync();
        bool isGone = await _night.PageAsync(Mexico) is null;
        _night.Clock.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync();

        Assert.True(isGone);
        Assert.Equal(runs + 1, (await _night.OutcomesAsync()).Count);
    }

    [Fact]
    public async Task An_embargo_that_ends_by_the_clock_shows_after_the_next_sweep()
    {
        var elsewhere = new DatasetStore(_night.Storage, _night.Clock);
        var version = await _night.LoadAveragesAsync();
        await UntilAsync(async () => await _night.PageAsync(Mexico) is not null);
        await SettledAsync();
        await elsewhere.ActAsync(new VersionAct("embargoed", version, Makes.Embargoed, "agency", Night.FirstNight) { Until = Night.FirstNight.AddHours(1) }, 1, CancellationToken.None);
        await SweepAsync();
        bool wasGone = await _night.PageAsync(Mexico) is null;

        // A sweep that comes while the site is rebuilt in the background leaves it to the next one.
        _night.Clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(async () =>
        {
            await SweepAsync();
            return await _night.PageAsync(Mexico) is not null;
        });

        Assert.True(wasGone);
    }

    [Fact]
    public async Task A_day_that_has_passed_is_the_nights_to_see_to()
    {
        await _night.LoadAveragesAsync();
        await UntilAsync(async () => await _night.PageAsync(Mexico) is not null);
        int runs = (await SettledAsync()).Count;

        _night.Clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync();

        Assert.Equal(runs, (await _night.OutcomesAsync()).Count);
    }

    [Fact]
    public async Task While_another_rebuilds_it_says_that_it_has_to_be_asked_again()
    {
        await using var night = await Night.FreshAsync();
        await night.LoadAveragesAsync();
        await using var lease = await night.Get<Leases>().TryAcquireAsync(NightlyRebuild.LeaseName, CancellationToken.None);
        var site = ActivatorUtilities.CreateInstance<RepublishSite>(night.Services, Microsoft.Extensions.Options.Options.Create(new RepublishSettings()));

        Assert.False(await site.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_the_secretariat_demands_is_done_at_once_whether_anything_has_changed_or_not()
    {
        await using var night = await Night.FreshAsync(new() { ["Republish:ByDay"] = "false" });
        await night.LoadAveragesAsync();
        bool wasThere = await night.PageAsync(Mexico) is not null;

        night.Get<SiteNews>().Demand();
        await UntilAsync(async () => await night.OutcomesAsync() is ["Published"]);
        night.Clock.Advance(TimeSpan.FromMinutes(5));
        night.Get<SiteNews>().Demand();
        await UntilAsync(async () => await night.OutcomesAsync() is ["Published", "Unchanged"]);

        Assert.False(wasThere);
        Assert.NotNull(await night.PageAsync(Mexico));
    }

    private Task SweepAsync() => Rooms.Jobs.Single(job => job.Name == "Sweep").RunAsync(_night.Services, CancellationToken.None);

    /// <summary>How each run ended, once the last one has.</summary>
    private async Task<IReadOnlyList<string>> SettledAsync()
    {
        IReadOnlyList<string> outcomes = [];
        await UntilAsync(async () => (outcomes = await _night.OutcomesAsync()) is [.., "Published"]);
        return outcomes;
    }

    // The background has no end to wait for; the suite's own limit ends one that never comes.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int wait = 0; !await condition(); wait++)
        {
            Assert.True(wait < 600, "What was waited for did not come about.");
            await Task.Delay(50);
        }
    }
}
