using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>What /api/health says of a rebuild that is at work, that has died, and that came after.</summary>
public sealed class RebuildHealthTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync();
        await _night.LoadAveragesAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task While_the_lease_is_held_it_is_running()
    {
        await using var lease = await LeaseAsync();
        await StartAsync();

        Assert.Equal("running", (await RebuildAsync()).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Once_the_lease_of_the_dead_has_lapsed_it_is_interrupted()
    {
        await using var lease = await LeaseAsync();
        await StartAsync();
        await Tests.Storage.A.EndLeaseOfTheDeadAsync(_night.Storage, NightlyRebuild.LeaseName);

        var rebuild = await RebuildAsync();

        Assert.Equal(("interrupted", "read"), (rebuild.GetProperty("outcome").GetString(), rebuild.GetProperty("failingStep").GetString()));
        Assert.Equal(JsonValueKind.Null, rebuild.GetProperty("finishedAt").ValueKind);
    }

    [Fact]
    public async Task The_next_rebuild_takes_its_place()
    {
        await StartAsync();
        Assert.Equal("interrupted", (await RebuildAsync()).GetProperty("outcome").GetString());
        _night.Clock.Advance(TimeSpan.FromHours(1));

        await _night.RebuildAsync();

        Assert.Equal("published", (await RebuildAsync()).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_a_page_at_a_time()
    {
        var first = (await _night.RebuildAsync()).Value;
        _night.Clock.Advance(TimeSpan.FromDays(1));
        var second = (await _night.RebuildAsync()).Value;

        var page = await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health/runs?limit=1", UriKind.Relative));
        var next = await _night.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/health/runs?limit=1&after={page.GetProperty("next").GetString()}", UriKind.Relative));

        Assert.Equal((second.Run, "2026-03-02", "swap"), (RunOf(page).GetProperty("run").GetString(), RunOf(page).GetProperty("asOf").GetString(), RunOf(page).GetProperty("steps").EnumerateArray().Last().GetProperty("name").GetString()));
        Assert.Equal(first.Run, RunOf(next).GetProperty("run").GetString());
        Assert.Equal(JsonValueKind.Null, next.GetProperty("next").ValueKind);
        using var wrong = await _night.Client.GetAsync(new Uri("/api/health/runs?after=%21", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);

        static JsonElement RunOf(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray());
    }

    private async Task<Lease> LeaseAsync() => (await _night.Get<Leases>().TryAcquireAsync(NightlyRebuild.LeaseName, CancellationToken.None))!;

    private Task<RunRecord> StartAsync() =>
        _night.Get<RunRecordStore>().StartAsync(new DateOnly(2026, 3, 1), _night.Clock.GetUtcNow(), CancellationToken.None);

    private async Task<JsonElement> RebuildAsync() =>
        (await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health", UriKind.Relative))).GetProperty("rebuild");
}
