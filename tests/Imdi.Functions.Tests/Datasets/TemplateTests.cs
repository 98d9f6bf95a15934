using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class TemplateTests
{
    private const string Averages = "from,to,period,cost_percent\n";

    public static TheoryData<string> Kinds => [.. DatasetKinds.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_of_the_declared_examples_loads_in_every_kind(string id)
    {
        var kind = DatasetKinds.Find(id)!;
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(id, WriteTemplate.For(kind) + A.Row(kind))).Value;

        Assert.Equal((1L, 0L), (report.Version.Rows, report.Version.Findings));
        Assert.Equal(kind.Columns.ToDictionary(column => column.Name, column => column.Example.Length > 0 ? column.Example.TrimEnd('0') : null),
            Assert.Single(await ingest.RowsAsync(report.Version)).ToDictionary(cell => cell.Key, cell => cell.Value?.TrimEnd('0')));
    }

    [Theory]
    [InlineData("period;cost_percent;to;from\n2020Q3;4.5;MEX;USA\n")]
    [InlineData("\uFEFFfrom,to,period,cost_percent\r\nUSA,MEX,2020Q3,4.5\r\n")]
    [InlineData("FROM, To ,period,cost_percent\nusa,mx,2020Q3,4.5")]
    [InlineData("from\tto\tperiod\tcost_percent\nUSA\tMEX\t2020Q3\t4.5\n")]
    [InlineData("\n\nfrom,to,period,cost_percent\n\n\"USA\",\"MEX\",2020Q3,+4.50\n,,,\n")]
    public async Task Order_delimiter_byte_order_mark_case_and_blank_lines_do_not_matter(string content)
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, content)).Value;

        var row = Assert.Single(await ingest.RowsAsync(report.Version));
        Assert.Equal(("USA", "MEX", "2020Q3", "4.5"), (row["from"], row["to"], row["period"], row["cost_percent"]));
        Assert.Equal(0, report.Version.Findings);
    }

    [Fact]
    public async Task A_missing_required_column_refuses_the_file_by_name()
    {
        var ingest = await Ingest.FreshAsync();

        var refusal = (await ingest.LoadAsync(CorridorAverages, "from,to,cost_percent\nUSA,MEX,4.5\n")).Refusal!;

        Assert.Equal("missing-column", refusal.Code);
        Assert.Equal("/header/period", Assert.Single(refusal.Errors).Pointer);
        Assert.Contains("period", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_column_is_a_finding_and_not_read()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, "from,to,period,costpercent,cost_percent,note\nUSA,MEX,2020Q3,9,4.5,x\n")).Value;

        Assert.Equal(["costpercent", "note"], report.First.Select(finding => finding.Column));
        Assert.All(report.First, finding => Assert.Equal(FindingCodes.UnknownColumn, finding.Code));
        Assert.Contains("Did you mean cost_percent?", report.First[0].Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USA,ZZZ,2020Q3,4.5", "to", "unknown-country")]
    [InlineData("USA,Mexico,2020Q3,4.5", "to", "unknown-country")]
    [InlineData("USA,WLD,2020Q3,4.5", "to", "unknown-country")]
    [InlineData("USA,,2020Q3,4.5", "to", "missing")]
    [InlineData("USA,MEX,2020,4.5", "period", "not-a-quarter")]
    [InlineData("USA,MEX,2020Q5,4.5", "period", "not-a-quarter")]
    [InlineData("USA,MEX,2020Q3,\"4,5\"", "cost_percent", "not-a-number")]
    [InlineData("USA,MEX,2020Q3,..", "cost_percent", "not-a-number")]
    [InlineData("USA,MEX,2020Q3,NaN", "cost_percent", "not-a-number")]
    [InlineData("USA,MEX,2020Q3,4.5%", "cost_percent", "not-a-number")]
    [InlineData("USA,MEX,2020Q3,450", "cost_percent", "out-of-range")]
    [InlineData("USA,MEX,2020Q3,9999999999999999999999999999999999", "cost_percent", "not-a-number")]
    [InlineData("U\u0007SA,MEX,2020Q3,4.5", "from", "control-character")]
    public async Task A_bad_cell_refuses_its_row_and_says_where(string row, string column, string code)
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, Averages + "GBR,IND,2020Q3,2.9\n" + row + "\n")).Value;

        Assert.Equal(1, report.Version.Rows);
        var finding = Assert.Single(report.First);
        Assert.Equal((3L, column, code, Severity.Error), (finding.Row, finding.Column, finding.Code.Code, finding.Code.Severity));
        Assert.NotEmpty(finding.Cure);
    }

    [Fact]
    public async Task A_country_by_name_is_told_its_code()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, Averages + "GBR,IND,2020Q3,2.9\nUSA,\"Egypt, Arab Rep.\",2020Q3,4\n")).Value;

        Assert.Equal("Write EGY.", Assert.Single(report.First).Cure);
    }

    [Fact]
    public async Task A_repeated_key_keeps_the_first_row_and_names_it()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, Averages + "USA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,3\nus,mex,2020Q3,5\n")).Value;

        Assert.Equal("4.5", (await ingest.RowsAsync(report.Version)).Single(row => row["to"] == "MEX")["cost_percent"]);
        var finding = Assert.Single(report.First);
        Assert.Equal((4L, FindingCodes.DuplicateKey), (finding.Row, finding.Code));
        Assert.StartsWith("Row 2 ", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_one_good_row_is_refused_whole()
    {
        var ingest = await Ingest.FreshAsync();

        var refusal = (await ingest.LoadAsync(CorridorAverages, Averages + "USA,MEX,2020Q3,many\n")).Refusal!;

        Assert.Equal("no-acceptable-row", refusal.Code);
        Assert.Equal("/rows/2/cost_percent", Assert.Single(refusal.Errors).Pointer);
        Assert.Empty(await ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None));
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused_by_row()
    {
        var ingest = await Ingest.FreshAsync();
        var kind = RemittanceQuotesKind.Declared;
        byte[] content = Encoding.Latin1.GetBytes(WriteTemplate.For(kind) + A.Row(kind) + A.Row(kind, (Quote.Id, "2"), (Quote.Provider, "Poste Italiane é")));

        var report = (await ingest.LoadAsync(RemittanceQuotes, content)).Value;

        Assert.Equal((3L, Quote.Provider, FindingCodes.NotUtf8), Assert.Single(report.First.Select(finding => (finding.Row, finding.Column, finding.Code))));
    }

    [Fact]
    public async Task Utf16_with_its_mark_is_read()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Averages + "USA,MEX,2020Q3,4.5\n")])).Value;

        Assert.Equal(1, report.Version.Rows);
    }

    [Fact]
    public async Task A_ragged_row_is_read_and_said()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, Averages + "USA,MEX,2020Q3,4.5,6\n")).Value;

        Assert.Equal((1L, FindingCodes.RaggedRow), (report.Version.Rows, Assert.Single(report.First).Code));
    }

    [Fact]
    public async Task A_template_may_be_a_workbook_with_its_own_dates_and_numbers()
    {
        var ingest = await Ingest.FreshAsync();
        var kind = RemittanceQuotesKind.Declared;
        object?[] cells = [.. kind.Columns.Select(column => column switch
        {
            { Type: ColumnType.Date } => 45883,
            { Type: ColumnType.Decimal, Example.Length: > 0 } => double.Parse(column.Example, System.Globalization.CultureInfo.InvariantCulture),
            _ => (object?)column.Example,
        })];

        var report = (await ingest.LoadAsync(RemittanceQuotes, new Workbook().Sheet("quotes", [.. kind.Columns.Select(column => (object?)column.Name)], cells).ToBytes())).Value;

        Assert.Equal(("2025-08-14", 0L), (Assert.Single(await ingest.RowsAsync(report.Version))[Quote.Date], report.Version.Findings));
    }

    [Theory]
    [InlineData("Bank of Utopia")]
    [InlineData("../up")]
    [InlineData("a~b")]
    [InlineData("x")]
    public async Task A_source_has_a_plain_name(string source)
    {
        var ingest = await Ingest.FreshAsync();

        Assert.Equal("bad-source", (await ingest.LoadAsync(CorridorAverages, Averages + "USA,MEX,2020Q3,4.5\n", source)).Refusal!.Code);
    }

    [Fact]
    public async Task A_file_of_many_rows_is_read_back_whole_over_its_row_groups()
    {
        var ingest = await Ingest.FreshAsync();
        const int rows = 150_000;
        string content = "from,to,year,million_usd\n" + string.Concat(Enumerable.Range(0, rows).Select(at => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Codes[at / 200 % Codes.Count]},{Codes[at / 200 / Codes.Count]},{1900 + (at % 200)},{at + 1}\n")));

        var report = (await ingest.LoadAsync(RemittanceFlows, content)).Value;

        int batches = 0;
        decimal sum = 0;
        await foreach (var batch in ingest.Published.ReadAsync(report.Version, [Flow.MillionUsd], CancellationToken.None))
        {
            batches++;
            sum += batch.Number(Flow.MillionUsd).Sum() ?? 0;
        }

        Assert.Equal((rows, 0L, 3, rows * (rows + 1m) / 2), (report.Version.Rows, report.Version.Findings, batches, sum));
    }

    private static readonly List<string> Codes = [.. Imdi.Shared.CodeLists.Countries.Select(country => country.Alpha3)];

    [Fact]
    public async Task A_file_of_another_kind_is_told_its_kind()
    {
        var ingest = await Ingest.FreshAsync();

        var refusal = (await ingest.LoadAsync(RemittanceFlows, Averages + "USA,MEX,2020Q3,4.5\n")).Refusal!;

        Assert.Equal("layout-not-recognised", refusal.Code);
        Assert.Contains(CorridorAverages, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decimals_beyond_the_fifteenth_are_rounded_and_none_before()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(CorridorAverages, Averages + "USA,MEX,2020Q3,5.123456789012345\nUSA,PHL,2020Q3,5.1234567890123456\n")).Value;

        Assert.Equal(["5.123456789012345", "5.123456789012346"], (await ingest.RowsAsync(report.Version)).Select(row => row["cost_percent"]));
    }
}
