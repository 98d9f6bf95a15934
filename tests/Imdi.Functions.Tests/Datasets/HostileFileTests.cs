using System.IO.Compression;
using System.Text;
using CsCheck;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Whatever the bytes, a reader answers with a refusal or with findings: it never throws and never runs away.</summary>
public sealed class HostileFileTests
{
    private const string Averages = "from,to,period,cost_percent\n";

    private static readonly Gen<string> Fragment = Gen.OneOf(
        Gen.OneOf("USA", "MEX", "2020Q3", "4.5", "..", "", "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "\0", "\u0007", "\u202E", "\uFEFF", "\uD800", "\uDC00", "=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)",
            "'", "1e999", "1e-999", "NaN", "∞", "٣", "1,5", "0x10", "9999999999999999999999999999999", "from,to,period,cost_percent"),
        Gen.String[0, 20],
        Gen.Char.Array[0, 5].Select(characters => new string(characters)));

    [Fact]
    public void Random_bytes_are_refused_or_found()
    {
        Gen.Byte.Array[0, 2_000].Sample(bytes => _ = Checking.Of(CorridorAveragesKind.Declared, bytes), iter: 400);
    }

    [Fact]
    public void Random_bytes_after_a_good_header_are_refused_or_found()
    {
        Gen.Select(Gen.Byte.Array[0, 2_000], Gen.Int[0, 2]).Sample(
            (bytes, kind) => _ = Checking.Of(DatasetKinds.All[kind], [.. Encoding.UTF8.GetBytes(WriteTemplate.For(DatasetKinds.All[kind])), .. bytes]), iter: 400);
    }

    [Fact]
    public void Hostile_text_is_refused_or_found_and_no_finding_acts_in_a_spreadsheet()
    {
        Gen.Select(Fragment.Array[0, 60], Gen.OneOf(",", ";", "\t")).Sample((fragments, between) =>
        {
            string header = Averages.Replace(",", between, StringComparison.Ordinal);
            var outcome = Checking.Of(CorridorAveragesKind.Declared, header + "USA,MEX,2020Q3,4.5\n".Replace(",", between, StringComparison.Ordinal) + string.Join(between, fragments));
            if (!outcome.IsOk) return;
            Assert.Equal(outcome.Value.File.Reading.Findings.Count, LinesOf(outcome.Value.Findings));
            Assert.All(CellsOf(outcome.Value.Findings), cell => Assert.False(cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r', cell));
        }, iter: 400);
    }

    [Fact]
    public void A_workbook_with_changed_bytes_is_refused_or_found()
    {
        byte[] book = Rpw.PostBook(Rpw.Row(Rpw.Post), Rpw.Row(Rpw.Post, ("id", 2), ("firm", "=HYPERLINK(\"x\")")));
        Gen.Select(Gen.Int[0, book.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            byte[] changed = [.. book];
            foreach (var (at, value) in changes) changed[at] = value;
            _ = Checking.Of(RemittanceQuotesKind.Declared, changed);
        }, iter: 600);
    }

    [Fact]
    public void Random_bytes_after_the_marks_of_other_layouts_are_refused_or_found()
    {
        (DatasetKind Kind, byte[] Start)[] starts =
        [
            (CountryIndicatorsKind.Declared, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            (CountryIndicatorsKind.Declared, Encoding.UTF8.GetBytes("Country Name,Country Code,Indicator Name,Indicator Code,2020,2021\nNepal,NPL,")),
            (PopulationKinds.PopulationDeclared, Encoding.UTF8.GetBytes("freq,unit,age,sex,geo\\TIME_PERIOD\t2019 \t2020 \nA,NR,T,T,DE\t1 \t")),
            (PopulationKinds.PopulationDeclared, Encoding.UTF8.GetBytes("DATAFLOW;REF_AREA;SEX;TIME_PERIOD;OBS_VALUE;UNIT_MULT;ACTION\nX:Y(1.0);NPL;T;2020;")),
            (MigrationKinds.StockDeclared, Encoding.UTF8.GetBytes(WriteTemplate.For(MigrationKinds.StockDeclared))),
            (LabourDemandKind.Declared, Encoding.UTF8.GetBytes(WriteTemplate.For(LabourDemandKind.Declared) + A.Row(LabourDemandKind.Declared))),
        ];
        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.Byte.Array[0, 1_500], Fragment.Array[0, 30]).Sample((at, bytes, fragments) =>
        {
            var (kind, start) = starts[at];
            _ = Checking.Of(kind, [.. start, .. bytes]);
            _ = Checking.Of(kind, [.. start, .. Encoding.UTF8.GetBytes(string.Join(at == 2 ? '\t' : at == 3 ? ';' : ',', fragments))]);
        }, iter: 300);
    }

    [RealFact]
    public void An_old_workbook_that_is_changed_or_cut_off_is_refused_or_found()
    {
        byte[] book = File.ReadAllBytes(RealFiles.Of("wdi-remittances-received-1960-2022.xls"));
        Gen.Select(Gen.Int[0, book.Length - 1], Gen.Byte).Array[1, 40].Sample(changes =>
        {
            byte[] changed = [.. book];
            foreach (var (at, value) in changes) changed[at] = value;
            _ = Checking.Of(CountryIndicatorsKind.Declared, changed);
        }, iter: 12);
        Gen.Int[8, book.Length - 1].Sample(length => _ = Checking.Of(CountryIndicatorsKind.Declared, book[..length]), iter: 12);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_found()
    {
        byte[] book = Rpw.PostBook(Rpw.Row(Rpw.Post));
        byte[] packed = Gzip(Encoding.UTF8.GetBytes(Averages + "USA,MEX,2020Q3,4.5\n"));
        Gen.Int[1, book.Length - 1].Sample(length => _ = Checking.Of(RemittanceQuotesKind.Declared, book[..length]), iter: 200);
        for (int length = 1; length < packed.Length; length += 3) _ = Checking.Of(CorridorAveragesKind.Declared, packed[..length]);
    }

    [Fact]
    public void An_archive_cut_off_is_refused()
    {
        byte[] packed = Gzip(Encoding.UTF8.GetBytes(Averages + string.Concat(Enumerable.Range(1, 40).Select(quarter => $"USA,MEX,{1980 + quarter}Q1,{quarter}\n"))));

        Assert.Equal("damaged-file", Checking.Of(CorridorAveragesKind.Declared, packed[..(packed.Length / 2)]).Refusal!.Code);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public void A_formula_in_a_finding_is_made_safe(string formula)
    {
        var outcome = Checking.Of(CorridorAveragesKind.Declared, Averages + "USA,MEX,2020Q3,4.5\n" + $"USA,MEX,2020Q4,{A.Quoted(formula)}\n");

        Assert.Contains("'" + formula, outcome.Value.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_refused_and_shown_short()
    {
        var outcome = Checking.Of(CorridorAveragesKind.Declared, Averages + "USA,MEX,2020Q3,4.5\nUSA," + new string('x', 1_000_000) + ",2020Q3,1\n");

        Assert.Equal((1L, "text-too-long"), (outcome.Value.File.Good, Assert.Single(outcome.Value.File.Reading.Findings.First).Code.Code));
        Assert.Equal(Excerpt.Length, outcome.Value.File.Reading.Findings.First[0].Value.Length);
    }

    [Theory]
    [InlineData("USA,\"")]
    [InlineData("")]
    public void A_row_that_never_ends_is_refused(string start)
    {
        Assert.Equal("row-too-long", Checking.Of(CorridorAveragesKind.Declared, Averages + start + new string('x', 3_000_000)).Refusal!.Code);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_fills_anything()
    {
        byte[] lines = new byte[70_000_000];
        byte[] zeros = Gzip(lines);
        Array.Fill(lines, (byte)'\n');
        byte[] sheet = new Workbook().Raw("s", $"<worksheet><sheetData>{new string(' ', 70_000_000)}</sheetData></worksheet>").ToBytes();

        Assert.Equal("row-too-long", Checking.Of(CorridorAveragesKind.Declared, zeros).Refusal!.Code);
        Assert.Equal("unpacks-too-large", Checking.Of(CorridorAveragesKind.Declared, Gzip(lines)).Refusal!.Code);
        Assert.Equal("unpacks-too-large", Checking.Of(CorridorAveragesKind.Declared, sheet).Refusal!.Code);
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_read()
    {
        const string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;&a;</v></c></row></sheetData></worksheet>";

        Assert.Equal("damaged-file", Checking.Of(CorridorAveragesKind.Declared, new Workbook().Raw("s", bomb).ToBytes()).Refusal!.Code);
    }

    [Theory]
    [InlineData("<c r=\"XFD2\"><v>1</v></c>")]
    [InlineData("<c r=\"ZZZZZZZZ2\"><v>1</v></c>")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>99999</v></c>")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>-1</v></c>")]
    [InlineData("<c t=\"s\"/><c r=\"\"/><c r=\"2\"><v/></c>")]
    [InlineData("<c r=\"B2\" t=\"str\"><v>x</v></c><c r=\"A2\" t=\"str\"><v>y</v></c>")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>")]
    [InlineData("<c r=\"A2\"><v>1E+400</v></c>")]
    [InlineData("<row r=\"9999999999999999999999\"><c><v>1</v></c></row>")]
    public void Odd_cells_of_a_sheet_are_read_as_far_as_they_go(string cells)
    {
        string header = string.Concat(new[] { "from", "to", "period", "cost_percent" }.Select(name => $"<c t=\"inlineStr\"><is><t>{name}</t></is></c>"));
        string good = string.Concat(new[] { "USA", "MEX", "2020Q3", "4.5" }.Select(value => $"<c t=\"str\"><v>{value}</v></c>"));

        var outcome = Checking.Of(CorridorAveragesKind.Declared,
            new Workbook().Raw("s", $"<worksheet><sheetData><row>{header}</row><row>{cells}</row><row>{good}</row></sheetData></worksheet>").ToBytes());

        Assert.Equal(1, outcome.Value.File.Good);
    }

    [Fact]
    public void Zip_and_gzip_are_opened_whatever_they_hold()
    {
        byte[] text = Encoding.UTF8.GetBytes(Averages + "USA,MEX,2020Q3,4.5\n");
        byte[] book = new Workbook().Sheet("data", ["from", "to", "period", "cost_percent"], ["USA", "MEX", "2020Q3", 4.5]).ToBytes();

        foreach (byte[] packed in new[] { text, book, Gzip(text), Gzip(book), Zip(("a.csv", text)), Zip(("a.xlsx", book)), Zip(("folder/", []), ("folder/a.csv", text), ("__MACOSX/._a.csv", [1])) })
        {
            Assert.Equal(1, Checking.Of(CorridorAveragesKind.Declared, packed).Value.File.Good);
        }

        Assert.Equal("zip-holds-several", Checking.Of(CorridorAveragesKind.Declared, Zip(("a.csv", text), ("b.csv", text))).Refusal!.Code);
        Assert.Equal("packed-twice", Checking.Of(CorridorAveragesKind.Declared, Gzip(Zip(("a.csv", text)))).Refusal!.Code);
        Assert.Equal("empty-file", Checking.Of(CorridorAveragesKind.Declared, "").Refusal!.Code);
        Assert.Equal("old-workbook", Checking.Of(CorridorAveragesKind.Declared, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).Refusal!.Code);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_while_it_streams()
    {
        await using var receiving = new ReceivingStream(new MemoryStream(new byte[300_000]), Stream.Null, most: 200_000, _ => { });

        var refusal = (await Assert.ThrowsAsync<UnreadableFileException>(() => receiving.CopyToAsync(Stream.Null))).Refusal;

        Assert.Equal((RefusalKind.TooLarge, "file-too-large"), (refusal.Kind, refusal.Code));
        Assert.InRange(receiving.Position, 200_001, 290_000);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(content);
        return memory.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    private static int LinesOf(string csv) => csv.Split("\r\n").Length - 2;

    private static IEnumerable<string> CellsOf(string csv)
    {
        using var reader = CsvHelper.CsvReader.FromText(csv, new CsvHelper.CsvReaderOptions { Separator = ',' });
        while (reader.Read())
        {
            for (int at = 0; at < reader.FieldCount; at++) yield return reader.GetString(at);
        }
    }
}
