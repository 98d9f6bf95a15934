using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Layouts whose real files are not at hand, or only in part: small fixtures in their exact form, with each quirk that is known of them.</summary>
public sealed class LayoutTests
{
    private const string Preamble = "\uFEFF\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated Date\",\"2023-05-10\",\r\n\r\n";
    private const string Wdi = "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2020\",\"2021\",\r\n";

    [Fact]
    public void Indicators_come_with_a_preamble_quotes_a_trailing_comma_and_empty_cells()
    {
        var outcome = Checking.Of(Kind(CountryIndicators), Preamble + Wdi + "\"Nepal\",\"NPL\",\"Remittances\",\"BX.TRF\",\"8.1\",\"\",\r\n\"World\",\"WLD\",\"Remittances\",\"BX.TRF\",\"700\",\"750\",\r\n").Value;

        Assert.Equal((3L, 0L, 1L, new DateOnly(2023, 5, 10)), (outcome.File.Good, outcome.File.Reading.Findings.Count, outcome.File.Reading.MissingCells, outcome.File.Reading.Vintage!.Value));
    }

    [Fact]
    public void Bulk_indicators_without_a_preamble_are_one_source_and_a_file_of_one_indicator_another()
    {
        const string bulk = "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021\n\"Kosovo\",XKX,A,IND.A,1,1.2\nKosovo,XKX,B,IND.B,5,\n";

        var rows = Checking.RowsOf(Kind(CountryIndicators), bulk);

        Assert.Equal([("XKX", "IND.A", "2020", "1"), ("XKX", "IND.A", "2021", "1.2"), ("XKX", "IND.B", "2020", "5")], rows.Select(row => (row["area"], row["indicator"], row["period"], row["value"])));
        Assert.Equal("world-bank-wdi", Checking.SourceOf(Kind(CountryIndicators), bulk)!.Id);
        Assert.Equal("wdi-ind-a", Checking.SourceOf(Kind(CountryIndicators), bulk[..bulk.LastIndexOf("Kosovo", StringComparison.Ordinal)])!.Id);
    }

    [Fact]
    public void The_DataBanks_export_of_indicators_has_years_twice_dots_and_a_footer()
    {
        const string file = "\uFEFFCountry Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\nNepal,NPL,Remittances,BX.TRF,..,9.5\n,,,,,\n,,,,,\n,,,,,\nData from database: World Development Indicators,,,,,\nLast Updated: 05/30/2023,,,,,\n";

        var outcome = Checking.Of(Kind(CountryIndicators), file).Value;

        Assert.Equal((1L, 0L, new DateOnly(2023, 5, 30)), (outcome.File.Good, outcome.File.Reading.Findings.Count, outcome.File.Reading.Vintage!.Value));
    }

    [Fact]
    public void The_Channel_Islands_count_as_their_largest_part_and_an_unknown_code_is_said()
    {
        var outcome = Checking.Of(Kind(CountryIndicators), Wdi + "\"Channel Islands\",\"CHI\",\"R\",\"BX\",\"1\",\"1\",\r\n\"Utopia\",\"UTO\",\"R\",\"BX\",\"1\",\"\",\r\n").Value;

        Assert.Equal(["counted-as-part", "unknown-area"], outcome.File.Reading.Findings.First.Select(finding => finding.Code.Code));
    }

    private static readonly object?[] UnHeader =
    [
        "Index", "Region, development group,\ncountry or area of destination", "Notes of\ndestination", "Location code\nof destination", "Type of data\nof destination",
        "Region, development group,\ncountry or area of origin", "Location code\nof origin", .. Years, .. Years, .. Years,
    ];

    private static object?[] Years => [1990, 1995, 2000, 2005, 2010, 2015, 2020];

    private static object?[] UnRow(string destination, string type, string origin, params object?[] values) =>
        [1, "name", null, destination, type, "name", origin, .. values, .. Enumerable.Repeat((object?)"..", 21 - values.Length)];

    [Fact]
    public void The_migrant_stock_of_the_United_Nations_has_three_blocks_of_years_and_M49_codes()
    {
        object?[][] above = [.. Enumerable.Range(0, 10).Select(at => (object?[])[at == 9 ? null : "United Nations"])];
        object?[] total = [100, "..", 0, "-", 40, 50, 60, 55, "..", 0, "..", 20, 25, 30, 45, "..", 0, "..", 20, 25, 30];
        byte[] book = new Workbook().Sheet("Contents", ["International Migrant Stock"]).Sheet("Table 1",
            [.. above, UnHeader, UnRow("036", "B", "524", total), UnRow("900", "", "900", 9), UnRow("1833", "", "947", 9), UnRow("004", "B R", "2003", 3), UnRow("36", "C", "4", 7), UnRow("703", "I", "360", 8), ["Note: this is text"]]).ToBytes();

        var rows = Checking.RowsOf(Kind(MigrantStock), book);

        Assert.Equal(["100", "0", "40", "50", "60"], rows.Where(row => row["origin"] == "NPL" && row["sex"] == "T").Select(row => row["value"]));
        Assert.Equal(["55", "0", "20", "25", "30"], rows.Where(row => row["origin"] == "NPL" && row["sex"] == "M").Select(row => row["value"]));
        Assert.Equal(["1990", "2000", "2010", "2015", "2020"], rows.Where(row => row["origin"] == "NPL" && row["sex"] == "F").Select(row => row["period"]));
        Assert.Equal([("900", "aggregate"), ("1833", "aggregate")], rows.Where(row => row["destination_type"] == "aggregate").Select(row => (row["destination"], row["destination_type"])));
        Assert.Equal(("OTHER", "residual", "AFG"), Assert.Single(rows.Where(row => row["origin_type"] == "residual").Select(row => (row["origin"], row["origin_type"], row["destination"]))));
        Assert.Equal(("citizenship", "AUS"), Assert.Single(rows.Where(row => row["origin"] == "AFG").Select(row => (row["basis"], row["destination"]))));
        Assert.Equal("I", Assert.Single(rows, row => row["origin"] == "IDN")["status"]);
    }

    private static byte[] Matrix(object?[] sums, params object?[][] rows) => new Workbook()
        .Sheet("Bilateral_Migration_2017", [["Bilateral Estimates of Migrant Stocks in 2017"], [null, "Egypt, Arab Rep.", "Hong Kong SAR, China", "Nepal", "Other North", "World"], .. rows, ["World", .. sums], ["Notes:"], ["text"]])
        .Sheet("countries-comparison", ["Destination country (across)", null, "country", "iso3c"], ["Algeria", "Algeria", "Algeria", "ARE"]).ToBytes();

    [Fact]
    public void The_matrix_of_migrant_stocks_names_economies_and_leaves_out_its_sums()
    {
        var rows = Checking.RowsOf(Kind(MigrantStock), Matrix([6, 0, 3, 2, 11], ["Algeria", 5, 0, null, 2, 7], ["Other South", 1, null, 3, null, 4]));

        Assert.Equal([("DZA", "EGY", "5"), ("DZA", "OTHER_NORTH", "2"), ("OTHER_SOUTH", "EGY", "1"), ("OTHER_SOUTH", "NPL", "3")], rows.Select(row => (row["origin"], row["destination"], row["value"])));
        Assert.All(rows, row => Assert.Equal(("2017", "E", "birth"), (row["period"], row["status"], row["basis"])));
    }

    [Fact]
    public void An_economy_that_the_matrix_alone_knows_is_said()
    {
        var outcome = Checking.Of(Kind(MigrantStock), Matrix([], ["Algeria", 5], ["Atlantis", 6, 7])).Value;

        Assert.Equal((1L, "unknown-economy"), (outcome.File.Good, Assert.Single(outcome.File.Reading.Findings.First).Code.Code));
    }

    [Fact]
    public void Sums_of_the_matrix_that_its_corridors_do_not_add_up_to_are_said()
    {
        var findings = Checking.Of(Kind(MigrantStock), Matrix([6000, 0, 3000, 2000, 11000], ["Algeria", 5000, 0, null, 2000, 8000], ["Other South", 1000, null, 4000, null, 5000])).Value.File.Reading.Findings.First;

        Assert.Equal([(3L, "World", "8000"), (5L, "Nepal", "3000")], findings.Select(finding => (finding.Row, finding.Column, finding.Value)));
        Assert.All(findings, finding => Assert.Equal(FindingCodes.TotalNotParts, finding.Code));
    }

    [Theory]
    [InlineData("from:to:period:cost_percent\nUSA:MEX:2020Q3:4.5\n")]
    [InlineData("from~to~period~cost_percent\nUSA~MEX~2020Q3~4.5\n")]
    public void A_separator_that_is_not_read_is_named_as_the_reason(string content)
    {
        Assert.Equal("separator-not-read", Checking.Of(Kind(CorridorAverages), content).Refusal!.Code);
    }

    [Fact]
    public void Eurostat_joins_its_key_by_commas_and_writes_flags_into_its_cells()
    {
        const string file = "freq,unit,age,sex,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \t2022 \nA,NR,TOTAL,T,DE\t83019213 \t83166711 bep\t: \t:c\nA,NR,Y_LT5,F,EL\t: z\t1.5 p\t:\t12 u\nA,NR,Y15-24,M,EU27_2020\t7 \t8 s\t9 n\t: \n";

        var rows = Checking.RowsOf(Kind(Population), file);

        Assert.Equal([("DEU", "T", "T", "2019", "83019213", null), ("DEU", "T", "T", "2020", "83166711", "B"), ("GRC", "F", "Y_LT5", "2020", "1.5", "P"), ("GRC", "F", "Y_LT5", "2022", "12", "U"),
            ("EU27_2020", "M", "Y15-24", "2019", "7", null), ("EU27_2020", "M", "Y15-24", "2020", "8", "E"), ("EU27_2020", "M", "Y15-24", "2021", "9", "U")],
            rows.Select(row => (row["area"], row["sex"], row["age"], row["period"], row["value"], row["status"])));
        Assert.Equal("Flags: bep", rows[1]["note"]);
        Assert.Equal(["country", "aggregate"], rows.Select(row => row["area_type"]).Distinct());
    }

    [Fact]
    public void Eurostat_counts_in_thousands_and_has_citizens_as_origins()
    {
        var employed = Checking.RowsOf(Kind(Employment), "freq,unit,sex,age,isco08,geo\\TIME_PERIOD\t2023Q4 \nQ,THS_PER,F,Y15-64,OC22,FR\t12.3 \n");
        var stock = Checking.RowsOf(Kind(MigrantStock), "freq,citizen,age,unit,sex,geo\\TIME_PERIOD\t2020 \t2021 \nA,NP,TOTAL,NR,T,DE\t5 \t: \nA,FOR,TOTAL,NR,T,DE\t500 \t: \n".Replace(",age", ",agedef", StringComparison.Ordinal));

        Assert.Equal(("22", "12300", "employed", "persons", "2023Q4"), Assert.Single(employed.Select(row => (row["occupation"], row["value"], row["measure"], row["unit"], row["period"]))));
        Assert.Equal([("NPL", "country", "citizenship"), ("FOR", "aggregate", "citizenship")], stock.Select(row => (row["origin"], row["origin_type"], row["basis"])));
    }

    [Fact]
    public void Eurostat_in_gzip_is_read_and_a_key_with_too_few_parts_is_said()
    {
        const string file = "freq,unit,age,sex,geo\\TIME_PERIOD\t2019 \nA,NR,T,T,DE\t1 \nA,NR,T,DE\t1 \n";

        var outcome = Checking.Of(Kind(Population), Packed.Gzip(file)).Value;

        Assert.Equal((1L, 3L, "missing"), (outcome.File.Good, Assert.Single(outcome.File.Reading.Findings.First).Row, outcome.File.Reading.Findings.First[0].Code.Code));
    }

    [Fact]
    public void Flows_of_Eurostat_could_be_either_way_and_are_not_read_from_its_tables()
    {
        Assert.Equal("layout-not-recognised", Checking.Of(Kind(MigrationFlow), "freq,citizen,agedef,age,unit,sex,geo\\TIME_PERIOD\t2020 \nA,NP,COMPLET,TOTAL,NR,T,DE\t5 \n").Refusal!.Code);
    }

    [Theory]
    [InlineData("15-24", "Y15-24")]
    [InlineData("Y15T24", "Y15-24")]
    [InlineData("AGE_5YRBANDS_Y15-19", "Y15-19")]
    [InlineData("AGE_YTHADULT_YGE15", "Y_GE15")]
    [InlineData("65+", "Y_GE65")]
    [InlineData("Y_LT15", "Y_LT15")]
    [InlineData("_T", "T")]
    [InlineData("Y15", "Y15")]
    [InlineData("24-15", null)]
    [InlineData("adults", null)]
    public void Age_groups_of_all_agencies_are_one(string text, string? right) => Assert.Equal(right, AgeGroup.Of(text));

    [Theory]
    [InlineData("ED5-8", "5T8")]
    [InlineData("ISCED11_5T8", "5T8")]
    [InlineData("ISCED11A_0_1", "0T1")]
    [InlineData("EDU_ISCED11_5", "5")]
    [InlineData("TOTAL", "T")]
    [InlineData("8-5", null)]
    [InlineData("9", null)]
    public void Levels_of_education_of_all_agencies_are_one(string text, string? right) => Assert.Equal(right, EducationGroup.Of(text));

    private static DatasetKind Kind(string id) => DatasetKinds.Find(id)!;
}
