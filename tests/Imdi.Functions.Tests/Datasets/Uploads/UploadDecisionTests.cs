using System.Net;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What an agency decides, and what the trail says of it: nothing that did not come about.</summary>
public sealed class UploadDecisionTests
{
    private const string One = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\n";

    [Fact]
    public async Task A_version_is_kept_back_from_the_start_and_read_by_nobody_else()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        using var anyone = house.Client();
        var until = new DateTimeOffset(DateTime.UtcNow.Year + 1, 6, 1, 9, 0, 0, TimeSpan.Zero);
        var upload = await house.UploadAsync(agency, One);
        string version = upload.GetProperty("result").Text("version"), data = $"/api/datasets/{Averages}/versions/{version}/data";

        using var past = await agency.DecideAsync(upload.Text("id"), "publish", embargoUntil: DateTimeOffset.UtcNow.AddMinutes(-1));
        using var rejected = await agency.DecideAsync(upload.Text("id"), "reject", embargoUntil: until);
        using var decided = await agency.DecideAsync(upload.Text("id"), "publish", embargoUntil: until);
        var answer = await agency.StateAsync(upload.Text("id"));
        using var again = await agency.DecideAsync(upload.Text("id"), "publish", embargoUntil: until);

        Assert.Equal(("embargo-date-wrong", "embargo-without-publishing"), (await past.CodeAsync(), await rejected.CodeAsync()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "published", until), (decided.StatusCode, again.StatusCode, answer.Text("state"), answer.GetProperty("embargoUntil").GetDateTimeOffset()));
        Assert.Contains("embargo ends", answer.GetProperty("next").Text("does"), StringComparison.Ordinal);
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), ((await anyone.GetAsync(new Uri(data, UriKind.Relative))).StatusCode, (await agency.GetAsync(new Uri(data, UriKind.Relative))).StatusCode));
        Assert.Equal(["embargoed"], (await house.Get<DatasetStore>().HistoryAsync(Averages, OwnSource, CancellationToken.None)).Select(change => change.Act));
        Assert.Equal(["dataset-embargoed"], await DatasetEntriesAsync(house.Get<AuditStore>(), DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task A_worker_that_wakes_up_late_keeps_nothing_back_a_second_time()
    {
        var ingest = await Ingest.FreshAsync();
        var version = (await (await Ingest.FreshAsync()).LoadAsync(Averages, One, OwnSource)).Value.Version;
        var publish = new PublishVersion(ingest.Store, new AuditTrail(ingest.Audit), new At(Ingest.Now));
        await publish.RunAsync(version, "agency", CancellationToken.None, once: "upload-1", Ingest.Now.AddDays(1));
        await ingest.Store.ActAsync(new VersionAct("restored", version, Makes.Current, "agency", Ingest.Now), 1, CancellationToken.None);

        var late = await publish.RunAsync(version, "agency", CancellationToken.None, once: "upload-1", Ingest.Now.AddDays(1));

        Assert.Null(late);
        Assert.Equal([version], await ingest.Published.CurrentAsync(Averages, CancellationToken.None));
        Assert.Equal(["embargoed", "restored"], (await ingest.Store.HistoryAsync(Averages, OwnSource, CancellationToken.None)).Select(change => change.Act));
    }

    [Fact]
    public async Task What_was_retracted_or_is_kept_back_is_refused_and_leaves_no_entry()
    {
        var ingest = await Ingest.FreshAsync();
        var first = (await ingest.LoadAsync(Averages, One, OwnSource)).Value.Version;
        await ingest.Store.ActAsync(new VersionAct("retracted", first, Makes.Retracted, "agency", Ingest.Now) { Reason = "wrong" }, 1, CancellationToken.None);
        var second = (await (await Ingest.FreshAsync()).LoadAsync(Averages, One.Replace("4.5", "5.5", StringComparison.Ordinal), OwnSource)).Value.Version;
        await ingest.Store.ActAsync(new VersionAct("embargoed", second, Makes.Embargoed, "agency", Ingest.Now) { Until = Ingest.Now.AddDays(3) }, 2, CancellationToken.None);
        var before = await DatasetEntriesAsync(ingest.Audit, Ingest.Now);

        var retracted = await ingest.LoadAsync(Averages, One, OwnSource);
        var keptBack = await ingest.LoadAsync(Averages, One.Replace("4.5", "5.5", StringComparison.Ordinal), OwnSource);

        Assert.Equal(("version-retracted", "version-embargoed"), (retracted.Refusal!.Code, keptBack.Refusal!.Code));
        Assert.Equal(before, await DatasetEntriesAsync(ingest.Audit, Ingest.Now));
    }

    [Fact]
    public async Task Whoever_is_overtaken_while_publishing_takes_its_entry_back()
    {
        var overtaken = new Overtaken();
        var ingest = new Ingest(await AzuriteServer.FreshAsync(overtaken));
        var version = (await (await Ingest.FreshAsync()).LoadAsync(Averages, One, OwnSource)).Value.Version;
        overtaken.Act = () => new Ingest(ingest.Storage).Store.ActAsync(new VersionAct("retracted", version, Makes.Retracted, "secretariat", Ingest.Now) { Reason = "wrong" }, 0, CancellationToken.None);

        var refusal = await new PublishVersion(ingest.Store, new AuditTrail(ingest.Audit), new At(Ingest.Now)).RunAsync(version, "agency", CancellationToken.None);

        Assert.Equal("version-retracted", refusal!.Code);
        Assert.Empty(await ingest.Published.CurrentAsync(Averages, CancellationToken.None));
        Assert.Equal(["dataset-published", "dataset-published-void"], (await DatasetEntriesAsync(ingest.Audit, Ingest.Now)).Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> DatasetEntriesAsync(AuditStore audit, DateTimeOffset day) =>
        await audit.ReadAsync(DateOnly.FromDateTime(day.UtcDateTime), CancellationToken.None).Select(entry => entry.What).Where(what => what.StartsWith("dataset-", StringComparison.Ordinal)).ToListAsync();

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>Lets something happen after the entry is in the trail, which is the first transaction, and before the pointer is changed.</summary>
    private sealed class Overtaken : Azure.Core.Pipeline.HttpPipelinePolicy
    {
        public Func<Task<Imdi.Shared.Refusal?>>? Act { get; set; }

        public override void Process(Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method != Azure.Core.RequestMethod.Post || !message.Request.Uri.Path!.EndsWith("/$batch", StringComparison.Ordinal) || Act is not { } act) return;
            Act = null;
            Assert.Null(await act());
        }
    }
}
