using System.Net;
using CsCheck;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Azurite;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class ChangeTests
{
    private static readonly DatasetKind Kind = DatasetKinds.Find(CorridorAverages)!;

    private static readonly Gen<object?[][]> Rows = Gen.Select(Gen.Int[0, 2].Select(at => new[] { "GBR", "USA", "NPL" }[at]), Gen.Int[0, 1].Select(at => new[] { "IND", "MEX" }[at]), Gen.Int[1, 4], Gen.Int[-3, 3].Nullable(),
        (from, to, quarter, cost) => new object?[] { from, to, $"2020Q{quarter}", (decimal?)cost }).Array[0, 24]
        .Select(rows => rows.DistinctBy(KeyOf).ToArray());

    [Fact]
    public void What_differs_is_what_a_plain_comparison_finds() => Gen.Select(Rows, Rows).Sample((before, now) =>
    {
        using var old = new Table(Kind.Columns, before, 5);
        using var young = new Table(Kind.Columns, now, 7);
        using var changes = TemporaryFile.Create();

        var counts = ReadChanges.Of(Kind, old.Path, young.Path, changes.Path, CancellationToken.None);

        var was = before.ToDictionary(KeyOf, row => row[3]);
        var is_ = now.ToDictionary(KeyOf, row => row[3]);
        var right = was.Keys.Union(is_.Keys).Select(key => (Key: key, Was: was.GetValueOrDefault(key), Is: is_.GetValueOrDefault(key),
                Change: !was.TryGetValue(key, out object? a) ? "added" : !is_.TryGetValue(key, out object? b) ? "removed" : Equals(a, b) ? "" : "changed"))
            .ToList();
        using var file = new ReadRows(changes.Path);
        Assert.Equal(
            right.Where(one => one.Change.Length > 0).Select(one => $"{one.Change}|{one.Key}|{one.Was}|{one.Is}").Order(StringComparer.Ordinal),
            file.Scan(ChangeColumns.Of(Kind), []).Select(row => $"{row.Cells[0]}|{row.Cells[1]}|{row.Cells[2]}|{row.Cells[3]}|{row.Cells[4]}|{row.Cells[5]}").Order(StringComparer.Ordinal));
        Assert.Equal((right.Count(one => one.Change == "added"), right.Count(one => one.Change == "changed"), right.Count(one => one.Change == "removed"), right.Count(one => one.Change.Length == 0)),
            ((int)counts.Added, (int)counts.Changed, (int)counts.Removed, (int)counts.Unchanged));
        decimal largest = right.Where(one => one.Change == "changed" && one.Was is not null && one.Is is not null).Select(one => Math.Abs((decimal)one.Is! - (decimal)one.Was!)).DefaultIfEmpty().Max();
        Assert.Equal(largest, counts.BiggestMoves.Count == 0 ? 0 : Math.Abs(counts.BiggestMoves[0].Moves[0].By));
    }, iter: 100);

    [Fact]
    public void Many_parts_give_the_same_as_one_and_the_same_bytes_each_time()
    {
        object?[][] Rows(int step) => [.. Enumerable.Range(0, 13_000).Where(at => at % step != 0).Select(at => new object?[] { "GBR", "IND", $"k{at}", (decimal)(at % (97 + step)) })];
        using var old = new Table(Kind.Columns, Rows(11), 1000);
        using var young = new Table(Kind.Columns, Rows(13), 900);
        using var once = TemporaryFile.Create();
        using var again = TemporaryFile.Create();

        var counts = ReadChanges.Of(Kind, old.Path, young.Path, once.Path, CancellationToken.None, rowsInPart: 1000);
        ReadChanges.Of(Kind, old.Path, young.Path, again.Path, CancellationToken.None, rowsInPart: 1000);

        Assert.Equal((13, 100), (RowPartitions.CountFor(13_000, 1000), RowPartitions.CountFor(5_000_000)));
        Assert.Equal((Enumerable.Range(0, 13_000).Count(at => at % 11 == 0 && at % 13 != 0), Enumerable.Range(0, 13_000).Count(at => at % 13 == 0 && at % 11 != 0)), ((int)counts.Added, (int)counts.Removed));
        Assert.Equal(File.ReadAllBytes(once.Path), File.ReadAllBytes(again.Path));
    }

    [Fact]
    public async Task Counts_moves_and_rows_are_answered_and_kept_beside_the_version()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var old = await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4\nUSA,PHL,2020Q3,5\nGBR,IND,2020Q3,3\n");
        var now = await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,6\nGBR,IND,2020Q3,3\nFRA,MAR,2020Q3,7\n");
        string address = $"/api/datasets/{CorridorAverages}/versions/{now.Version}/changes";

        var summary = await house.JsonAsync($"{address}?since={old.Version}");
        string csv = await house.Client.GetStringAsync($"{address}.csv?since={old.Version}");
        var added = await house.JsonAsync($"{address}/rows?since={old.Version}&change=added");

        Assert.Equal((1, 1, 1, 1), (Count("added"), Count("changed"), Count("removed"), Count("unchanged")));
        Assert.Equal((2m, 50m), (summary["biggestMoves"]![0]!["moves"]![0]!["by"]!.GetValue<decimal>(), summary["biggestMoves"]![0]!["moves"]![0]!["percent"]!.GetValue<decimal>()));
        Assert.Contains("\r\nchanged,USA,United States,MEX,Mexico,2020Q3,4,6,", csv, StringComparison.Ordinal);
        Assert.Equal(4, csv.TrimEnd().Split("\r\n").Length);
        var row = Assert.Single(added["items"]!.AsArray())!;
        Assert.Equal(("FRA", (decimal?)null, 7m), (row["from"]!.GetValue<string>(), row["cost_percent_before"]?.GetValue<decimal?>(), row["cost_percent_after"]!.GetValue<decimal>()));
        Assert.NotNull(await house.Ingest.Store.Files.FindChangesAsync(now, old.Version, CancellationToken.None));
        await house.AssertRefusedAsync($"{address}?since=unheard-of", HttpStatusCode.NotFound, "unknown-version");
        await house.AssertRefusedAsync(address, HttpStatusCode.BadRequest, "missing-parameter", "/since");

        int Count(string name) => summary[name]!.GetValue<int>();
    }

    [Fact]
    public async Task Rows_left_by_a_process_that_was_killed_do_no_harm()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var old = await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4\n");
        var now = await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,6\n");
        string left = $"kind={CorridorAverages}/source=local/version={now.Version}/changes-since={old.Version}.parquet";
        await house.Ingest.Storage.Container(Imdi.Functions.Storage.StorageNames.DatasetFiles).GetBlobClient(left).UploadAsync(BinaryData.FromString("half of a fi"));

        var rows = await house.JsonAsync($"/api/datasets/{CorridorAverages}/versions/{now.Version}/changes/rows?since={old.Version}");

        Assert.Single(rows["items"]!.AsArray());
    }

    private static string KeyOf(object?[] row) => $"{row[0]}|{row[1]}|{row[2]}";
}
