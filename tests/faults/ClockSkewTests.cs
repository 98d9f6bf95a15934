using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Faults;

/// <summary>Two instances whose clocks are two hours apart work on the same storage: nothing that one did is undone or hidden by the other.</summary>
public sealed class ClockSkewTests
{
    private static readonly Caller Secretariat = new("tester", "Tester", new HashSet<Role> { Role.Secretariat }, []);

    [Fact]
    public async Task What_the_instance_behind_does_last_is_what_counts()
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        await using var ahead = await Night.OverAsync(connection);
        await using var behind = await Night.OverAsync(connection);
        ahead.Clock.Advance(TimeSpan.FromHours(2));
        await ahead.LoadQuotesAsync();
        Assert.True((await ahead.RebuildAsync()).IsOk);

        await behind.LoadQuotesAsync("Later Transfers");
        await ChangeAsync(ahead, "AHEAD");
        await ChangeAsync(behind, "BEHIND");
        Assert.Equal(RebuildOutcome.Published, (await behind.RebuildAsync()).Value.Outcome);

        string page = (await ahead.PageAsync("/en/send/gbr/ken/"))!;
        Assert.Contains("Later Transfers", page, StringComparison.Ordinal);
        Assert.Contains("BEHIND</title>", page, StringComparison.Ordinal);
        Assert.Equal(["BEHIND", "AHEAD", "IMDI"], (await ahead.Get<ChangeRegion>().HistoryAsync(CancellationToken.None)).Select(one => one.Region.ShortName));
        Assert.Null((await ahead.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
        Assert.Null((await behind.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_over_midnight_breaks_no_chain_and_no_night()
    {
        await using var night = await Night.FreshAsync();
        await night.LoadQuotesAsync();
        await ChangeAsync(night, "FIRST");
        Assert.True((await night.RebuildAsync()).IsOk);
        await using var yesterday = await Night.OverAsync(night.Connection, start: Night.FirstNight.AddHours(-3));

        await ChangeAsync(yesterday, "SECOND");
        Assert.True((await yesterday.RebuildAsync()).IsOk);
        await ChangeAsync(night, "THIRD");
        Assert.True((await night.RebuildAsync()).IsOk);

        Assert.Contains("THIRD</title>", (await night.PageAsync("/en/"))!, StringComparison.Ordinal);
        Assert.Null((await night.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
    }

    private static async Task ChangeAsync(Night night, string name)
    {
        var change = night.Get<ChangeRegion>();
        var draft = new RegionDraft { Id = "test", ShortName = name, Languages = ["en", "fr", "es", "ar"], Names = Language.All.ToDictionary(one => one.Tag, _ => (string?)name) };
        Assert.True((await change.ChangeAsync(draft, null, (await change.FindAsync(CancellationToken.None)).Tag, Secretariat, CancellationToken.None)).IsOk);
    }
}
