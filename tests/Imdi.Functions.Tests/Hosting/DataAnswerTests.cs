using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Hosting;

public sealed class DataAnswerTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private string _run = "run-1";
    private int _computed;

    public sealed record Sum(CountryCode Country, Money Fee, Money? Refund, Period Period);

    public sealed record Place(string Region, int Rank);

    public sealed record Row(string Id, string Name, Percent? Cost, DateOnly Day, Place? Place, IReadOnlyList<string> Tags);

    public async Task InitializeAsync() => _house = await TestHouse.OpenAsync(Map);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_collection_carries_its_source_and_the_link_to_its_next_page()
    {
        var first = await JsonAsync("/api/tests/rows?limit=2");

        Assert.Equal(["R1", "R2"], Ids(first));
        Assert.Equal("A source", first.GetProperty("source").GetString());
        Assert.Equal("2020-12-31", first.GetProperty("vintage").GetString());
        Assert.Equal("/en/send/method/", first.GetProperty("method").GetString());
        Assert.Equal("run-1", first.GetProperty("run").GetString());
        var second = await JsonAsync(first.GetProperty("next").GetString()!);
        Assert.Equal(["R3", "R4"], Ids(second));
        var third = await JsonAsync(second.GetProperty("next").GetString()!);
        Assert.Equal(["R5"], Ids(third));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task The_next_link_is_a_header_too()
    {
        using var response = await GetAsync("/api/tests/rows?limit=2");

        Assert.StartsWith("</api/tests/rows?", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.EndsWith("; rel=\"next\"", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_gone_is_400()
    {
        using var response = await GetAsync("/api/tests/rows?after=UjlfOQ");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

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

    [Fact]
    public async Task CSV_can_be_asked_for_by_the_Accept_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows?limit=1");
        request.Headers.Accept.ParseAdd("text/csv, application/json;q=0.5");
        using var response = await _house.Client.SendAsync(request);

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
    public async Task Who_has_the_answer_gets_304_before_anything_is_worked_out()
    {
        using var first = await GetAsync("/api/tests/rows");
        int before = _computed;
        using var second = await GetAsync("/api/tests/rows", first.Headers.ETag!.ToString());

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(before, _computed);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_tag_differs_by_run_question_language_and_form()
    {
        var tags = new List<string>
        {
            await TagAsync("/api/tests/rows"), await TagAsync("/api/tests/rows?limit=1"), await TagAsync("/api/tests/rows?lang=fr"), await TagAsync("/api/tests/rows.csv"),
        };
        _run = "run-2";
        tags.Add(await TagAsync("/api/tests/rows"));

        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task Equal_questions_have_equal_tags_in_any_order() =>
        Assert.Equal(await TagAsync("/api/tests/rows?limit=1&lang=fr"), await TagAsync("/api/tests/rows?lang=fr&limit=1"));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_has_a_tag_of_its_own_that_matches_too(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows");
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var response = await _house.Client.SendAsync(request);
        string tag = response.Headers.ETag!.ToString();
        using var again = await GetAsync("/api/tests/rows", tag);

        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.EndsWith($"-{coding}\"", tag, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
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

    [Fact]
    public async Task Public_data_is_open_to_every_origin_without_credentials()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await _house.Client.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Public_data_may_be_kept_for_five_minutes()
    {
        using var response = await GetAsync("/api/tests/rows");

        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        var day = new DateOnly(2020, 9, 30);
        Row[] rows =
        [
            new("R1", "Côte d'Ivoire", new Percent(-0.215m), day, new Place("SSA", 1), ["a", "b"]),
            new("R2", "=HYPERLINK(\"x\")", null, day, null, []),
            new("R3", "@sum", new Percent(7.1m), day, null, []),
            new("R4", "-12.5", new Percent(3), day, null, []),
            new("R5", "a, b", new Percent(3), day, null, ["-1+1"]),
        ];
        var note = new DataNote("A source", "2020-12-31", "/en/send/method/", "run-1");
        var room = routes.MapRoom("tests", "Tests");
        room.MapGet("rows", (RowsRequest asked) =>
        {
            var answer = asked.From(_run);
            if (answer.Unchanged() is { } unchanged) return unchanged;
            _computed++;
            return Answer.From(Page.Of(rows, row => row.Id, asked), page => answer.Rows(page, note));
        }).Describe("listRows", "Rows.").AnswersRows<Row>();
        Sum[] sums = [new(CountryCode.Parse("JP"), Money.Round(-1200, Currency.Parse("JPY")), null, Period.OfQuarter(2020, 3))];
        room.MapGet("sums", (RowsRequest asked) => Answer.From(Page.Of(sums, sum => sum.Country.Alpha3, asked), page => asked.From(_run).Rows(page, note))).AnswersRows<Sum>();
        room.MapGet("one", (DataRequest asked) => asked.From(_run).One(new { title = "x" }, rows, note)).AnswersOne<Row>(alsoCsv: true);
        room.MapGet("bare", (DataRequest asked) => asked.From(_run).One(new { title = "x" })).AnswersOne<Row>();
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null) request.Headers.IfNoneMatch.ParseAdd(tag);
        return await _house.Client.SendAsync(request);
    }

    private async Task<string> TagAsync(string address)
    {
        using var response = await GetAsync(address);
        return response.Headers.ETag!.Tag;
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetString());
}
