using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A new file beside what is published: figures that moved, keys that are gone.</summary>
public sealed class PublishedCheckTests
{
    private static readonly DatasetKind Kind = CountryIndicatorsKind.Declared;

    [Theory]
    [InlineData("2020=100", "2020=150", "")]
    [InlineData("2020=100", "2020=151", "100 is published for the same, +51.0 %")]
    [InlineData("2020=100", "2020=49", "100 is published for the same, -51.0 %")]
    [InlineData("2020=0", "2020=5", "")]
    [InlineData("2020=100;2021=100", "2020=100;2021=400", "100 in 2020, +300.0 %;100 is published for the same, +300.0 %")]
    public void A_figure_that_moved_is_told_with_what_is_published(string published, string now, string found)
    {
        var findings = Checking.Of(Kind, Content(now), Content(published)).Value.File.Reading.Findings.First;

        Assert.All(findings, finding => Assert.Equal(("jump", "value"), (finding.Code.Code, finding.Column)));
        Assert.Equal(found, string.Join(';', findings.Select(finding => finding.Cure.Split(':')[0])));
    }

    [Fact]
    public void In_a_file_of_changes_a_new_period_is_compared_with_the_published_year_before()
    {
        const string changes = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\ndataflow,X:Y(1.0),M,NPL,BX.TRF.PWKR.CD.DT,2021,20\n";

        var finding = Assert.Single(Checking.Of(Kind, Encoding.UTF8.GetBytes(changes), Content("2020=100;2019=90")).Value.File.Reading.Findings.First);

        Assert.Equal(("jump", 2L), (finding.Code.Code, finding.Row));
        Assert.StartsWith("100 is published in 2020, -80.0 %", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Aggregates_are_not_judged_and_rows_that_are_gone_are_counted()
    {
        string world = A.Row(Kind, ("area", "WLD"), ("area_type", "aggregate"), ("value", "1"));
        byte[] published = [.. Content("2018=1;2019=1;2020=1"), .. Encoding.UTF8.GetBytes(world)];

        var findings = Checking.Of(Kind, Encoding.UTF8.GetBytes(WriteTemplate.For(Kind) + world.Replace(",1,", ",9,", StringComparison.Ordinal)), published).Value.File.Reading.Findings.First;

        Assert.Equal([("vanished", "NPL", "area"), ("vanished", "1", "")], findings.Select(finding => (finding.Code.Code, finding.Value, finding.Column)));
        Assert.StartsWith("3 published figures are not in the file", findings[0].Cure, StringComparison.Ordinal);
        Assert.Contains("the published version 4", findings[1].Cure, StringComparison.Ordinal);
    }

    /// <summary>The release of May 2023 after one that we make of it: without 2022, Nepal's figure of 2018 a tenth of what it is, and a series that has since ended.</summary>
    [RealFact]
    public async Task Two_vintages_of_the_real_file_are_compared()
    {
        var ingest = await Ingest.FreshAsync();
        string path = RealFiles.Of("wdi-remittances-received-1960-2022.xls");
        var real = await ingest.RowsAsync((await ingest.LoadFileAsync(CountryIndicators, path)).Value.Version);
        foreach (var row in real.Where(row => row["area"] == "NPL" && row["period"] == "2018")) row["value"] = "828662951.6";
        var old = real.Where(row => row["period"] != "2022").Select(row => string.Join(',', Kind.Columns.Select(column => A.Quoted(row[column.Name] ?? ""))));

        var fresh = await Ingest.FreshAsync();
        await fresh.LoadAsync(CountryIndicators, WriteTemplate.For(Kind) + string.Join('\n', old) + "\n" + A.Row(Kind, ("period", "1950"), ("value", "1")), "wdi-bx-trf-pwkr-cd-dt");
        var report = (await fresh.LoadFileAsync(CountryIndicators, path)).Value;
        using var reader = new StreamReader((await fresh.Store.Files.FindFindingsAsync(report.Version, CancellationToken.None))!);
        string[] lines = (await reader.ReadToEndAsync()).Split("\r\n");

        string nepal = Assert.Single(lines, line => line.Contains("828662951.6 is published", StringComparison.Ordinal));
        Assert.Contains(",2018,8286629516", nepal, StringComparison.Ordinal);
        Assert.Contains("+900.0 %", nepal, StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains(",vanished,", StringComparison.Ordinal) && line.Contains("1950", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains(",2022,9066861663", StringComparison.Ordinal) && line.Contains("36685313168", StringComparison.Ordinal));
        Assert.NotNull(report.Manifest.Base);
    }

    private static byte[] Content(string series) => Encoding.UTF8.GetBytes(WriteTemplate.For(Kind) + string.Concat(series.Split(';').Select(point => A.Row(Kind, ("period", point.Split('=')[0]), ("value", point.Split('=')[1])))));
}
