using System.Net;
using System.Text;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.Hosting;

public sealed class CsvAnswerTests : DataHouse
{
    [Fact]
    public async Task The_same_address_as_CSV_has_the_same_rows()
    {
        using var response = await GetAsync("/api/tests/rows.csv");

        Assert.Equal(
            "id,name,cost,day,placeRegion,placeRank,tags,source,vintage,run\r\n" +
            "R1,Côte d'Ivoire,-0.215,2020-09-30,SSA,1,a;b,A source,2020-12-31,run-1\r\n" +
            "R2,\"'=HYPERLINK(\"\"x\"\")\",,2020-09-30,,,,A source,2020-12-31,run-1\r\n" +
            "R3,'@sum,7.1,2020-09-30,,,,A source,2020-12-31,run-1\r\n" +
            "R4,-12.5,3,2020-09-30,,,,A source,2020-12-31,run-1\r\n" +
            "R5,\"a, b\",3,2020-09-30,,,'-1+1,A source,2020-12-31,run-1\r\n",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Equal("tests-rows.csv", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    /// <summary>Where a semicolon separates, as in spreadsheets of many countries, or a line break within quotes that are not seen as such.</summary>
    [Theory]
    [InlineData("x;=HYPERLINK(\"x\")", "x;'=HYPERLINK(\"x\")")]
    [InlineData("x;\"=1+1\"", "x;\"'=1+1\"")]
    [InlineData("x\t@sum", "x\t'@sum")]
    [InlineData("x\r\n+1", "x\r\n'+1")]
    [InlineData("x\n－1", "x\n'－1")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("-1+1;-2", "'-1+1;-2")]
    [InlineData("-1.5;-2\n-3", "-1.5;-2\n-3")]
    [InlineData("a=b; -c, d-e", "a=b; -c, d-e")]
    public void No_part_of_a_cell_becomes_a_formula_where_another_sign_separates(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Fact]
    public async Task CSV_can_be_asked_for_by_the_Accept_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows?limit=1");
        request.Headers.Accept.ParseAdd("text/csv, application/json;q=0.5");
        using var response = await House.Client.SendAsync(request);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("/api/tests/rows.csv?", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/tests/rows.csv?bom=1", true)]
    [InlineData("/api/tests/rows.csv", false)]
    public async Task A_byte_order_mark_stands_only_where_asked_for(string address, bool expected)
    {
        using var response = await GetAsync(address);

        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(expected, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    [Fact]
    public async Task The_ending_json_is_the_plain_address()
    {
        Assert.Equal(5, Ids(await JsonAsync("/api/tests/rows.json")).Count());
    }

    [Fact]
    public async Task Only_the_fields_asked_for_come()
    {
        var rows = await JsonAsync("/api/tests/rows?fields=id,cost&limit=1");
        Assert.Equal(["id", "cost"], rows.GetProperty("items")[0].EnumerateObject().Select(field => field.Name));

        using var csv = await GetAsync("/api/tests/rows.csv?fields=id,place&limit=1");
        Assert.StartsWith("id,placeRegion,placeRank,source,vintage,run\r\n", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_400_and_the_known_ones_are_named()
    {
        using var response = await GetAsync("/api/tests/rows?fields=price");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("id, name, cost", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thing_as_CSV_is_the_rows_it_holds()
    {
        Assert.Equal("x", (await JsonAsync("/api/tests/one")).GetProperty("title").GetString());
        using var csv = await GetAsync("/api/tests/one.csv");
        Assert.StartsWith("id,name,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_an_amount_and_a_currency_in_either_form()
    {
        var json = await JsonAsync("/api/tests/sums");
        using var csv = await GetAsync("/api/tests/sums.csv");

        Assert.Equal("""{"amount":"-1200","currency":"JPY"}""", json.GetProperty("items")[0].GetProperty("fee").GetRawText());
        Assert.StartsWith(
            "country,fee,feeCurrency,refund,refundCurrency,period,source,vintage,run\r\nJPN,-1200,JPY,,,2020Q3,",
            await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_rows_has_no_CSV()
    {
        using var response = await GetAsync("/api/tests/bare.csv");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
