using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Datasets;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Tests.Commands;

/// <summary><c>imdi refresh</c> as a process of its own, against a source on loopback: what it says, and what a kill leaves.</summary>
public sealed class RefreshCommandTests
{
    [Fact]
    public async Task Killed_while_the_source_sends_it_leaves_nothing_half_and_the_same_command_completes_it()
    {
        await using var source = await SourceServer.StartAsync();
        var environment = await DeclaredAsync(source);
        var storage = AzuriteServer.Clients(environment["AzureWebJobsStorage"]);
        TaskCompletionSource sending = new();
        source.Answers = async context =>
        {
            await context.Response.WriteAsync("from,to");
            await context.Response.Body.FlushAsync();
            sending.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await using var killed = ImdiProgram.Start(environment, "refresh", "utopia");
        await sending.Task;
        await killed.KillAsync();
        await Storage.A.EndLeaseOfTheDeadAsync(storage, "refresh-utopia");
        source.Serves(Refreshing.Averages(4));
        await using var again = ImdiProgram.Start(environment, "refresh");
        await again.EndAsync();

        Assert.True(again.Exit == 0, again.Output + again.Errors);
        Assert.Contains("utopia: Published, 4 rows", again.Output, StringComparison.Ordinal);
        Assert.Contains("Rebuild: Published", again.Output, StringComparison.Ordinal);
        Assert.Equal(["Published", "Interrupted"], await new RefreshStore(storage).RunsAsync(CancellationToken.None).Select(run => run.Outcome.ToString()).ToListAsync());
        Assert.Equal(4, Assert.Single(await new DatasetStore(storage).CurrentAsync(KindNames.CorridorAverages, CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task A_source_that_fails_and_one_that_is_not_declared_are_said_in_one_sentence_each()
    {
        await using var source = await SourceServer.StartAsync();
        var environment = await DeclaredAsync(source);
        source.Says(500);

        await using var failing = ImdiProgram.Start(environment, "refresh", "utopia");
        await failing.EndAsync();
        await using var unknown = ImdiProgram.Start(environment, "refresh", "elsewhere");
        await unknown.EndAsync();

        Assert.Equal((2, 2), (failing.Exit, unknown.Exit));
        Assert.Contains("utopia: Failed (source-answered). The source answered 500. What was current stays.", failing.Errors, StringComparison.Ordinal);
        Assert.Contains("ilostat-unemployment", unknown.Errors, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> DeclaredAsync(SourceServer source) => new()
    {
        ["AzureWebJobsStorage"] = await AzuriteServer.FreshConnectionStringAsync(),
        ["Refresh__On__0"] = "utopia",
        ["Refresh__AllowLoopback"] = "true",
        ["Refresh__Sources__0__Id"] = "utopia",
        ["Refresh__Sources__0__Kind"] = KindNames.CorridorAverages,
        ["Refresh__Sources__0__Source"] = "bank-of-utopia",
        ["Refresh__Sources__0__Address"] = new Uri(source.Address, "/averages.csv").ToString(),
    };
}
