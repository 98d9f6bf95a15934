using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A file of changes from its bytes to the version that is current.</summary>
public sealed class PublishedChangesTests
{
    private const string Header = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\n";

    private const string Whole = Header + "dataflow,X:Y(1.0),I,NPL,T,2019,10\ndataflow,X:Y(1.0),I,NPL,T,2020,11\ndataflow,X:Y(1.0),I,IND,T,2020,20\n";

    private const string Changes = Header + "dataflow,X:Y(1.0),D,IND,,,\ndataflow,X:Y(1.0),M,NPL,T,2020,12\ndataflow,X:Y(1.0),R,NPL,T,2021,13\n";

    [Fact]
    public async Task Changes_make_a_version_that_names_its_base_and_the_same_file_again_makes_none()
    {
        var ingest = await Ingest.FreshAsync();
        var basis = (await ingest.LoadAsync(Population, Whole)).Value.Version;

        var changed = (await ingest.LoadAsync(Population, Changes)).Value;
        var again = (await ingest.LoadAsync(Population, Changes)).Value;

        Assert.Equal(new AppliedChanges(basis.Version, 1, 1, 1), changed.Manifest.Changes);
        Assert.Equal((basis.Version, "CC BY 4.0", 3L, 0L), (changed.Manifest.Base, changed.Manifest.Licence, changed.Version.Rows, changed.Manifest.RefusedRows));
        Assert.Contains("1 rows added, 1 changed, 1 removed", changed.Manifest.Method, StringComparison.Ordinal);
        Assert.Equal(["NPL 2019 10", "NPL 2020 12", "NPL 2021 13"], await RowsAsync(ingest));
        Assert.Equal((true, changed.Version.Version), (again.AlreadyLoaded, again.Version.Version));
        Assert.Equal(2, (await ingest.Store.HistoryAsync(Population, "local", CancellationToken.None)).Count);
        Assert.Equal(["IND 2020 20", "NPL 2019 10", "NPL 2020 11"], (await ingest.RowsAsync(basis)).Select(Line).Order());
    }

    [Fact]
    public async Task A_base_that_changed_meanwhile_is_changed_and_neither_is_lost()
    {
        var ingest = await Ingest.FreshAsync();
        await ingest.LoadAsync(Population, Whole);
        int guarded = 0;
        var request = new LoadRequest(Population, null, "changes.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Changes)), "tester")
        {
            Guard = async (_, _) =>
            {
                if (guarded++ == 0) Assert.True((await ingest.LoadAsync(Population, Header + "dataflow,X:Y(1.0),M,FRA,T,2020,5\n")).IsOk);
                return null;
            },
        };

        var report = (await ingest.Job.RunAsync(request, null, CancellationToken.None)).Value;

        Assert.Equal((2, new AppliedChanges(report.Manifest.Base, 1, 1, 1)), (guarded, report.Manifest.Changes));
        Assert.Equal(["FRA 2020 5", "NPL 2019 10", "NPL 2020 12", "NPL 2021 13"], await RowsAsync(ingest));
    }

    [Fact]
    public async Task What_was_made_of_another_base_is_never_published()
    {
        var ingest = await Ingest.FreshAsync();
        await ingest.LoadAsync(Population, Whole);
        var late = (await ingest.LoadAsync(Population, Changes)).Value.Manifest;
        var now = (await ingest.LoadAsync(Population, Whole)).Value.Version;
        await ingest.LoadAsync(Population, Header + "dataflow,X:Y(1.0),M,FRA,T,2020,5\n");

        var refusal = await new PublishVersion(ingest.Store, new AuditTrail(ingest.Audit), TimeProvider.System).RunAsync(late, "tester", CancellationToken.None);

        Assert.Equal("changed-meanwhile", refusal!.Code);
        Assert.False(await ingest.Store.PublishOnAsync(late.Version, now.Version, "tester", Ingest.Now, CancellationToken.None));
        Assert.Equal(["FRA 2020 5", "IND 2020 20", "NPL 2019 10", "NPL 2020 11"], await RowsAsync(ingest));
    }

    [Theory]
    [InlineData(LoadStep.Checking)]
    [InlineData(LoadStep.Storing)]
    [InlineData(LoadStep.Publishing)]
    public async Task Killed_half_way_nothing_is_changed_and_the_file_again_completes_it(LoadStep step)
    {
        var ingest = await Ingest.FreshAsync();
        var basis = (await ingest.LoadAsync(Population, Whole)).Value.Version;
        var request = new LoadRequest(Population, null, "changes.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Changes)), "tester");

        await Assert.ThrowsAsync<InvalidOperationException>(() => ingest.Job.RunAsync(request, new DiesAt(step), CancellationToken.None));

        Assert.Equal([basis], await ingest.Published.CurrentAsync(Population, CancellationToken.None));
        Assert.True((await ingest.LoadAsync(Population, Changes)).IsOk);
        Assert.Equal(["NPL 2019 10", "NPL 2020 12", "NPL 2021 13"], await RowsAsync(ingest));
    }

    [Theory]
    [InlineData("dataflow,X:Y(1.0),M,NPL,T,2021,1\ndataflow,X:Y(1.0),D,ZZZ,,,\n", "changes-not-whole")]
    [InlineData("dataflow,X:Y(1.0),D,,,,\n", "nothing-left")]
    public async Task What_cannot_be_applied_whole_changes_nothing(string rows, string code)
    {
        var ingest = await Ingest.FreshAsync();
        var basis = (await ingest.LoadAsync(Population, Whole)).Value.Version;

        Assert.Equal(code, (await ingest.LoadAsync(Population, Header + rows)).Refusal!.Code);
        Assert.Equal([basis], await ingest.Published.CurrentAsync(Population, CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> RowsAsync(Ingest ingest) =>
        (await ingest.RowsAsync((await ingest.Published.CurrentAsync(Population, CancellationToken.None)).Single())).Select(Line).Order();

    private static string Line(Dictionary<string, string?> row) => $"{row["area"]} {row["period"]} {row["value"]}";

    private sealed class DiesAt(LoadStep step) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Step == step) throw new InvalidOperationException("Killed.");
        }
    }
}
