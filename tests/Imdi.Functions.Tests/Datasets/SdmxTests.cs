using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>SDMX-CSV as agencies write it: small fixtures in the exact layout of the field guides 1.0 and 2.0, and of the OECD's downloads.</summary>
public sealed class SdmxTests
{
    private const string Old = "DATAFLOW,FREQ,REF_AREA,SEX,AGE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n";
    private const string New = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n";

    [Fact]
    public void Version_1_0_is_read_by_name_with_agencies_codes()
    {
        var rows = Rows(Population, Old + "ESTAT:DEMO(1.0),A,NP,_T,Y15T24,THS_PERS,2020,5930.5,A\nESTAT:DEMO(1.0),A,EU27_2020,F,Y_GE65,PS,2020,1,E\n");

        Assert.Equal(("NPL", "country", "T", "Y15-24", "2020", "5930500", "A"), Cells(rows[0]));
        Assert.Equal(("EU27_2020", "aggregate", "F", "Y_GE65", "2020", "1", "E"), Cells(rows[1]));
    }

    [Fact]
    public void Columns_stand_in_any_order()
    {
        var row = Assert.Single(Rows(Population, "DATAFLOW,OBS_VALUE,TIME_PERIOD,SEX,REF_AREA\nX:Y(1.0),12,2020,M,524\n"));

        Assert.Equal(("NPL", "country", "M", "T", "2020", "12", null), Cells(row));
    }

    [Fact]
    public void Semicolons_and_the_decimal_commas_of_French_exports_are_read()
    {
        var row = Assert.Single(Rows(Population, "DATAFLOW;REF_AREA;SEX;TIME_PERIOD;OBS_VALUE;UNIT_MULT\nX:Y(1.0);FRA;T;2020;\"67,25\";6\n"));

        Assert.Equal("67250000", row["value"]);
    }

    [Fact]
    public void A_decimal_comma_that_could_be_thousands_is_refused()
    {
        var outcome = Checking.Of(Kind(Population), "DATAFLOW;REF_AREA;SEX;TIME_PERIOD;OBS_VALUE\nX:Y(1.0);FRA;T;2019;12,5\nX:Y(1.0);FRA;T;2020;1.234\nX:Y(1.0);FRA;T;2021;7\n").Value;

        Assert.Equal((2L, "decimal-comma", 3L), (outcome.File.Good, Assert.Single(outcome.File.Reading.Findings.First).Code.Code, outcome.File.Reading.Findings.First[0].Row));
        Assert.Equal("decimal-comma", Codes(Population, "DATAFLOW,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),FRA,T,2019,1\nX:Y(1.0),FRA,T,2020,\"1,5\"\n").Single());
    }

    [Theory]
    [InlineData("I")]
    [InlineData("A")]
    [InlineData("M")]
    [InlineData("")]
    public void Information_append_and_merge_are_merged(string action)
    {
        Assert.Single(Rows(Population, New + $"dataflow,X:Y(1.0),{action},A,NPL,T,_T,2020,5,A\n"));
    }

    [Fact]
    public void A_row_carries_its_action_for_a_later_step()
    {
        var table = ReadCsv.Table(() => new MemoryStream(Encoding.UTF8.GetBytes(New + "dataflow,X:Y(1.0),D,A,NPL,,,,,\ndataflow,X:Y(1.0),R,A,NPL,T,_T,2020,5,A\n")));
        var layout = new SdmxCsvLayout(Kind(Population));
        var reading = new Reading(new Findings(_ => { }));

        var actions = layout.Read(table, layout.Recognise([.. table.Rows().Take(5).Select(row => row.ToArray(100))])!.Value.Value, reading).Select(row => row.Action).ToList();

        Assert.Equal([RowAction.Delete, RowAction.Replace], actions);
    }

    [Fact]
    public void An_action_that_there_is_not_is_a_finding()
    {
        Assert.Equal("unknown-code", Codes(Population, New + "dataflow,X:Y(1.0),M,A,NPL,T,_T,2019,5,A\ndataflow,X:Y(1.0),Z,A,NPL,T,_T,2020,5,A\n").Single());
    }

    [Fact]
    public void Labels_within_the_cells_are_left_out()
    {
        const string both = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Reference area,SEX: Sex,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status\n";

        var row = Assert.Single(Rows(Population, both + "dataflow,ESTAT:NA_MAIN(1.6.0): National accounts,I,A: Annual,NP: Nepal,F: Female,2020,5,A: Normal\n"));

        Assert.Equal(("NPL", "country", "F", "T", "2020", "5", "A"), Cells(row));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("#N/A")]
    [InlineData("")]
    public void A_missing_value_is_an_observation_with_that_status_and_no_zero(string value)
    {
        var row = Rows(Population, New + $"dataflow,X:Y(1.0),M,A,NPL,T,_T,2020,{value},\ndataflow,X:Y(1.0),M,A,NPL,T,_T,2021,0,A\n");

        Assert.Equal(((string?)null, "missing"), (row[0]["value"], row[0]["status"]));
        Assert.Equal("0", row[1]["value"]);
    }

    [Fact]
    public void A_delimiter_of_sub_fields_in_the_first_name_is_no_separator()
    {
        var row = Assert.Single(Rows(Population, "STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_COMMENT\ndataflow,X:Y(1.0),M,NPL,T,2020,5,a;b\n"));

        Assert.Equal(("NPL", "a;b"), (row["area"], row["note"]));
    }

    [Fact]
    public void Flows_of_the_oecd_with_labels_are_read_by_their_measure()
    {
        const string header = "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,CITIZENSHIP,Citizenship,FREQ,Frequency of observation,MEASURE,Measure,SEX,Sex,BIRTH_PLACE,Place of birth,EDUCATION_LEV,Education level,UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier\n";
        static string Line(string citizenship, string measure, string birth, string sex = "_T") =>
            $"DATAFLOW,OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0),International migration database,I,DEU,Germany,{citizenship},x,A,Annual,{measure},x,{sex},x,{birth},x,_T,Total,PS,Persons,2022,2022,1500,,A,Normal value,0,Units\n";
        string file = header + Line("SYR", "B11", "_T") + Line("SYR", "B12", "_T", "F") + Line("_T", "B14", "NPL") + Line("W", "B11", "_T");

        var flows = Rows(MigrationFlow, file, "other-series");
        var stock = Rows(MigrantStock, header + Line("_T", "B14", "NPL") + Line("NPL", "B15", "_Z"));

        Assert.Equal([("SYR", "country", "DEU", "inflow", "T"), ("SYR", "country", "DEU", "outflow", "F"), ("WLD", "aggregate", "DEU", "inflow", "T")],
            flows.Select(row => (row["origin"], row["origin_type"], row["destination"], row["measure"], row["sex"])));
        Assert.Equal([("NPL", "birth", "1500"), ("NPL", "citizenship", "1500")], stock.Select(row => (row["origin"], row["basis"], row["value"])));
    }

    [Fact]
    public void The_source_is_the_agency_and_its_dataflow()
    {
        var source = SourceOf(Population, "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE\ndataflow,OECD.ELS.IMD:DSD_POP@DF_POP(1.0),NPL,2020,5\n");

        Assert.Equal(("oecd-df-pop", "CC BY 4.0"), (source!.Id, source.Licence));
        Assert.Null(SourceOf(Population, "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nIMDI:POP(1.0),NPL,2020,5\n"));
    }

    [Fact]
    public void A_unit_that_cannot_be_converted_and_a_frequency_that_has_slipped_are_said()
    {
        string[] codes = [.. Codes(Population, Old + "X:Y(1.0),A,NPL,T,T,PS,2020,5,A\nX:Y(1.0),A,NPL,T,T,KG,2021,5,A\nX:Y(1.0),Q,NPL,T,T,PS,2022,5,A\n")];

        Assert.Equal(["unknown-unit", "frequency-differs"], codes);
    }

    [Fact]
    public void A_header_without_what_the_kind_needs_says_what_it_lacks()
    {
        var refusal = Checking.Of(Kind(Wages), "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),NPL,2020,5\n").Refusal!;

        Assert.Equal("missing-column", refusal.Code);
        Assert.Contains("measure, currency", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_of_several_members_and_zip_are_read()
    {
        const string more = "X:Y(1.0),A,NPL,F,T,PS,2020,2,A\nX:Y(1.0),A,NPL,M,T,PS,2020,3,A\n";

        Assert.Equal(3, Checking.Of(Kind(Population), Packed.Gzip(Old, "X:Y(1.0),A,NPL,T,T,PS,2020,5,A\n", more)).Value.File.Good);
        Assert.Equal(2, Checking.Of(Kind(Population), Packed.Zip("a.csv", Old + more)).Value.File.Good);
        byte[] packed = Packed.Gzip(Old, more);
        Assert.Equal("damaged-file", Checking.Of(Kind(Population), packed[..^5]).Refusal!.Code);
        Assert.Equal("damaged-file", Checking.Of(Kind(Population), packed[..^20]).Refusal!.Code);
    }

    private static DatasetKind Kind(string id) => DatasetKinds.Find(id)!;

    private static (string?, string?, string?, string?, string?, string?, string?) Cells(Dictionary<string, string?> row) =>
        (row["area"], row["area_type"], row["sex"], row["age"], row["period"], row["value"], row["status"]);

    private static IReadOnlyList<Dictionary<string, string?>> Rows(string kind, string content, params string[] findings) => Checking.RowsOf(Kind(kind), content, findings);

    private static IEnumerable<string> Codes(string kind, string content) => Checking.Of(Kind(kind), content).Value.File.Reading.Findings.First.Select(finding => finding.Code.Code);

    private static DatasetSource? SourceOf(string kind, string content)
    {
        var table = ReadCsv.Table(() => new MemoryStream(Encoding.UTF8.GetBytes(content)));
        var layout = new SdmxCsvLayout(Kind(kind));
        return layout.SourceOf(table, layout.Recognise([.. table.Rows().Take(5).Select(row => row.ToArray(100))])!.Value.Value);
    }
}
