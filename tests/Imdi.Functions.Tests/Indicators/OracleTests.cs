using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.House;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Every computed indicator against its text in docs/sql, run by DuckDB over the same Parquet: the same rows, reasons and values to six decimals. The golden figures of domain.md.</summary>
public sealed class OracleTests
{
    [Fact]
    public async Task Each_indicator_of_a_made_up_world_is_what_SQL_says()
    {
        var ingest = await MadeUp.LoadAsync();
        var book = await GatherAsync(ingest);
        await using var oracle = await OracleDatabase.OverAsync(ingest);

        Assert.All(IndicatorFormulas.All.Keys, id => Assert.Equal(oracle.Rows(id), OracleDatabase.Rows(ComputeIndicator.Of(id, "", book))));
        Assert.All(IndicatorFormulas.All.Keys, id => Assert.Contains(ComputeIndicator.Of(id, "", book), value => value.Value is not null));
        Assert.Equal(["above-whole", "conflicting-sources", "coverage-below-75", "denominator-missing", "denominator-not-positive", "no-qualifying-service", "weight-unknown"],
            IndicatorFormulas.All.Keys.SelectMany(id => ComputeIndicator.Of(id, "", book)).Select(value => value.Reason).OfType<string>().Distinct().Order());
    }

    [RealFact]
    public async Task Each_indicator_of_the_real_files_is_what_SQL_says_and_Nepal_is_golden()
    {
        var ingest = await Ingest.FreshAsync();
        foreach (var (kind, file) in (IEnumerable<(string, string)>)[(CountryIndicators, "wdi-remittances-received-1960-2022.xls"), (CountryIndicators, "wdi-remittances-received-percent-gdp.xls"), (MigrantStock, "knomad-bilateral-migrant-stocks-2017.xlsx"),
            (RemittanceFlows, "knomad-bilateral-remittances-2017.xlsx"), (CorridorAverages, "rpw-corridors-2011q1-2020q3.csv")]) await ingest.LoadFileAsync(kind, RealFiles.Of(file));
        var book = await GatherAsync(ingest);
        await using var oracle = await OracleDatabase.OverAsync(ingest);

        Assert.All(IndicatorFormulas.All.Keys, id => Assert.Equal(oracle.Rows(id), OracleDatabase.Rows(ComputeIndicator.Of(id, "", book))));

        Assert.Equal((0.962438m, 0.191687m), (Value("RM.HHI", "MEX", "2017").Value, Value("RM.HHI", "NPL", "2017").Value));
        Assert.Equal((0.948898m, 0.170775m), (Value("MG.HHI", "MEX", "2017").Value, Value("MG.HHI", "NPL", "2017").Value));
        Assert.Equal((1.05m, 5.86m), (Round(Value("MG.HHIEFF", "MEX", "2017").Value), Round(Value("MG.HHIEFF", "NPL", "2017").Value)));
        Assert.Equal((23.9135m, 25.0264m, 22.6680m), (Rounded("RM.GDP", "2017"), Rounded("RM.GDP", "2018"), Rounded("RM.GDP", "2021")));
        var perEmigrant = Value("RM.PERMIG", "NPL", "2017");
        Assert.Equal((3_463.14m, 6_946.53m, 2_005_848m), (Round(perEmigrant.Value), Round(perEmigrant.Numerator), perEmigrant.Denominator));
        var abroad = perEmigrant.Inputs[1].Parts.ToDictionary(part => part.Key.Counterpart, part => Math.Round(part.Value!.Value / 2_005_848m * 100, 2));
        Assert.Equal((26.80m, 22.73m, 17.00m, 10.43m, 6.45m), (abroad["IND"], abroad["SAU"], abroad["QAT"], abroad["MYS"], abroad["USA"]));
        Assert.Equal(549_784m, ComputeIndicator.Of("MG.STOCKSH", "", book).Single(value => value.Key.Area == "NPL" && value.Key.Sex == "T").Numerator);
        Assert.Equal((4.462450m, 87.5m), (Value("RM.COST", "NPL", "2020Q3").Value, Value("RM.LE5MEAN", "NPL", "2020Q3").Value));
        Assert.Equal(Withheld.DenominatorMissing, Value("RM.PC", "NPL", "2018").Reason);

        IndicatorValue Value(string id, string area, string period) => ComputeIndicator.Of(id, "", book).Single(value => value.Key == new FigureKey(area, period));
        decimal Rounded(string id, string period) => Math.Round(Value(id, "NPL", period).Value!.Value, 4);
        static decimal Round(decimal? value) => Math.Round(value!.Value, 2);
    }

    [Fact]
    public async Task A_value_explains_itself_down_to_what_sources_state()
    {
        var book = await GatherAsync(await MadeUp.LoadAsync());
        var value = ComputeIndicator.Of("MG.FEMSH", "percent", book).Single(each => each.Key.Area == "DEU" && each.Key.Period == "2020");

        var inputs = new ExplainValue(new HashSet<CountKey>(), new IndicatorWords(Language.English)).InputsOf(value);
        var hiding = new ExplainValue(new HashSet<CountKey>([CountKey.Of(value.Inputs[0].Parts[0])!.Value]), new IndicatorWords(Language.English)).InputsOf(value);

        Assert.Equal((value.Numerator, "ratio"), (inputs[0].Value, value.Method));
        Assert.Equal(value.Value, decimal.Round(inputs[0].Parts.Sum(part => part.Value!.Value) / inputs[1].Parts.Sum(part => part.Value!.Value) * 100, 6));
        Assert.All(inputs.SelectMany(input => input.Parts), part => Assert.Equal(Assert.Single(value.Versions), part.Version));
        Assert.Equal((value.Numerator, "hidden", null), (hiding[0].Value, hiding[0].Parts[0].Status, hiding[0].Parts[0].Value));
    }

    [Fact]
    public void Every_computed_indicator_has_its_SQL_and_no_other_has() => Assert.Equal(
        IndicatorFormulas.All.Keys.Append("figures").Order(StringComparer.Ordinal), System.IO.Directory.GetFiles(Repository.At("docs", "sql")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    private static Task<FigureBook> GatherAsync(Ingest ingest) => GatherFigures.RunAsync(ingest.Published, new WorkOutStatistics(new SmartRule()), IndicatorFormulas.Measures, CancellationToken.None);
}
