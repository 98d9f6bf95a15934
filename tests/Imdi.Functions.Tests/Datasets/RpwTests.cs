using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class RpwTests
{
    [Fact]
    public async Task A_row_after_2016_becomes_a_quote_in_words_of_ours()
    {
        var (report, row) = await LoadOneAsync();

        Assert.Equal("world-bank-rpw", report.Version.Source.Id);
        Assert.Equal(0, report.Version.Findings);
        var expected = new Dictionary<string, string?>
        {
            [Quote.Id] = "1", [Quote.Period] = "2016Q2", [Quote.Date] = "2016-05-17", [Quote.From] = "GBR", [Quote.To] = "IND", [Quote.Provider] = "Example Bank",
            [Quote.ProviderType] = "bank", [Quote.Instruments] = "bank-account", [Quote.AccessPoints] = "internet", [Quote.Speed] = "two-days", [Quote.Coverage] = "high",
            [Quote.PickupMethods] = "cash", [Quote.SendCurrency] = "GBP", [Quote.ReceiveCurrency] = null, [Quote.Amount1] = "140", [Quote.Fee1] = "2.99", [Quote.Rate1] = "101.25",
            [Quote.Margin1] = "2.17", [Quote.Total1] = "4.31", [Quote.Amount2] = "345", [Quote.Fee2] = "2.99", [Quote.Rate2] = "101.25", [Quote.Margin2] = "2.17",
            [Quote.Total2] = "3.04", [Quote.InterbankRate] = "103.5", [Quote.Transparent] = "yes", [Quote.FeeMode] = "on-top", [Quote.ReceivingFee] = null,
            [Quote.RawProviderType] = "Bank", [Quote.RawInstrument] = "Bank account", [Quote.RawAccessPoint] = "Internet", [Quote.RawPickup] = "Cash",
        };
        Assert.Equal(expected, row);
    }

    [Fact]
    public async Task A_row_before_2016_takes_instrument_and_pickup_from_its_product()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(RemittanceQuotes, new Workbook().Sheet(Rpw.PreSheet, Rpw.Header(Rpw.Pre), Rpw.Row(Rpw.Pre)).ToBytes())).Value;

        var row = Assert.Single(await ingest.RowsAsync(report.Version));
        Assert.Equal(("2015Q4", "cash", "bank-account", "medium", null, "Cash to account"),
            (row[Quote.Period], row[Quote.Instruments], row[Quote.PickupMethods], row[Quote.Coverage], row[Quote.AccessPoints], row[Quote.RawInstrument]));
    }

    [Fact]
    public async Task A_workbook_with_both_sheets_reads_both()
    {
        var ingest = await Ingest.FreshAsync();
        byte[] book = new Workbook().Sheet("Legend", ["field", "definition"])
            .Sheet(Rpw.PreSheet, Rpw.Header(Rpw.Pre), Rpw.Row(Rpw.Pre)).Sheet(Rpw.PostSheet, Rpw.Header(Rpw.Post), Rpw.Row(Rpw.Post)).ToBytes();

        var report = (await ingest.LoadAsync(RemittanceQuotes, book)).Value;

        Assert.Equal(["2015Q4", "2016Q2"], (await ingest.RowsAsync(report.Version)).Select(row => row[Quote.Period]));
        Assert.Equal(0, report.Version.Findings);
    }

    [Fact]
    public async Task The_same_rows_as_csv_are_the_same_quotes()
    {
        var ingest = await Ingest.FreshAsync();
        var rows = new[] { Rpw.Row(Rpw.Post), Rpw.Row(Rpw.Post, ("id", 2), ("date", "2025-08-14 00:00:00"), ("period", "2025_3Q")) };

        var csv = (await ingest.LoadAsync(RemittanceQuotes, Rpw.Csv([Rpw.Header(Rpw.Post), .. rows]))).Value;
        var xlsx = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(rows))).Value;

        Assert.Equal(await ingest.RowsAsync(xlsx.Version), await ingest.RowsAsync(csv.Version));
        Assert.NotEqual(xlsx.Version.Version, csv.Version.Version);
    }

    [Fact]
    public async Task Numbers_stored_as_text_are_numbers()
    {
        var (_, row) = await LoadOneAsync(("id", "13291"), ("period", "2024_3Q"), ("date", "02/Aug/2024"), ("cc1 lcu amount", "200.00"), ("cc1 lcu fee", "3.00"), ("cc1 total cost %", "3.67"), ("inter lcu bank fx", "103.50"));

        Assert.Equal(("13291", "200", "3", "3.67", "103.5"), (row[Quote.Id], row[Quote.Amount1], row[Quote.Fee1], row[Quote.Total1], row[Quote.InterbankRate]));
    }

    [Fact]
    public async Task Doubles_with_seventeen_digits_are_what_their_author_saw()
    {
        var (_, row) = await LoadOneAsync(("cc1 lcu fee", 2.9900000000000002), ("cc1 lcu fx rate", 1.0125e2));

        Assert.Equal(("2.99", "101.25"), (row[Quote.Fee1], row[Quote.Rate1]));
    }

    [Theory]
    [InlineData("14/Aug/2025")]
    [InlineData("2025-08-14")]
    [InlineData(45883)]
    [InlineData(45883.5)]
    public async Task Dates_come_as_text_or_as_serial_numbers(object date)
    {
        var (_, row) = await LoadOneAsync(("period", "2025_3Q"), ("date", date));

        Assert.Equal("2025-08-14", row[Quote.Date]);
    }

    [Fact]
    public async Task A_workbook_may_count_its_days_from_1904()
    {
        var ingest = await Ingest.FreshAsync();
        byte[] book = new Workbook { Dates1904 = true }.Sheet(Rpw.PostSheet, Rpw.Header(Rpw.Post), Rpw.Row(Rpw.Post, ("period", "2025_3Q"), ("date", 45883 - 1462))).ToBytes();

        var report = (await ingest.LoadAsync(RemittanceQuotes, book)).Value;

        Assert.Equal("2025-08-14", Assert.Single(await ingest.RowsAsync(report.Version))[Quote.Date]);
    }

    [Theory]
    [InlineData("Yes")]
    [InlineData("yes")]
    [InlineData(" YES ")]
    public async Task Yes_is_yes_in_any_case(string transparent)
    {
        var (_, row) = await LoadOneAsync(("transparent", transparent));

        Assert.Equal("yes", row[Quote.Transparent]);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("")]
    public async Task Placeholders_mean_not_provided(string placeholder)
    {
        var (report, row) = await LoadOneAsync(("speed actual", placeholder), ("receiving network coverage", placeholder), ("payment instrument", placeholder), ("date", placeholder));

        Assert.Equal((null, null, null, null, 0L), (row[Quote.Speed], row[Quote.Coverage], row[Quote.Instruments], row[Quote.Date], report.Version.Findings));
    }

    [Fact]
    public async Task Unlabelled_trailing_columns_are_not_read()
    {
        var ingest = await Ingest.FreshAsync();
        object?[] row = [.. Rpw.Row(Rpw.Post, ("period", "2025_3Q"), ("date", 45883)), 2025, "GBR2025", "IND2025", "GBR2026", "IND2026"];

        var report = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(row))).Value;

        Assert.Equal((1L, 0L), (report.Version.Rows, report.Version.Findings));
    }

    [Fact]
    public async Task A_second_amount_of_zero_leaves_the_second_price_point_out()
    {
        var (report, row) = await LoadOneAsync(("cc2 lcu amount", 0));

        Assert.Equal("second-amount-zero", Assert.Single(report.First).Code.Code);
        Assert.All(new[] { Quote.Amount2, Quote.Fee2, Quote.Rate2, Quote.Margin2, Quote.Total2 }, column => Assert.Null(row[column]));
    }

    [Fact]
    public async Task A_second_price_point_in_another_currency_is_left_out()
    {
        var (report, row) = await LoadOneAsync(("cc2 lcu code", "USD"));

        Assert.Equal("second-currency-differs", Assert.Single(report.First).Code.Code);
        Assert.Null(row[Quote.Fee2]);
    }

    [Theory]
    [InlineData(0, "out-of-range")]
    [InlineData(null, "missing")]
    [InlineData("..", "missing")]
    public async Task An_interbank_rate_of_zero_or_none_refuses_its_row(object? rate, string code)
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(Rpw.Row(Rpw.Post), Rpw.Row(Rpw.Post, ("id", 2), ("period", "2018_4Q"), ("inter lcu bank fx", rate))))).Value;

        Assert.Equal((1L, 1L), (report.Version.Rows, report.Manifest.RefusedRows));
        var finding = Assert.Single(report.First);
        Assert.Equal((Rpw.PostSheet, 3L, "inter lcu bank fx", code), (finding.Sheet, finding.Row, finding.Column, finding.Code.Code));
    }

    [Fact]
    public async Task Kosovo_is_one_country_under_both_its_codes()
    {
        var (report, row) = await LoadOneAsync(("source_code", "CHE"), ("destination_code", "KSV"), ("corridor", "CHEXKX"), ("cc1 lcu code", "CHF"), ("cc2 lcu code", "CHF"));

        Assert.Equal(("XKX", 0L), (row[Quote.To], report.Version.Findings));
    }

    [Fact]
    public async Task A_corridor_of_other_countries_is_said_and_not_followed()
    {
        var (report, row) = await LoadOneAsync(("corridor", "GBRPAK"));

        Assert.Equal(("IND", "corridor-differs"), (row[Quote.To], Assert.Single(report.First).Code.Code));
    }

    [Theory]
    [InlineData("CZE", "Czechia")]
    [InlineData("TUR", "Türkiye")]
    [InlineData("MKD", "North Macedonia")]
    [InlineData("SWZ", "Eswatini")]
    [InlineData("ROM", "Romania", "ROU")]
    [InlineData("ZAR", "Congo, Dem. Rep.", "COD")]
    public async Task Renamed_countries_are_known_by_their_codes(string code, string name, string? canonical = null)
    {
        var (report, row) = await LoadOneAsync(("destination_code", code), ("destination_name", name), ("corridor", "GBR" + code));

        Assert.Equal((canonical ?? code, 0L), (row[Quote.To], report.Version.Findings));
    }

    [Fact]
    public async Task The_Netherlands_Antilles_count_as_their_largest_part_and_it_is_said()
    {
        var (report, row) = await LoadOneAsync(("source_code", "NLD"), ("destination_code", "ANT"), ("destination_income", ".."), ("corridor", "NLDANT"));

        Assert.Equal(("CUW", "counted-as-part"), (row[Quote.To], Assert.Single(report.First).Code.Code));
    }

    [Theory]
    [InlineData("payment instrument", "Credit Card", Quote.Instruments, "credit-card")]
    [InlineData("payment instrument", "Credit card", Quote.Instruments, "credit-card")]
    [InlineData("payment instrument", "Cash, Debit/Credit Card , bank  account", Quote.Instruments, "cash;debit-card;credit-card;bank-account")]
    [InlineData("access point", "Agent, Call center", Quote.AccessPoints, "agent;phone")]
    [InlineData("access point", "Bank Branch", Quote.AccessPoints, "branch")]
    [InlineData("pickup method", "Mobile\nWallet , Cash\n", Quote.PickupMethods, "mobile-wallet;cash")]
    [InlineData("speed actual", "less than one hour", Quote.Speed, "less-than-one-hour")]
    [InlineData("speed actual", "Next Day", Quote.Speed, "next-day")]
    [InlineData("speed actual", "3-5 days", Quote.Speed, "three-to-five-days")]
    [InlineData("speed actual", "6 days or more", Quote.Speed, "six-days-or-more")]
    [InlineData("firm_type", "Post Office", Quote.ProviderType, "post-office")]
    [InlineData("firm_type", "Money Transfer Operator / Post office", Quote.ProviderType, "mto")]
    [InlineData("receiving network coverage", "low", Quote.Coverage, "low")]
    public async Task Labels_have_codes_whatever_their_case(string theirs, string label, string ours, string codes)
    {
        var (report, row) = await LoadOneAsync((theirs, label));

        Assert.Equal((codes, 0L), (row[ours], report.Version.Findings));
    }

    [Fact]
    public async Task An_unknown_label_is_other_its_words_are_kept_and_it_is_said_once()
    {
        var ingest = await Ingest.FreshAsync();
        var rows = Enumerable.Range(1, 3).Select(id => Rpw.Row(Rpw.Post, ("id", id), ("payment instrument", "Carrier pigeon"))).ToArray();

        var report = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(rows))).Value;

        Assert.All(await ingest.RowsAsync(report.Version), row => Assert.Equal(("other", "Carrier pigeon"), (row[Quote.Instruments], row[Quote.RawInstrument])));
        Assert.Equal((2L, "unknown-label", "Carrier pigeon"), Assert.Single(report.First.Select(finding => (finding.Row, finding.Code.Code, finding.Value))));
    }

    [Fact]
    public async Task An_undisclosed_margin_is_unknown_and_not_nothing()
    {
        var (report, row) = await LoadOneAsync(("transparent", "no"), ("cc1 lcu fx rate", 1), ("cc2 lcu fx rate", 1), ("inter lcu bank fx", 1),
            ("cc1 fx margin", 0), ("cc2 fx margin", 0), ("cc1 total cost %", 2.14), ("cc2 total cost %", 0.87));

        Assert.Equal((null, null, null, null), (row[Quote.Margin1], row[Quote.Total1], row[Quote.Margin2], row[Quote.Total2]));
        Assert.Equal(("2.99", "2.99", 0L), (row[Quote.Fee1], row[Quote.Fee2], report.Version.Findings));
    }

    [Fact]
    public async Task A_margin_that_is_stated_though_undisclosed_is_said()
    {
        var (report, row) = await LoadOneAsync(("transparent", "no"), ("cc1 fx margin", 1.5));

        Assert.Equal((null, "margin-not-disclosed"), (row[Quote.Margin1], Assert.Single(report.First).Code.Code));
    }

    [Fact]
    public async Task Negative_costs_are_kept()
    {
        var (report, row) = await LoadOneAsync(("cc1 lcu fee", 0), ("cc1 fx margin", -58.92), ("cc1 total cost %", -58.92), ("cc1 lcu fx rate", 164.48));

        Assert.Equal(("-58.92", "-58.92", 0L), (row[Quote.Margin1], row[Quote.Total1], report.Version.Findings));
    }

    [Theory]
    [InlineData(4.40, 0)]
    [InlineData(4.42, 1)]
    public async Task A_stated_total_that_differs_by_more_than_a_tenth_is_said_and_kept(double total, int findings)
    {
        var (report, row) = await LoadOneAsync(("cc1 total cost %", total));

        Assert.Equal(total, double.Parse(row[Quote.Total1]!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(findings, report.First.Count(finding => finding.Code == FindingCodes.TotalDiffers));
    }

    [Fact]
    public async Task A_quarter_without_rows_is_no_error()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(
            Rpw.Row(Rpw.Post, ("period", "2025_1Q"), ("date", "10/Feb/2025")), Rpw.Row(Rpw.Post, ("period", "2025_3Q"), ("date", "10/Aug/2025"))))).Value;

        Assert.Equal((2L, 0L), (report.Version.Rows, report.Version.Findings));
    }

    [Fact]
    public async Task The_same_id_in_two_quarters_is_two_quotes_and_in_one_quarter_a_repetition()
    {
        var ingest = await Ingest.FreshAsync();

        var report = (await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(
            Rpw.Row(Rpw.Post), Rpw.Row(Rpw.Post, ("period", "2016_3Q"), ("date", "10/Aug/2016")), Rpw.Row(Rpw.Post, ("firm", "Another"))))).Value;

        Assert.Equal((2L, 4L, FindingCodes.DuplicateKey), (report.Version.Rows, Assert.Single(report.First).Row, report.First[0].Code));
    }

    [Fact]
    public async Task A_missing_column_refuses_the_file_by_name()
    {
        var ingest = await Ingest.FreshAsync();
        var header = Rpw.Header(Rpw.Post).Select(name => (object?)(name is "inter lcu bank fx" ? "interbank" : name)).ToArray();

        var refusal = (await ingest.LoadAsync(RemittanceQuotes, Rpw.Csv(header, Rpw.Row(Rpw.Post)))).Refusal!;

        Assert.Equal(("missing-column", "/header/inter lcu bank fx"), (refusal.Code, Assert.Single(refusal.Errors).Pointer));
    }

    private static async Task<(LoadReport, Dictionary<string, string?>)> LoadOneAsync(params (string Name, object? Value)[] cells)
    {
        var ingest = await Ingest.FreshAsync();
        var report = await ingest.LoadAsync(RemittanceQuotes, Rpw.PostBook(Rpw.Row(Rpw.Post, cells)));
        return (report.Value, Assert.Single(await ingest.RowsAsync(report.Value.Version)));
    }
}
