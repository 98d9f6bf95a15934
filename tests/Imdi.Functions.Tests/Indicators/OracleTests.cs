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
        Assert.Equal((7, 8), (Value("RM.LE5MEAN", "NPL", "2020Q3").Numerator, Value("RM.LE5MEAN", "NPL", "2020Q3").Denominator));
        Assert.Equal(Withheld.DenominatorMissing, Value("RM.PC", "NPL", "2018").Reason);

        // Two vintages of Nepal's remittances of 2017, by the World Development Indicators and by the bilateral matrix.
        Assert.Equal((6_928.13m, 6_946.53m), (Round(book.Of(Measures.Received)[new FigureKey("NPL", "2017")].Value / 1_000_000), Round(perEmigrant.Numerator)));
        Assert.Equal((30_019.1870m, 16_140.7667m, 15_547.5622m, 13_822.5897m), (Flow("USA", "MEX"), Flow("USA", "CHN"), Flow("HKG", "CHN"), Flow("ARE", "IND")));
        Assert.Equal((2.036250m, -0.215m, -1.369m), (Cost("RUS", "ARM", "2011Q1"), Math.Round(Cost("GBR", "ERI", "2013Q2"), 3), Math.Round(Cost("GBR", "SLE", "2014Q4"), 3)));
        Assert.Equal([4.180370m, 3.637619m, 2.921333m, 3.702941m, 5.036842m, 2.0m, 5.453333m, 19.09m], new[] { ("USA", "MEX"), ("USA", "PHL"), ("GBR", "IND"), ("GBR", "NGA"), ("FRA", "MAR"), ("RUS", "TJK"), ("SAU", "IND"), ("AGO", "NAM") }
            .Select(pair => Cost(pair.Item1, pair.Item2, "2020Q3")));

        decimal Flow(string from, string to) => Math.Round(book.Of(Measures.Flows)[new FigureKey(to, "2017") { Counterpart = from }].Value!.Value, 4);
        decimal Cost(string from, string to, string quarter) => Math.Round(book.Of(Measures.Costs)[new FigureKey(to, quarter) { Counterpart = from }].Value!.Value, 6);

        IndicatorValue Value(string id, string area, string period) => ComputeIndicator.Of(id, "", book).Single(value => value.Key == new FigureKey(area, period));
        decimal Rounded(string id, string period) => Math.Round(Value(id, "NPL", period).Value!.Value, 4);
        static decimal Round(decimal? value) => Math.Round(value!.Value, 2);
    }

    [Fact]
    public async Task A_numerator_over_its_denominator_is_the_value()
    {
        var book = await GatherAsync(await MadeUp.LoadAsync());
        var values = ReadDefinitions.All.SelectMany(definition => ComputeIndicator.Of(definition.Id, definition.Unit, book)).Where(value => value.Value is not null).ToList();

        Assert.All(values.Where(value => value is { Numerator: not null, Denominator: not null }), value => Assert.InRange(Math.Abs(value.Value!.Value - ValueOf(value)), 0, 0.000001m));
        Assert.All(values, value => Assert.Equal(value.Numerator is null, value.Denominator is null));
        Assert.Superset(new HashSet<string> { Ratio.Method, Ratio.RegionMethod, Smart.Method, "share-of-corridors", "mean-over-corridors-unweighted", "growth-over-5-years" },
            values.Where(value => value.Numerator is not null).Select(value => value.Method).ToHashSet());
        Assert.All(values.Where(value => value.IsOfSquares || value.Method is Intensity.Method or Saving.Method), value => Assert.Null(value.Numerator));

        static decimal ValueOf(IndicatorValue value)
        {
            decimal ratio = value.Numerator!.Value / value.Denominator!.Value;
            return value.Method.StartsWith("growth", StringComparison.Ordinal) ? (ratio - 1) * 100
                : value.Method.StartsWith("mean", StringComparison.Ordinal) ? ratio
                : ratio * (value.Unit switch { "percent" => 100, "per-thousand" => 1_000, _ => value.Indicator == "RM.PERMIG" ? 1_000_000 : 1 });
        }
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
