using Azure.Core;
using Azure.Core.Pipeline;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Azurite;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class StorageStepTests
{
    private const string First = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,oops\n", Second = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.6\n";

    [Fact]
    public async Task A_loaded_file_is_current_and_its_parts_are_stored()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, First, "bank-of-utopia")).Value;

        var current = Assert.Single(await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.Equal(report.Version, current);
        Assert.Equal((1L, 1L, "bank-of-utopia", "file.csv"), (current.Rows, current.Findings, current.Source.Id, current.FileName));
        Assert.Equal(
        [
            "kind=remittance-corridor-averages/source=bank-of-utopia/version=" + current.Version + "/data.parquet",
            "kind=remittance-corridor-averages/source=bank-of-utopia/version=" + current.Version + "/findings.csv",
            "kind=remittance-corridor-averages/source=bank-of-utopia/version=" + current.Version + "/manifest.json",
        ], await BlobsAsync(ingest, Imdi.Functions.Storage.StorageNames.DatasetFiles));
        Assert.Equal([current.RawSha256], await BlobsAsync(ingest, Imdi.Functions.Storage.StorageNames.Raw));
    }

    [Fact]
    public async Task Each_change_of_what_is_current_leaves_an_audit_entry()
    {
        var ingest = await Ingest.FreshAsync();
        var version = (await ingest.LoadAsync(CorridorAverages, First)).Value.Version;
        await ingest.LoadAsync(CorridorAverages, First);
        await ingest.Withdraw.RunAsync(CorridorAverages, "local", "tester", CancellationToken.None);

        List<(string, string, string, string?)> entries = [];
        await foreach (var entry in ingest.Audit.ReadAsync(DateOnly.FromDateTime(Ingest.Now.UtcDateTime), CancellationToken.None))
            entries.Add((entry.Who, entry.What, entry.Subject, entry.BeforeHash));

        Assert.Equal(
        [
            ("tester", "dataset-published", $"{CorridorAverages}/local/{version.Version}", null),
            ("tester", "dataset-withdrawn", $"{CorridorAverages}/local/{version.Version}", version.RawSha256),
        ], entries.OrderBy(entry => entry.Item2));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_version_and_change_nothing()
    {
        var ingest = await Ingest.FreshAsync();
        var first = (await ingest.LoadAsync(CorridorAverages, First)).Value;

        var second = (await ingest.LoadAsync(CorridorAverages, First)).Value;

        Assert.Equal((false, true), (first.AlreadyLoaded, second.AlreadyLoaded));
        Assert.Equal(first.Version, second.Version);
        Assert.Equal(first.Manifest.FindingCounts, second.Manifest.FindingCounts);
        Assert.Single(await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None));
    }

    [Fact]
    public async Task The_same_rows_give_the_same_parquet_bytes()
    {
        var (one, two) = (await Ingest.FreshAsync(), await Ingest.FreshAsync());

        var first = (await one.LoadAsync(CorridorAverages, First)).Value;
        var second = (await two.LoadAsync(CorridorAverages, First)).Value;

        Assert.Equal(first.Manifest.Files, second.Manifest.Files);
    }

    [Fact]
    public async Task A_changed_file_is_a_new_version_and_the_old_one_stays_readable()
    {
        var ingest = await Ingest.FreshAsync();
        var old = (await ingest.LoadAsync(CorridorAverages, First)).Value.Version;

        var now = (await ingest.LoadAsync(CorridorAverages, Second)).Value.Version;

        Assert.Equal([now], await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.Equal("4.5", Assert.Single(await ingest.RowsAsync(old))["cost_percent"]);
        Assert.Equal([old.Version, now.Version], (await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Select(change => change.Version.Version));
    }

    [Fact]
    public async Task Loading_an_older_file_again_makes_it_current_again()
    {
        var ingest = await Ingest.FreshAsync();
        var old = (await ingest.LoadAsync(CorridorAverages, First)).Value.Version;
        await ingest.LoadAsync(CorridorAverages, Second);

        var again = (await ingest.LoadAsync(CorridorAverages, First)).Value;

        Assert.True(again.AlreadyLoaded);
        Assert.Equal([old], await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.Equal(3, (await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Sources_stand_beside_each_other()
    {
        var ingest = await Ingest.FreshAsync();
        await ingest.LoadAsync(CorridorAverages, First, "bank-of-utopia");
        await ingest.LoadAsync(CorridorAverages, Second, "demonstration");

        var current = await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None);

        Assert.Equal([("bank-of-utopia", false), ("demonstration", true)], current.Select(version => (version.Source.Id, version.Source.IsDemonstration)));
    }

    [Fact]
    public async Task A_withdrawn_source_has_no_current_version_and_keeps_its_history()
    {
        var ingest = await Ingest.FreshAsync();
        var version = (await ingest.LoadAsync(CorridorAverages, First)).Value.Version;

        Assert.True((await ingest.Withdraw.RunAsync(CorridorAverages, "local", "tester", CancellationToken.None)).IsOk);

        Assert.Empty(await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.Equal([("published", version), ("withdrawn", version)],
            (await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Select(change => (change.Act, change.Version)));
        Assert.Equal("nothing-to-withdraw", (await ingest.Withdraw.RunAsync(CorridorAverages, "local", "tester", CancellationToken.None)).Refusal!.Code);
        Assert.Equal("4.5", Assert.Single(await ingest.RowsAsync(version))["cost_percent"]);
        await ingest.LoadAsync(CorridorAverages, First);
        Assert.Equal([version], await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
    }

    [Fact]
    public async Task Two_loads_at_once_both_end_and_the_history_has_both()
    {
        var ingest = await Ingest.FreshAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(at => ingest.LoadAsync(CorridorAverages, $"from,to,period,cost_percent\nUSA,MEX,2020Q3,{at}\n")));

        Assert.Single(await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.Equal(6, (await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Killed_at_any_call_to_storage_a_load_leaves_the_old_version_whole_and_the_same_file_completes_it()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        var clean = AzuriteServer.Clients(account);
        await clean.EnsureCreatedAsync(CancellationToken.None);
        var ingest = new Ingest(clean);
        var old = (await ingest.LoadAsync(CorridorAverages, First)).Value.Version;
        int kills = 0;
        for (; kills < 100; kills++)
        {
            var dying = new Ingest(AzuriteServer.Clients(account, new DiesAt(kills)));
            try
            {
                await dying.LoadAsync(CorridorAverages, Second);
                break;
            }
            catch (Exception death) when (Causes(death).OfType<KilledException>().Any())
            {
                Assert.Equal([old], await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
            }
        }

        var now = Assert.Single(await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.InRange(kills, 6, 99);
        Assert.Equal("4.6", Assert.Single(await ingest.RowsAsync(now))["cost_percent"]);
        Assert.Equal(2, (await ingest.Store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Count);
        Assert.Equal(2, (await BlobsAsync(ingest, Imdi.Functions.Storage.StorageNames.Raw)).Count);
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            yield return at;
            if (at is not AggregateException many) continue;
            foreach (var inner in many.InnerExceptions.SelectMany(Causes)) yield return inner;
        }
    }

    private static async Task<List<string>> BlobsAsync(Ingest ingest, string container)
    {
        List<string> names = [];
        await foreach (var blob in ingest.Storage.Container(container).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    private sealed class KilledException : Exception;

    /// <summary>A process that dies before its n-th call to storage, and makes none after.</summary>
    private sealed class DiesAt(int call) : HttpPipelinePolicy
    {
        private int _calls;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Count();
            ProcessNext(message, pipeline);
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Count();
            return ProcessNextAsync(message, pipeline);
        }

        private void Count()
        {
            if (Interlocked.Increment(ref _calls) > call) throw new KilledException();
        }
    }
}
