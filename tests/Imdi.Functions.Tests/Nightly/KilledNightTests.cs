using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>
/// The night in a process of its own, killed with SIGKILL as it enters each of its steps, and within those that have packs. The process says where it is and stands still there, so that
/// no kill misses its moment.
/// </summary>
public sealed class KilledNightTests
{
    private const string Corridor = "/en/send/gbr/ken/";

    [Fact]
    public async Task Killed_at_each_step_it_leaves_the_old_site_whole_and_the_next_night_ends_it_as_if_nothing_had_been()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await using Night night = await Night.OverAsync(account), undisturbed = await Night.FreshAsync();
        foreach (var one in (Night[])[night, undisturbed]) await LoadAsync(one, "Before");
        string before = (await night.RebuildAsync()).Value.Run;
        foreach (var one in (Night[])[night, undisturbed]) await LoadAsync(one, "After");
        List<int> written = [];

        foreach (var (step, report) in (IEnumerable<(string, int)>)[("read", 1), ("corridors", 1), ("corridors", 9), ("indicators", 1), ("indicators", 20), ("projections", 1), ("profiles", 1), ("datasets", 1), ("register", 1), ("texts", 1), ("publish", 1), ("swap", 1)])
        {
            await KillAsync(account, step, report, written.Count + 1);
            await EndLeasesOfTheDeadAsync(night.Storage);

            Assert.Equal(before, (await night.CurrentAsync())!.Id);
            Assert.Contains("Before 1", await night.PageAsync(Corridor), StringComparison.Ordinal);
            var health = await night.Get<Imdi.Functions.Hosting.IHealthSource>().LastRebuildAsync(CancellationToken.None);
            Assert.Equal(("interrupted", step), (health!.Outcome, health.FailingStep));
            written.Add(await night.Get<RunFileStore>().PacksAsync(CancellationToken.None).CountAsync());
        }

        night.Clock.Advance(TimeSpan.FromHours(1));
        var record = (await night.RebuildAsync()).Value;
        var control = (await undisturbed.RebuildAsync()).Value;

        Assert.Equal((control.Run, RebuildOutcome.Published), (record.Run, record.Outcome));
        Assert.Equal(await ManifestAsync(undisturbed, control.Run), await ManifestAsync(night, record.Run));
        Assert.Contains("After 1", await night.PageAsync(Corridor), StringComparison.Ordinal);
        Assert.Equal(written.Order(), written);
        Assert.Null(await night.Get<RunFileStore>().FindJournalAsync(CancellationToken.None));
    }

    [Fact]
    public async Task One_that_was_killed_goes_on_from_what_it_had_stored()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await using var night = await Night.OverAsync(account);
        await LoadAsync(night, "First");

        await KillAsync(account, "texts", 1, minute: 1);
        night.Clock.Advance(TimeSpan.FromHours(1));
        await EndLeasesOfTheDeadAsync(night.Storage);
        var record = (await night.RebuildAsync()).Value;

        var before = record.Steps.Where(step => step.Name is "corridors" or "indicators" or "projections" or "profiles" or "datasets" or "register").ToList();
        int packs = before.Sum(step => step.Packs), anew = packs - before.Sum(step => step.Kept);
        Assert.True(packs > 4 * RunJournal.Every, $"{packs} packs");
        Assert.True(anew <= RunJournal.Every + 4, $"{anew} of {packs} packs were rendered again.");
    }

    [Fact]
    public async Task Two_that_start_together_run_once()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await using var night = await Night.OverAsync(account);
        await LoadAsync(night, "Both");

        using var first = ChildProgram.Start("night", account, "", "0", "1");
        using var second = ChildProgram.Start("night", account, "", "0", "2");
        string[] said = [.. (await Task.WhenAll(first.StandardOutput.ReadToEndAsync(), second.StandardOutput.ReadToEndAsync())).Select(text => text.Trim())];

        Assert.Single(said, "Published");
        Assert.Single(said, word => word is NightlyRebuild.Busy or "Unchanged");
        Assert.Single(await night.OutcomesAsync(), "Published");
    }

    /// <summary>What the child does, some minutes into the night: at the n-th report of the step named it says so and waits for its death; else it says how it ended.</summary>
    internal static async Task RunAsync(string account, string step, int report, int minute)
    {
        await using var night = await Night.OverAsync(account);
        night.Clock.Advance(TimeSpan.FromMinutes(minute));
        try
        {
            var outcome = await night.RebuildAsync(new StandStill(step, report));
            Console.WriteLine(outcome.IsOk ? outcome.Value.Outcome.ToString() : outcome.Refusal.Code);
        }
        catch (Exception failure)
        {
            Console.WriteLine(failure);
        }
    }

    private static async Task KillAsync(string account, string step, int report, int minute)
    {
        using var child = ChildProgram.Start("night", account, step, $"{report}", $"{minute}");
        string? said = await child.StandardOutput.ReadLineAsync();
        Assert.True(said == $"at {step}", $"{said}\n{(said == $"at {step}" ? "" : await child.StandardOutput.ReadToEndAsync())}");
        child.Kill();
        await child.WaitForExitAsync();
    }

    private static async Task EndLeasesOfTheDeadAsync(StorageClients storage)
    {
        foreach (string name in new[] { NightlyRebuild.LeaseName, RunPublisher.LeaseName }) await Tests.Storage.A.EndLeaseOfTheDeadAsync(storage, name);
    }

    private static async Task LoadAsync(Night night, string provider)
    {
        await night.LoadQuotesAsync(provider);
        await night.LoadAveragesAsync();
        await night.LoadAsync(KindNames.CountryIndicators, $"area,area_type,indicator,period,value,status\nNPL,country,BX.TRF.PWKR.CD.DT,2020,{provider.Length}000,A\nNPL,country,NY.GDP.MKTP.CD,2020,33000,A\n");
    }

    private static async Task<byte[]> ManifestAsync(Night night, string run) => (await new RunFileStore(night.Storage).FindManifestAsync(run, CancellationToken.None))!.ToBytes();

    private sealed class StandStill(string step, int report) : IProgress<RebuildProgress>
    {
        private int _reports;

        public void Report(RebuildProgress value)
        {
            if (value.Step != step || ++_reports < report) return;
            Console.WriteLine($"at {step}");
            Console.Out.Flush();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
