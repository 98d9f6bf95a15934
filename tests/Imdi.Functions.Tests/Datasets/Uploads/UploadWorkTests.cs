using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Work as a row with a lease: whoever dies, another goes on, and each upload is handled once.</summary>
public sealed class UploadWorkTests
{
    [Fact]
    public async Task Dead_at_any_call_to_storage_another_goes_on_and_publishes_it_once()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(account).EnsureCreatedAsync(CancellationToken.None);
        using var clean = new UploadWork(AzuriteServer.Clients(account));
        int published = 0;
        for (int call = 0; ; call += 3)
        {
            string id = await clean.CompletedAsync($"from,to,period,cost_percent\nUSA,MEX,2020Q3,{call}\n");
            bool died = await DiesAsync(account, call, id);
            await clean.EndLeaseOfTheDeadAsync(id);
            Assert.Equal(published, (await clean.HistoryAsync()).Count);
            await clean.All.RunAsync(CancellationToken.None);
            Assert.Equal(UploadState.AwaitingDecision, (await clean.FindAsync(id)).State);

            await clean.DecideAsync(id, UploadDecision.Publish);
            await DiesAsync(account, call, id);
            await clean.EndLeaseOfTheDeadAsync(id);
            await clean.All.RunAsync(CancellationToken.None);

            Assert.Equal(UploadState.Published, (await clean.FindAsync(id)).State);
            Assert.Equal(++published, (await clean.HistoryAsync()).Count);
            if (!died) break;
        }

        Assert.InRange(published, 5, 40);
        Assert.Empty(await clean.Uploads.WaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Workers_side_by_side_handle_each_upload_once()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(account).EnsureCreatedAsync(CancellationToken.None);
        using UploadWork first = new(AzuriteServer.Clients(account)), second = new(AzuriteServer.Clients(account));
        string[] ids = new string[6];
        for (int number = 0; number < ids.Length; number++) ids[number] = await first.CompletedAsync($"from,to,period,cost_percent\nUSA,MEX,2020Q3,{number}\n");

        int[] done = await Task.WhenAll(first.All.RunAsync(CancellationToken.None), second.All.RunAsync(CancellationToken.None));

        Assert.Equal(ids.Length, done.Sum());
        Assert.All(await Task.WhenAll(ids.Select(first.FindAsync)), upload => Assert.Equal(UploadState.AwaitingDecision, upload.State));
    }

    [Fact]
    public async Task What_keeps_failing_is_parked_and_the_others_go_on()
    {
        var outage = new BrokenRaw();
        using var work = new UploadWork(await AzuriteServer.FreshAsync(outage));
        string bad = await work.CompletedAsync(TwoGoodOneBad);
        outage.IsBroken = true;
        for (int attempt = 0; attempt < 6; attempt++) await work.All.RunAsync(CancellationToken.None);
        outage.IsBroken = false;

        var parked = await work.FindAsync(bad);
        Assert.Equal(1, await work.Uploads.CountParkedAsync(CancellationToken.None));
        string good = await work.CompletedAsync("from,to,period,cost_percent\nUSA,MEX,2020Q3,1\n");
        await work.All.RunAsync(CancellationToken.None);
        Assert.Equal((UploadState.Parked, UploadState.Copied), (parked.State, parked.ParkedAt));
        Assert.Equal((UploadState.Parked, UploadState.AwaitingDecision), ((await work.FindAsync(bad)).State, (await work.FindAsync(good)).State));

        await work.Change.CompleteAsync(bad, new UploadCompletion(), UploadWork.Sender, CancellationToken.None);
        await work.All.RunAsync(CancellationToken.None);
        Assert.Equal(UploadState.AwaitingDecision, (await work.FindAsync(bad)).State);
        Assert.Equal(0, await work.Uploads.CountParkedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_has_not_failed()
    {
        using var stop = new CancellationTokenSource();
        using var work = new UploadWork(await AzuriteServer.FreshAsync(new StopsAtRaw(stop)));
        string id = await work.CompletedAsync(TwoGoodOneBad);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.All.RunAsync(stop.Token));

        Assert.Equal((UploadState.Copied, 0), ((await work.FindAsync(id)).State, (await work.FindAsync(id)).Attempts));
    }

    [Fact]
    public async Task Changes_that_were_decided_on_too_late_are_refused_and_nothing_is_lost()
    {
        const string header = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\n";
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        string[] ids = new string[2];
        for (int at = 0; at < ids.Length; at++) ids[at] = await work.CompletedAsync($"{header}dataflow,X:Y(1.0),M,NPL,T,{2020 + at},5\n", kind: KindNames.Population);
        await work.All.RunAsync(CancellationToken.None);
        foreach (string id in ids) await work.DecideAsync(id, UploadDecision.Publish);

        await work.All.RunAsync(CancellationToken.None);

        var after = await Task.WhenAll(ids.Select(work.FindAsync));
        Assert.Equal([UploadState.Published, UploadState.Refused], after.Select(upload => upload.State).Order());
        Assert.Equal("changed-meanwhile", after.Single(upload => upload.State == UploadState.Refused).Reason!.Code);
        string again = await work.CompletedAsync($"{header}dataflow,X:Y(1.0),M,NPL,T,{(after[0].State == UploadState.Refused ? 2020 : 2021)},5\n", kind: KindNames.Population);
        await work.All.RunAsync(CancellationToken.None);
        await work.DecideAsync(again, UploadDecision.Publish);
        await work.All.RunAsync(CancellationToken.None);
        Assert.Equal(2, (await work.Versions.CurrentAsync(KindNames.Population, CancellationToken.None)).Single().Rows);
    }

    [Fact]
    public async Task A_worker_that_wakes_up_late_publishes_nothing_a_second_time()
    {
        var ingest = await Ingest.FreshAsync();
        var old = (await ingest.LoadAsync(Averages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,1\n", OwnSource)).Value.Version;
        var publish = new PublishVersion(ingest.Store, new Imdi.Functions.Directory.AuditTrail(ingest.Audit), TimeProvider.System);
        var next = (await ingest.LoadAsync(Averages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,2\n", OwnSource)).Value.Version;
        await publish.RunAsync(old, "agency", CancellationToken.None, once: "upload-1");
        await publish.RunAsync(next, "agency", CancellationToken.None, once: "upload-2");

        await publish.RunAsync(old, "agency", CancellationToken.None, once: "upload-1");
        bool again = await ingest.Store.PublishAsync(old, "agency", DateTimeOffset.UtcNow, CancellationToken.None, once: "upload-1");

        Assert.False(again);
        Assert.Equal([next], await ingest.Published.CurrentAsync(Averages, CancellationToken.None));
        Assert.Equal(4, (await ingest.Store.HistoryAsync(Averages, OwnSource, CancellationToken.None)).Count);
    }

    /// <summary>A worker that dies before its n-th call to storage; false when it ended before that.</summary>
    private static async Task<bool> DiesAsync(string account, int call, string id)
    {
        var death = new DyingPolicy(call);
        using var dying = new UploadWork(AzuriteServer.Clients(account, death));
        try
        {
            await dying.One.RunAsync(id, CancellationToken.None);
        }
        catch (Exception dead) when (death.Died && dead is not Xunit.Sdk.XunitException)
        {
        }

        return death.Died;
    }

    private sealed class BrokenRaw : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public bool IsBroken { get; set; }

        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            if (IsBroken && message.Request.Uri.Path!.Contains("/raw/", StringComparison.Ordinal)) throw new Azure.RequestFailedException(500, "Broken for the test.");
        }
    }

    private sealed class StopsAtRaw(CancellationTokenSource stop) : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            if (message.Request.Uri.Path!.Contains("/raw/", StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
