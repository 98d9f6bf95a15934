using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Tests.Datasets.Refreshing;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What is published, what is held back, and what a run leaves when it fails, is repeated or is killed.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task A_file_that_lacks_a_column_is_not_loaded()
    {
        await using var refreshing = await OpenAsync();
        var before = await PublishedAsync(refreshing, 8);
        refreshing.Server.Serves("from,to,period,price\nUSA,MEX,2020Q3,4.5\n");

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, "missing-column"), (run.Outcome, run.Reason));
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Theory]
    [InlineData("<!doctype html><html><p>We are at work on this page.</html>", "layout-not-recognised")]
    [InlineData("", "empty-file")]
    [InlineData("from,to,period,cost_percent\n", "no-acceptable-row")]
    public async Task What_is_no_file_of_data_is_not_loaded(string answer, string reason)
    {
        await using var refreshing = await OpenAsync();
        var before = await PublishedAsync(refreshing, 8);
        refreshing.Server.Serves(answer);

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, reason, null), (run.Outcome, run.Reason, run.Version));
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Fact]
    public async Task A_file_with_other_columns_is_stored_and_held_back()
    {
        await using var refreshing = await OpenAsync();
        var before = await PublishedAsync(refreshing, 8);
        refreshing.Server.Serves(Averages(9).Replace("cost_percent\n", "cost_percent,method\n", StringComparison.Ordinal));

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Withheld, "columns-changed"), (run.Outcome, run.Reason));
        Assert.Equal(before, await refreshing.CurrentAsync());
        Assert.NotNull(await refreshing.Ingest.Store.Files.FindManifestAsync(CorridorAverages, "bank-of-utopia", run.Version!, CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_lost_its_rows_is_held_back_each_time_it_comes_until_it_has_them_again()
    {
        await using var refreshing = await OpenAsync();
        var before = await PublishedAsync(refreshing, 10);
        refreshing.Server.Serves(Averages(7), "\"short\"");

        var short1 = (await refreshing.RunAsync())!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        var short2 = (await refreshing.RunAsync())!;
        var meanwhile = await refreshing.CurrentAsync();
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        refreshing.Server.Serves(Averages(8), "\"long\"");
        var whole = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Withheld, "too-few-rows", 200), (short1.Outcome, short1.Reason, short1.Status));
        Assert.Equal((RefreshOutcome.Withheld, 200), (short2.Outcome, short2.Status));
        Assert.Equal(before, meanwhile);
        Assert.Equal((RefreshOutcome.Published, 8L), (whole.Outcome, whole.Rows));
    }

    [Fact]
    public async Task A_file_with_too_many_bad_rows_is_held_back_and_one_without_a_good_row_is_refused()
    {
        await using var refreshing = await OpenAsync();
        var before = await PublishedAsync(refreshing, 8);
        refreshing.Server.Serves(Averages(9) + "USA,XYZ,2020Q3,4.5\n");
        var bad = (await refreshing.RunAsync())!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        refreshing.Server.Serves("from,to,period,cost_percent\nUSA,XYZ,2020Q3,4.5\n");
        var worse = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Withheld, "too-many-refused", "1 of 10 rows had to be refused; 5 % may be."), (bad.Outcome, bad.Reason, bad.Detail));
        Assert.Equal((RefreshOutcome.Failed, "no-acceptable-row"), (worse.Outcome, worse.Reason));
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Fact]
    public async Task What_a_person_took_back_does_not_come_back_by_itself()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(8));
        await refreshing.RunAsync();
        await refreshing.Ingest.Withdraw.RunAsync(CorridorAverages, "bank-of-utopia", "editor", CancellationToken.None);
        refreshing.Clock.Advance(TimeSpan.FromHours(1));

        var again = (await refreshing.RunAsync(isForced: true))!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        refreshing.Server.Serves(Averages(8, "4.6"));
        var mended = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Withheld, "taken-back"), (again.Outcome, again.Reason));
        Assert.Equal(RefreshOutcome.Published, mended.Outcome);
    }

    [Fact]
    public async Task Failures_in_a_row_space_themselves_out_and_raise_an_alert_until_a_run_is_good()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Says(500);
        foreach (double minutes in new[] { 15d, 30, 60, 120 })
        {
            Assert.Equal(RefreshOutcome.Failed, (await refreshing.RunAsync())!.Outcome);
            refreshing.Clock.Advance(TimeSpan.FromMinutes(minutes - 6));
            Assert.Null(await refreshing.RunAsync());
            refreshing.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, refreshing.Log.At(LogLevel.Warning).Count(line => line.StartsWith("A source was not refreshed.", StringComparison.Ordinal)));
        Assert.Equal(
        [
            "A source keeps failing. Source: utopia-averages. Outcome: Failed. Reason: source-answered. Failures in a row: 3.",
            "A source keeps failing. Source: utopia-averages. Outcome: Failed. Reason: source-answered. Failures in a row: 4.",
        ], refreshing.Log.At(LogLevel.Error));
        refreshing.Server.Serves(Averages(4));
        await refreshing.RunAsync();
        Assert.Equal(0, (await refreshing.Store.FindAsync(Source, CancellationToken.None)).Failures);
    }

    [Fact]
    public async Task Two_instances_ask_a_source_once()
    {
        await using var one = await OpenAsync();
        await using var two = one.Another();
        TaskCompletionSource asked = new(), go = new();
        one.Server.Answers = async context =>
        {
            asked.TrySetResult();
            await go.Task;
            await context.Response.WriteAsync(Averages(4));
        };

        var first = one.RunAsync();
        await asked.Task;
        var meanwhile = await two.RunAsync();
        go.SetResult();
        var ended = await first;
        var after = await two.RunAsync();

        Assert.Equal((RefreshOutcome.Published, null, null), (ended!.Outcome, meanwhile, after));
        Assert.Single(one.Server.Asked);
        Assert.Single(await one.RunsAsync());
    }

    [Fact]
    public async Task Killed_at_any_call_to_storage_a_refresh_leaves_the_old_version_and_the_next_completes_it()
    {
        await using var refreshing = await OpenAsync();
        var old = await PublishedAsync(refreshing, 4);
        refreshing.Server.Serves(Averages(5), "\"v2\"");
        int kills = 0;
        for (; kills < 100; kills++)
        {
            var dying = new DyingPolicy(kills);
            await using var instance = refreshing.Another(dying);
            refreshing.Clock.Advance(TimeSpan.FromMinutes(1));
            var death = await Record.ExceptionAsync(() => instance.RunAsync(isForced: true));
            if (!dying.Died) break;
            Assert.NotNull(death);
            var current = await refreshing.CurrentAsync();
            Assert.Contains(current!.Rows, new[] { old.Rows, 5 });
            await Storage.A.EndLeaseOfTheDeadAsync(refreshing.Ingest.Storage, $"refresh-{Source}");
        }

        var runs = await refreshing.RunsAsync();
        Assert.InRange(kills, 15, 99);
        Assert.Equal(5, (await refreshing.CurrentAsync())!.Rows);
        Assert.Equal(2, (await refreshing.Ingest.Store.HistoryAsync(CorridorAverages, "bank-of-utopia", CancellationToken.None)).Count);
        Assert.Equal("\"v2\"", (await refreshing.Store.FindAsync(Source, CancellationToken.None)).Known!.ETag);
        Assert.All(runs.Skip(1).SkipLast(1), run => Assert.Equal("interrupted", run.Reason));
        Assert.True(runs[0].IsGood);
    }

    [Fact]
    public async Task A_run_that_died_is_noted_by_the_next_as_a_failure()
    {
        await using var refreshing = await OpenAsync();
        await refreshing.Store.BeginAsync(new RefreshState(Source) { RunningSince = Start }, CancellationToken.None);
        refreshing.Clock.Advance(TimeSpan.FromHours(1));
        refreshing.Server.Serves(Averages(4));

        await refreshing.TimerAsync();

        Assert.Equal([(RefreshOutcome.Published, Start.AddHours(1)), (RefreshOutcome.Interrupted, Start)], (await refreshing.RunsAsync()).Select(run => (run.Outcome, run.Started)));
    }

    [Fact]
    public async Task Nothing_is_asked_and_no_storage_is_touched_while_no_source_is_on()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Settings.Remove("Refresh:On:0");
        var requests = new RecordingPolicy();
        await using var off = refreshing.Another(requests);

        await off.TimerAsync();

        Assert.Empty(requests.Requests);
        Assert.Empty(refreshing.Server.Asked);
    }

    [Fact]
    public async Task A_timer_that_comes_before_a_source_is_due_asks_nothing()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(4), "\"v1\"");
        foreach (int hours in new[] { 0, 1, 22, 1 })
        {
            refreshing.Clock.Advance(TimeSpan.FromHours(hours));
            await refreshing.TimerAsync();
        }

        Assert.Equal([RefreshOutcome.Unchanged, RefreshOutcome.Published], (await refreshing.RunsAsync()).Select(run => run.Outcome));
    }

    [Fact]
    public async Task A_source_that_fails_does_not_keep_the_others()
    {
        await using var refreshing = await OpenAsync(("On:1", "utopia-flows"), ("Sources:1:Id", "utopia-flows"), ("Sources:1:Kind", RemittanceFlows), ("Sources:1:Address", "http://127.0.0.1:9/flows.csv"));
        refreshing.Settings["Refresh:Sources:1:Address"] = new Uri(refreshing.Server.Address, "/flows.csv").ToString();
        await using var both = refreshing.Another();
        refreshing.Server.Serves("from,to,year,million_usd\nQAT,NPL,2017,1967\n");

        await both.TimerAsync();

        Assert.Equal([("utopia-averages", RefreshOutcome.Failed), ("utopia-flows", RefreshOutcome.Published)],
            (await refreshing.RunsAsync()).Select(run => (run.Source, run.Outcome)).OrderBy(run => run.Source, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_log_keeps_as_many_runs_as_it_is_told()
    {
        await using var refreshing = await OpenAsync(("RunsKept", "10"));
        refreshing.Server.Serves(Averages(4), "\"v1\"");
        for (int day = 0; day < 12; day++)
        {
            await refreshing.TimerAsync();
            refreshing.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(day => Start.AddDays(day)), (await refreshing.RunsAsync()).Select(run => run.Started));
    }

    [Fact]
    public async Task A_source_that_is_on_but_not_asked_yet_may_be_asked_by_a_person()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(4));
        var all = refreshing.Services.GetRequiredService<RefreshSources>();

        var runs = (await all.RunAsync(null, "command-line", CancellationToken.None)).Value;
        var unknown = await all.RunAsync("elsewhere", "command-line", CancellationToken.None);

        Assert.Equal((RefreshOutcome.Published, "command-line"), (runs.Single().Run!.Outcome, runs.Single().Run!.Who));
        Assert.Equal("unknown-refresh-source", unknown.Refusal!.Code);
    }

    private static async Task<DatasetVersion> PublishedAsync(Refreshing refreshing, int rows)
    {
        refreshing.Server.Serves(Averages(rows), "\"v1\"");
        Assert.Equal(RefreshOutcome.Published, (await refreshing.RunAsync())!.Outcome);
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        return (await refreshing.CurrentAsync())!;
    }
}
