using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Storage;

public sealed class RunRetentionTests
{
    private static readonly DateTimeOffset Newest = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);

    // A run a night, the newest first: night-0, night-1, …
    private static readonly StoredRun[] Nights = [.. Enumerable.Range(0, 6).Select(ago => new StoredRun($"night-{ago}", Newest.AddDays(-ago)))];

    [Fact]
    public void Runs_beyond_the_newest_may_go() => Assert.Equal(["night-3", "night-4", "night-5"], Superfluous(new("night-0", "night-1", default), kept: 3));

    [Fact]
    public void The_order_in_which_storage_lists_them_does_not_matter() => Assert.Equal(
        ["night-4", "night-5"], RunRetention.Superfluous(Nights.OrderBy(run => run.Id.GetHashCode(StringComparison.Ordinal)), new("night-0", null, default), 4, Newest).Select(run => run.Id));

    [Fact]
    public void The_current_run_stays_however_old() => Assert.DoesNotContain("night-5", Superfluous(new("night-5", "night-0", default), kept: 2));

    [Fact]
    public void The_run_before_the_current_one_stays_however_old() => Assert.DoesNotContain("night-4", Superfluous(new("night-0", "night-4", default), kept: 2));

    [Fact]
    public void A_run_that_was_replaced_less_than_a_day_ago_stays() => Assert.Equal(
        ["night-3", "night-4", "night-5"], RunRetention.Superfluous(Nights, new("night-0", "night-1", default), 2, Newest.AddDays(-1)).Select(run => run.Id));

    [Fact]
    public void With_fewer_runs_than_are_kept_none_may_go() => Assert.Empty(Superfluous(new("night-0", "night-1", default), kept: 6));

    [Fact]
    public void Without_a_pointer_the_newest_stay() => Assert.Equal(["night-2", "night-3", "night-4", "night-5"], Superfluous(null, kept: 2));

    private static IEnumerable<string> Superfluous(Pointer? pointer, int kept) => RunRetention.Superfluous(Nights, pointer, kept, Newest.AddDays(1)).Select(run => run.Id);
}
