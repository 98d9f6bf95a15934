using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Nightly;

public sealed class NightlyRebuildTests : IAsyncLifetime
{
    private const string Corridor = "/en/send/gbr/ken/";

    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync();
        await _night.LoadQuotesAsync();
        await _night.LoadAveragesAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task The_first_night_publishes_what_is_loaded()
    {
        var record = (await _night.RebuildAsync()).Value;

        Assert.Equal((RebuildOutcome.Published, DateOnly.FromDateTime(Night.FirstNight.DateTime)), (record.Outcome, record.AsOf));
        Assert.Equal(record.Run, (await _night.CurrentAsync())!.Id);
        Assert.Contains("Example Transfers 1", await _night.PageAsync(Corridor), StringComparison.Ordinal);
        Assert.NotNull(await _night.PageAsync("/en/send/usa/mex/"));
    }

    [Fact]
    public async Task The_same_inputs_again_change_no_byte()
    {
        var first = (await _night.RebuildAsync()).Value;
        var before = await _night.PublishedAsync();
        _night.Clock.Advance(TimeSpan.FromHours(1));

        var second = (await _night.RebuildAsync()).Value;

        Assert.Equal((RebuildOutcome.Unchanged, first.Run, 0), (second.Outcome, second.Run, second.PacksWritten));
        Assert.Equal(before, await _night.PublishedAsync());
    }

    [Fact]
    public async Task The_same_inputs_elsewhere_give_the_same_bytes()
    {
        await using var elsewhere = await Night.FreshAsync();
        await elsewhere.LoadAveragesAsync();
        await elsewhere.LoadQuotesAsync();

        await _night.RebuildAsync();
        await elsewhere.RebuildAsync();

        Assert.Equal(await _night.PublishedAsync(), await elsewhere.PublishedAsync());
    }

    [Fact]
    public async Task A_new_day_is_a_new_run_in_which_only_the_page_that_names_the_day_is_written_anew()
    {
        const string quality = "/en/indicators/quality/";
        var first = (await _night.RebuildAsync()).Value;
        string? before = await _night.PageAsync(quality);
        _night.Clock.Advance(TimeSpan.FromDays(1));

        var second = (await _night.RebuildAsync()).Value;

        Assert.Equal((RebuildOutcome.Published, 1), (second.Outcome, second.PacksWritten));
        Assert.NotEqual(first.Run, second.Run);
        Assert.NotEqual(before, await _night.PageAsync(quality));
    }

    [Fact]
    public async Task The_day_on_which_quotes_grow_stale_rewrites_the_pages_that_show_them()
    {
        await _night.RebuildAsync();
        string? before = await _night.PageAsync(Corridor);
        _night.Clock.Advance(TimeSpan.FromDays(120));

        var record = (await _night.RebuildAsync()).Value;

        Assert.NotEqual(0, record.PacksWritten);
        Assert.NotEqual(before, await _night.PageAsync(Corridor));
    }

    [Fact]
    public async Task What_is_loaded_meanwhile_belongs_to_the_next_run()
    {
        var late = new During("corridors", () => _night.LoadQuotesAsync("Latecomer"));

        await _night.RebuildAsync(late);
        string? first = await _night.PageAsync(Corridor);
        await _night.RebuildAsync();

        Assert.DoesNotContain("Latecomer", first, StringComparison.Ordinal);
        Assert.Contains("Latecomer", await _night.PageAsync(Corridor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_come_back_bring_back_their_run_without_computing_it()
    {
        var first = (await _night.RebuildAsync()).Value;
        await _night.LoadQuotesAsync("Another");
        await _night.RebuildAsync();
        await _night.LoadQuotesAsync();
        List<string> steps = [];

        var third = (await _night.RebuildAsync(new During("corridors", () => { steps.Add("corridors"); return Task.CompletedTask; }))).Value;

        Assert.Equal((RebuildOutcome.Published, first.Run), (third.Outcome, third.Run));
        Assert.Empty(steps);
        Assert.DoesNotContain("Another", await _night.PageAsync(Corridor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_keeps_the_steps_in_their_order_with_what_each_came_to()
    {
        var record = (await _night.RebuildAsync()).Value;

        Assert.Equal(["read", "corridors", "indicators", "projections", "profiles", "datasets", "register", "texts", "publish", "swap"], record.Steps.Select(step => step.Name));
        Assert.Equal(record.Files, record.Steps.Sum(step => step.Files));
        Assert.Equal((0, record.PacksWritten), (record.Steps.Sum(step => step.Kept), record.Steps.Sum(step => step.Packs)));
        Assert.Equal(record.Steps, (await _night.Get<RunRecordStore>().LastAsync(CancellationToken.None))!.Steps);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_last_site_and_health_says_which()
    {
        await _night.RebuildAsync();
        var before = await _night.PublishedAsync();
        await _night.LoseDataAsync(await _night.LoadQuotesAsync("Unreadable"));
        _night.Clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAnyAsync<Exception>(() => _night.RebuildAsync());

        Assert.Equal(before, await _night.PublishedAsync());
        Assert.Equal(HttpStatusCode.OK, (await _night.Client.GetAsync(new Uri(Corridor, UriKind.Relative))).StatusCode);
        var rebuild = (await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health", UriKind.Relative))).GetProperty("rebuild");
        Assert.Equal(("failed", "corridors"), (rebuild.GetProperty("outcome").GetString(), rebuild.GetProperty("failingStep").GetString()));
    }

    [Fact]
    public async Task A_rebuild_beside_another_is_refused()
    {
        await using var other = await new Leases(_night.Storage, TimeProvider.System).TryAcquireAsync("nightly", CancellationToken.None);

        var outcome = await _night.RebuildAsync();

        Assert.Equal("rebuild-running", outcome.Refusal?.Code);
        Assert.Empty(await _night.OutcomesAsync());
    }

    [Fact]
    public async Task What_a_dead_process_left_running_is_closed_as_interrupted()
    {
        await _night.Get<RunRecordStore>().StartAsync(new DateOnly(2026, 3, 1), _night.Clock.GetUtcNow(), CancellationToken.None);
        _night.Clock.Advance(TimeSpan.FromMinutes(1));

        await _night.RebuildAsync();

        Assert.Equal(["Interrupted", "Published"], await _night.OutcomesAsync());
    }

    [Fact]
    public async Task One_that_is_stopped_is_interrupted_and_publishes_nothing()
    {
        using var stop = new CancellationTokenSource();
        var stopping = new During("publish", stop.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _night.Get<NightlyRebuild>().RunAsync(stopping, stop.Token));

        Assert.Equal(["Interrupted"], await _night.OutcomesAsync());
        Assert.Null(await _night.CurrentAsync());
    }

    /// <summary>Does something while a step is at work, once.</summary>
    private sealed class During(string step, Func<Task> act) : IProgress<RebuildProgress>
    {
        private int _done;

        public void Report(RebuildProgress value)
        {
            if (value.Step == step && Interlocked.Exchange(ref _done, 1) == 0) act().GetAwaiter().GetResult();
        }
    }
}
