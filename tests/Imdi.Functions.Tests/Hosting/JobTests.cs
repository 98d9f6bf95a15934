using Imdi.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Hosting;

public sealed class JobTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 23, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private readonly WatchedClock _clock = new(Evening);

    [Fact]
    public async Task A_job_starts_when_it_is_due_in_UTC()
    {
        var starts = new List<DateTimeOffset>();
        using var timer = Timer(Recorded("Night", "0 30 1 * * *", starts));
        await timer.StartAsync(CancellationToken.None);

        await PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(starts);
        await PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 1, 30, 0, TimeSpan.Zero), Assert.Single(starts));
        await PassAsync(TimeSpan.FromHours(24));
        Assert.Equal(2, starts.Count);
        await timer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_job_that_fails_stops_neither_the_others_nor_its_next_time()
    {
        var starts = new List<DateTimeOffset>();
        int failures = 0;
        var failing = new Job("Failing", "0 0 * * * *", (_, _) => { failures++; throw new InvalidOperationException(); });
        using var timer = Timer(failing, Recorded("Other", "0 0 * * * *", starts));
        await timer.StartAsync(CancellationToken.None);

        await PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(2, failures);
        Assert.Equal(2, starts.Count);
        await timer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_failure_is_logged_and_goes_on_without_its_words()
    {
        using var lines = new LogLines();
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddLogging(logging => logging.AddProvider(lines)).BuildServiceProvider();
        var failing = new Job("Failing", "0 0 * * * *", (_, _) => throw new InvalidOperationException("of somebody"));

        var failure = await Assert.ThrowsAsync<JobFailedException>(() => failing.StartAsync(services, CancellationToken.None));

        Assert.DoesNotContain("of somebody", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Error A job failed. Job: Failing"], lines.All);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => new Job("Stopped", "0 0 * * * *", (_, cancellation) => Task.Delay(Step, cancellation)).StartAsync(services, stopped.Token));
    }

    [Fact]
    public async Task Jobs_run_one_at_a_time()
    {
        int running = 0, most = 0;
        async Task Run(IServiceProvider services, CancellationToken cancellation)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }

        using var timer = Timer(new Job("One", "0 0 * * * *", Run), new Job("Two", "0 0 * * * *", Run));
        await timer.StartAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(1, most);
        await timer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_came_due_while_the_machine_slept_runs_once()
    {
        var starts = new List<DateTimeOffset>();
        using var timer = Timer(Recorded("Hourly", "0 0 * * * *", starts));
        await timer.StartAsync(CancellationToken.None);

        await _clock.UntilWaitedOnAsync(0);
        await AdvanceAsync(TimeSpan.FromHours(10));

        Assert.Single(starts);
        await timer.StopAsync(CancellationToken.None);
    }

    private Job Recorded(string name, string schedule, List<DateTimeOffset> starts) =>
        new(name, schedule, (_, _) => { starts.Add(_clock.GetUtcNow()); return Task.CompletedTask; });

    private JobTimer Timer(params Job[] jobs) => new(
        new JobTable(jobs), new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddLogging().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), _clock);

    private async Task PassAsync(TimeSpan span)
    {
        await _clock.UntilWaitedOnAsync(0);
        for (var left = span; left > TimeSpan.Zero; left -= Step) await AdvanceAsync(Step);
    }

    private async Task AdvanceAsync(TimeSpan span)
    {
        int waits = _clock.Waits;
        _clock.Advance(span);
        await _clock.UntilWaitedOnAsync(waits);
    }

    /// <summary>Tells when the timer has come to rest: it then waits on the clock anew.</summary>
    private sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int _waits;

        public int Waits => Volatile.Read(ref _waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _waits);
            return timer;
        }

        public async Task UntilWaitedOnAsync(int before)
        {
            var patience = DateTime.UtcNow.AddSeconds(30);
            while (Waits <= before && DateTime.UtcNow < patience) await Task.Delay(1);
            Assert.True(Waits > before, "The timer has not come to rest.");
        }
    }
}
