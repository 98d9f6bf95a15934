using System.Net;
using Imdi.Functions.Tests.Nightly;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What an explanation says where the program has moved on since the value was published.</summary>
public sealed class ExplainDoorTests
{
    private static readonly Uri Address = new("/api/indicators/RM.SMART/IND/2026Q1/explain", UriKind.Relative);

    [Fact]
    public async Task A_value_of_another_rule_is_not_explained_by_this_one_and_the_next_night_mends_it()
    {
        await using var night = await Night.FreshAsync();
        await night.LoadQuotesAsync();
        await night.RebuildAsync();
        using var explained = await night.Client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, explained.StatusCode);
        await using var changed = await Night.OverAsync(night.Connection, new() { ["Remittances:Smart:SlowestAllowed"] = "LessThanOneHour" });

        using var refused = await changed.Client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("worked-out-otherwise", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        changed.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await changed.RebuildAsync()).IsOk);
        using var anew = await changed.Client.GetAsync(Address);
        Assert.NotEqual(HttpStatusCode.Conflict, anew.StatusCode);
    }
}
