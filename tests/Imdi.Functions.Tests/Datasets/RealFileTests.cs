using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class RealFileTests
{
    [RealFact]
    public async Task The_corridor_averages_of_the_World_Bank_load_as_they_stand()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadFileAsync(CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"))).Value;

        Assert.Equal((5_328L, 35), (report.Manifest.SourceRows, report.Manifest.PeriodColumns));
        Assert.Equal(5_328L * 35, report.Version.Rows + report.Manifest.MissingCells);
        Assert.Equal([("counted-as-part", "ANT")], report.First.Select(finding => (finding.Code.Code, finding.Value)));
        Assert.Equal(new DateOnly(2020, 12, 7), report.Version.Vintage);
        Assert.Equal(("world-bank-rpw", "CC BY 4.0"), (report.Version.Source.Id, report.Version.Source.Licence));
    }

    [RealFact]
    public async Task The_averages_of_2020Q3_are_those_computed_independently()
    {
        var ingest = await Ingest.FreshAsync();
        var report = (await ingest.LoadFileAsync(CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"))).Value;

        var costs = await CostsAsync(ingest, report.Version, "2020Q3");

        Assert.Equal(367, costs.Count);
        Assert.Equal(7.000746m, decimal.Round(costs.Values.Average(), 6));
        Assert.Equal(126, costs.Values.Count(cost => cost <= 5));
        Assert.Equal(4.180370m, decimal.Round(costs["USAMEX"], 6));
        Assert.Equal(25.542m, decimal.Round(costs.Values.Max(), 6));
        Assert.Equal(4.751818m, decimal.Round((await CostsAsync(ingest, report.Version, "2015Q4"))["USAMEX"], 6));
    }

    [RealFact]
    public async Task The_bilateral_matrix_adds_up_to_the_sum_of_its_positive_cells()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadFileAsync(RemittanceFlows, RealFiles.Of("knomad-bilateral-remittances-2017.xlsx"))).Value;
        var rows = await ingest.RowsAsync(report.Version);

        Assert.All(report.First, finding => Assert.Equal(("counted-as-part", "Channel Islands"), (finding.Code.Code, finding.Value)));
        Assert.Equal(613_463.805m, decimal.Round(rows.Sum(row => decimal.Parse(row[Flow.MillionUsd]!, System.Globalization.CultureInfo.InvariantCulture)), 3));
        Assert.Equal(11_901, rows.Count);
        Assert.All(rows, row => Assert.Equal("2017", row[Flow.Year]));
        Assert.Contains(rows, row => row[Flow.From] == "QAT" && row[Flow.To] == "NPL" && row[Flow.MillionUsd]!.StartsWith("1967.87", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, decimal>> CostsAsync(Ingest ingest, DatasetVersion version, string period)
    {
        var costs = new Dictionary<string, decimal>();
        await foreach (var batch in ingest.Published.ReadAsync(version, [Average.From, Average.To, Average.Period, Average.CostPercent], CancellationToken.None))
        {
            for (int at = 0; at < batch.Count; at++)
            {
                if (batch.Text(Average.Period)[at] == period) costs.Add(batch.Text(Average.From)[at]! + batch.Text(Average.To)[at], batch.Number(Average.CostPercent)[at]!.Value);
            }
        }

        return costs;
    }
}
