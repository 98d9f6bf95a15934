using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The real files of indicators and of migrant stocks, loaded as they stand; figures computed independently.</summary>
public sealed class RealKindsTests
{
    private const string Received = "wdi-remittances-received-1960-2022.xls", PercentOfGdp = "wdi-remittances-received-percent-gdp.xls", Paid = "wdi-remittances-paid-1960-2020.csv";
    private const string Stocks = "knomad-bilateral-migrant-stocks-2017.xlsx";

    [RealFact]
    public async Task The_old_workbook_of_remittances_received_loads_as_it_stands()
    {
        var (report, rows) = await LoadAsync(CountryIndicators, Received);

        Assert.Equal((266L, 63), (report.Manifest.SourceRows, report.Manifest.PeriodColumns));
        Assert.Equal(266L * 63, report.Version.Rows + report.Manifest.MissingCells);
        Assert.Equal(8_286_629_516m, decimal.Round(Value(rows, "NPL", "2018")));
        Assert.Equal(8_225_960_575m, decimal.Round(Value(rows, "NPL", "2021")));
        Assert.Equal(9_292_850_971m, decimal.Round(Value(rows, "NPL", "2022")));
        Assert.Equal("wdi-bx-trf-pwkr-cd-dt", report.Version.Source.Id);
        Assert.Equal(2023, report.Version.Vintage!.Value.Year);
    }

    [RealFact]
    public async Task The_partial_year_of_the_Philippines_is_caught()
    {
        var (report, _) = await LoadAsync(CountryIndicators, Received, out var findings);

        string philippines = Assert.Single(findings, line => line.Contains(",2022,9066861663", StringComparison.Ordinal));
        Assert.Contains(",jump,warning,", philippines, StringComparison.Ordinal);
        Assert.Contains("36685313168", philippines, StringComparison.Ordinal);
        Assert.Contains("-75.3 %", philippines, StringComparison.Ordinal);
        Assert.Equal(report.Version.Findings, report.Manifest.FindingCounts["jump"] + report.Manifest.FindingCounts.GetValueOrDefault("counted-as-part"));
    }

    [RealFact]
    public async Task Remittances_in_percent_of_gdp_load_as_they_stand()
    {
        var (report, rows) = await LoadAsync(CountryIndicators, PercentOfGdp);

        Assert.Equal(266L, report.Manifest.SourceRows);
        Assert.Equal(23.9135m, decimal.Round(Value(rows, "NPL", "2017"), 4));
        Assert.Equal(25.0264m, decimal.Round(Value(rows, "NPL", "2018"), 4));
        Assert.Equal(22.6680m, decimal.Round(Value(rows, "NPL", "2021"), 4));
    }

    [RealFact]
    public async Task Economies_and_aggregates_of_remittances_paid_are_told_apart()
    {
        var (report, rows) = await LoadAsync(CountryIndicators, Paid);

        Assert.Equal((266L, 61, new DateOnly(2021, 9, 15)), (report.Manifest.SourceRows, report.Manifest.PeriodColumns, report.Version.Vintage!.Value));
        Assert.DoesNotContain("ragged-row", report.Manifest.FindingCounts.Keys);
        Assert.All(rows, row => Assert.Equal(row["area_type"], Area.TypeOf(row["area"]!)));
        Assert.All(rows.Where(row => row["area"] is "WLD" or "EUU" or "SAS"), row => Assert.Equal("aggregate", row["area_type"]));
        string[] codes = [.. File.ReadLines(RealFiles.Of(Paid)).Skip(5).Select(line => line.Split('"')[3])];
        var types = codes.Select(code => WorldBank.LargestPart(code) is not null ? "country" : Area.TryParse(code, out var area) ? area.Type : "none").CountBy(type => type).ToDictionary();
        Assert.Equal((217, 49, 266), (types["country"], types["aggregate"], codes.Length));
    }

    [RealFact]
    public async Task The_matrix_of_migrant_stocks_gives_Nepals_emigrants_and_immigrants()
    {
        var (report, rows) = await LoadAsync(MigrantStock, Stocks);

        Assert.Equal((14_947L, 266_143_792m), (report.Version.Rows + report.Manifest.RefusedRows, rows.Sum(row => Number(row["value"]))));
        var abroad = rows.Where(row => row["origin"] == "NPL").ToDictionary(row => row["destination"]!, row => Number(row["value"]));
        Assert.Equal((2_005_848m, 537_517m, 455_905m, 341_000m, 209_121m, 129_450m), (abroad.Values.Sum(), abroad["IND"], abroad["SAU"], abroad["QAT"], abroad["MYS"], abroad["USA"]));
        Assert.Equal((26.80m, 22.73m, 17.00m, 10.43m, 6.45m), (Share("IND"), Share("SAU"), Share("QAT"), Share("MYS"), Share("USA")));
        Assert.Equal(0.170775m, decimal.Round(abroad.Values.Sum(value => value / 2_005_848m * (value / 2_005_848m)), 6));
        Assert.Equal(549_784m, rows.Where(row => row["destination"] == "NPL").Sum(row => Number(row["value"])));
        Assert.Equal(440_198m, rows.Single(row => row["destination"] == "NPL" && row["origin"] == "IND")["value"] is { } india ? Number(india) : 0);
        decimal Share(string to) => decimal.Round(abroad[to] / 2_005_848m * 100, 2);
    }

    [RealFact]
    public async Task Residuals_of_the_matrix_are_no_countries_and_its_helper_sheet_is_not_read()
    {
        var (report, rows) = await LoadAsync(MigrantStock, Stocks);

        Assert.Equal(["country", "residual"], rows.SelectMany(row => new[] { row["origin_type"], row["destination_type"] }).Distinct().Order());
        Assert.Equal(["OTHER_NORTH", "OTHER_SOUTH"], rows.Where(row => row["origin_type"] == "residual").Select(row => row["origin"]).Distinct().Order());
        Assert.DoesNotContain(report.First, finding => finding.Sheet == "countries-comparison");
        Assert.DoesNotContain("total-not-parts", report.Manifest.FindingCounts.Keys);
        Assert.Contains(rows, row => row["origin"] == "DZA" && row["destination"] == "FRA");
    }

    [RealFact]
    public void An_old_workbook_may_be_packed()
    {
        byte[] book = File.ReadAllBytes(RealFiles.Of(PercentOfGdp));
        long good = Checking.Of(CountryIndicatorsKind.Declared, book).Value.File.Good;

        Assert.Equal(good, Checking.Of(CountryIndicatorsKind.Declared, Packed.Gzip(book)).Value.File.Good);
        Assert.Equal(good, Checking.Of(CountryIndicatorsKind.Declared, Packed.Zip("wdi.xls", book)).Value.File.Good);
    }

    private static decimal Value(IEnumerable<Dictionary<string, string?>> rows, string area, string period) => Number(rows.Single(row => row["area"] == area && row["period"] == period)["value"]);

    private static decimal Number(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);

    private static Task<(LoadReport, IReadOnlyList<Dictionary<string, string?>>)> LoadAsync(string kind, string file) => LoadAsync(kind, file, out _);

    private static Task<(LoadReport Report, IReadOnlyList<Dictionary<string, string?>> Rows)> LoadAsync(string kind, string file, out List<string> findings)
    {
        var lines = new List<string>();
        findings = lines;
        return LoadAsync(kind, file, lines);
    }

    private static async Task<(LoadReport, IReadOnlyList<Dictionary<string, string?>>)> LoadAsync(string kind, string file, List<string> findings)
    {
        var ingest = await Ingest.FreshAsync();
        var report = (await ingest.LoadFileAsync(kind, RealFiles.Of(file))).Value;
        using var reader = new StreamReader((await ingest.Store.Files.FindFindingsAsync(report.Version, CancellationToken.None))!);
        findings.AddRange((await reader.ReadToEndAsync()).Split("\r\n"));
        return (report, await ingest.RowsAsync(report.Version));
    }
}
