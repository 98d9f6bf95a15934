using System.Net;
using System.Text.Json;
using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class CorridorDoorTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private const string Corridor = "/api/remittances/corridors/GBR/IND";
    private readonly RemittanceHouse _house = small.House;

    [Fact]
    public async Task The_six_services_cost_what_the_methodology_says_and_the_undisclosed_is_never_ranked()
    {
        var answer = await _house.JsonAsync($"{Corridor}?amount=140");

        Assert.Equal(["B", "E", "C", "A", "D"], Texts(answer, "services", "provider"));
        Assert.Equal([1.159420m, 1.286853m, 1.518047m, 4.309627m, 6.881643m], Numbers(answer, "services", "totalPercent"));
        Assert.Equal([0m, 0.707143m, 1.421429m, 2.135714m, 3.500000m], Numbers(answer, "services", "feePercent"));
        Assert.Equal([1.159420m, 0.579710m, 0.096618m, 2.173913m, 3.381643m], Numbers(answer, "services", "marginPercent"));
        Assert.Equal("14175.00", answer.GetProperty("services")[3].GetProperty("received").GetProperty("amount").GetString());
        Assert.Equal("INR", answer.GetProperty("services")[3].GetProperty("received").GetProperty("currency").GetString());

        var undisclosed = Assert.Single(answer.GetProperty("undisclosed").EnumerateArray());
        Assert.Equal(0.357143m, decimal.Round(undisclosed.GetProperty("feePercent").GetDecimal(), 6));
        Assert.Equal(JsonValueKind.Null, undisclosed.GetProperty("totalPercent").ValueKind);
        Assert.Equal(JsonValueKind.Null, undisclosed.GetProperty("received").ValueKind);
    }

    [Fact]
    public async Task Its_average_is_3_031118_and_its_SmaRT_2_251967_and_the_wrong_answers_do_not_appear()
    {
        var answer = await _house.JsonAsync($"{Corridor}?amount=140");

        Assert.Equal(3.031118m, decimal.Round(answer.GetProperty("averagePercent").GetDecimal(), 6));
        Assert.Equal(2.251967m, decimal.Round(answer.GetProperty("smartPercent").GetDecimal(), 6));
        Assert.Equal(3, answer.GetProperty("smartUsed").GetInt32());
        foreach (string wrong in new[] { "2.585455", "1.321440", "1.32144", "0.934472" })
        {
            Assert.DoesNotContain(wrong, answer.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_amount_to_be_received_is_solved_for_what_to_send()
    {
        var answer = await _house.JsonAsync($"{Corridor}?receive=14175");

        var bank = answer.GetProperty("services").EnumerateArray().Single(service => service.GetProperty("provider").GetString() == "A");
        Assert.Equal("140.00", bank.GetProperty("send").GetProperty("amount").GetString());
        Assert.Equal("14175.00", bank.GetProperty("received").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task A_service_that_hides_its_rate_is_listed_apart_when_an_amount_to_be_received_is_asked()
    {
        var answer = await _house.JsonAsync($"{Corridor}?receive=14175&lang=fr");
        var hidden = Assert.Single(answer.GetProperty("undisclosed").EnumerateArray());

        Assert.Equal(["A", "B", "C", "D", "E"], Texts(answer, "services", "provider").Order(StringComparer.Ordinal));
        Assert.Equal(("F", "undisclosed", "Taux de change non communiqué"), (Text(hidden, "provider"), Text(hidden, "standing"), Text(hidden, "standingName")));
        foreach (string figure in new[] { "rank", "send", "fee", "feePercent", "total", "totalPercent", "received" })
        {
            Assert.Equal(JsonValueKind.Null, hidden.GetProperty(figure).ValueKind);
        }

        string[] lines = await LinesAsync($"{Corridor}.csv?receive=14175");
        Assert.Equal(1 + 6, lines.Length);
        Assert.Contains(lines, line => line.Contains(",undisclosed,Exchange rate not disclosed,F,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?lang=fr", null, "Banque", "Carte de débit", "2 jours", "Espèces", "livre sterling")]
    [InlineData("", "es-CL, en;q=0.5", "Banco", "Tarjeta de débito", "2 días", "Efectivo", "libra esterlina")]
    [InlineData("", null, "Bank", "Debit card", "2 days", "Cash", "British Pound")]
    public async Task Every_code_has_its_label_in_the_language_asked(string query, string? accepted, params string[] labels)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Corridor + query);
        if (accepted is not null) request.Headers.AcceptLanguage.ParseAdd(accepted);
        using var response = await _house.Client.SendAsync(request);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var bank = answer.GetProperty("services").EnumerateArray().Single(service => Text(service, "provider") == "A");

        Assert.Equal(("bank", "two-days"), (Text(bank, "providerType"), Text(bank, "speed")));
        Assert.Equal(
            labels.Take(4),
            [Text(bank, "providerTypeName"), bank.GetProperty("instrumentNames")[0].GetString()!, Text(bank, "speedName"), bank.GetProperty("pickupNames")[0].GetString()!]);
        Assert.Equal(labels[4], Text(answer, "sendCurrencyName"), ignoreCase: true);
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Fact]
    public async Task Every_code_of_a_collection_has_a_column_for_its_label()
    {
        foreach (string address in new[] { Corridor, $"{Corridor}/trend", "/api/remittances/corridors", "/api/remittances/averages", "/api/remittances/targets", "/api/remittances/countries/GBR" })
        {
            string[] header = (await LinesAsync($"{address}.csv"))[0].Split(',');
            string[] codes =
            [
                .. new[] { "from", "to", "standing", "providerType", "instruments", "accessPoints", "pickups", "speed", "coverage", "feeMode", "sendCurrency", "receivedCurrency", "basis", "by", "group" }
                    .Intersect(header),
            ];

            Assert.NotEmpty(codes);
            Assert.All(codes, code => Assert.Contains($"{(code is "instruments" or "accessPoints" or "pickups" ? code[..^1] : code)}Name{(code is "instruments" or "accessPoints" or "pickups" ? "s" : "")}", header));
        }
    }

    [Theory]
    [InlineData("providerType=bank", "A,D")]
    [InlineData("speed=next-day", "B,E,D")]
    [InlineData("instrument=cash", "")]
    [InlineData("pickup=cash&providerType=mto&speed=same-day", "B,E")]
    public async Task Services_can_be_chosen(string query, string providers)
    {
        var answer = await _house.JsonAsync($"{Corridor}?amount=140&{query}");

        Assert.Equal(providers, string.Join(',', Texts(answer, "services", "provider")));
        Assert.Equal(2.251967m, decimal.Round(answer.GetProperty("smartPercent").GetDecimal(), 6));
    }

    [Theory]
    [InlineData("?amount=0", 422, "/amount", "amount-not-positive")]
    [InlineData("?amount=-5", 422, "/amount", "amount-not-positive")]
    [InlineData("?receive=0", 422, "/receive", "amount-not-positive")]
    [InlineData("?amount=70000.01", 422, "/amount", "amount-too-large")]
    [InlineData("?receive=9000000000", 422, "/receive", "amount-too-large")]
    [InlineData("?receive=79228162514264337593543950335", 422, "/receive", "amount-too-large")]
    [InlineData("?amount=0.0000000000000000000000000001", 422, "/amount", "amount-too-small")]
    [InlineData("?receive=0.0000000000000000001", 422, "/receive", "amount-too-small")]
    [InlineData("?amount=1&amount=2", 400, "/amount", "repeated-parameter")]
    [InlineData("?amount=100&receive=100", 422, "/receive", "two-amounts")]
    [InlineData("?amount=140&currency=USD", 422, "/currency", "wrong-currency")]
    [InlineData("?asOf=2027-01-01", 422, "/asOf", "as-of-too-late")]
    [InlineData("?asOf=01.02.2026", 400, "/asOf", "malformed-date")]
    [InlineData("?amount=12x", 400, "/amount", "malformed-number")]
    [InlineData("?speed=fast", 400, "/speed", "unknown-choice")]
    [InlineData("?colour=red", 400, "/colour", "unknown-parameter")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_what_would_be_right(string query, int status, string pointer, string code)
    {
        using var response = await _house.GetAsync(Corridor + query);

        Assert.Equal(status, (int)response.StatusCode);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("errors")[0];
        Assert.Equal((pointer, code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
        Assert.NotEmpty(error.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("/api/remittances/corridors/XXX/IND", 400)]
    [InlineData("/api/remittances/corridors/GBR/QQ", 400)]
    [InlineData("/api/remittances/corridors/IND/GBR", 404)]
    [InlineData("/api/remittances/corridors/IND/GBR/trend", 404)]
    [InlineData("/api/remittances/countries/FJI", 404)]
    [InlineData("/api/remittances/targets?period=1999Q1", 404)]
    [InlineData("/api/remittances/targets?period=2020Q5", 400)]
    [InlineData("/api/remittances/averages?by=shoe-size", 400)]
    [InlineData("/api/remittances/averages?group=NOPE", 400)]
    [InlineData("/api/remittances/corridors?sort=beauty", 400)]
    [InlineData("/api/remittances/corridors?region=Mars", 400)]
    public async Task What_does_not_exist_is_said_plainly(string address, int status)
    {
        using var response = await _house.GetAsync(address);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task As_of_an_earlier_day_the_earlier_prices_answer()
    {
        var now = await _house.JsonAsync("/api/remittances/corridors/FRA/MAR?amount=100");
        var then = await _house.JsonAsync("/api/remittances/corridors/FRA/MAR?amount=100&asOf=2026-07-15");

        Assert.Equal([5.00m], Numbers(now, "services", "feePercent"));
        Assert.Equal([10.00m], Numbers(then, "services", "feePercent"));
    }

    [Fact]
    public async Task A_stale_price_stands_apart()
    {
        var answer = await _house.JsonAsync("/api/remittances/corridors/GBR/KEN");

        Assert.Equal("no-services", answer.GetProperty("status").GetString());
        Assert.Equal(["Old Transfers"], Texts(answer, "stale", "provider"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("averagePercent").ValueKind);
    }

    [Fact]
    public async Task The_CSV_has_the_same_services()
    {
        var answer = await _house.JsonAsync($"{Corridor}?amount=140");
        using var response = await _house.GetAsync($"{Corridor}.csv?amount=140");
        string[] lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Split(',');

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1 + 6, lines.Length);
        Assert.Equal(
            Numbers(answer, "services", "totalPercent"),
            lines.Skip(1).Select(line => line.Split(',')[Array.IndexOf(header, "totalPercent")]).Where(text => text.Length > 0)
                .Select(text => decimal.Round(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 6)));
    }

    [Fact]
    public async Task Who_has_the_answer_is_told_so()
    {
        using var first = await _house.GetAsync($"{Corridor}?amount=140");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Corridor}?amount=140");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_trend_names_the_source_of_each_point()
    {
        var trend = await _house.JsonAsync("/api/remittances/corridors/USA/MEX/trend");

        Assert.Equal(("USA", "MEX"), (trend.GetProperty("from").GetString(), trend.GetProperty("to").GetString()));
        var point = trend.GetProperty("points")[0];
        Assert.Equal("2015Q4", point.GetProperty("period").GetString());
        Assert.Equal(4.751818m, point.GetProperty("mean").GetDecimal());
        Assert.Equal(JsonValueKind.Null, point.GetProperty("smart").ValueKind);
        Assert.Equal(RealFigures.WorldBank.Name, point.GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_trend_takes_the_services_where_they_are_known()
    {
        var trend = await _house.JsonAsync("/api/remittances/corridors/GBR/IND/trend");

        var points = trend.GetProperty("points").EnumerateArray().ToList();
        var last = points[^1];
        Assert.Equal(("2026Q3", "services"), (last.GetProperty("period").GetString(), last.GetProperty("basis").GetString()));
        Assert.Equal(3, last.GetProperty("smartUsed").GetInt32());
        Assert.Equal("corridor-averages", points[0].GetProperty("basis").GetString());
    }

    private async Task<string[]> LinesAsync(string address)
    {
        using var response = await _house.GetAsync(address);
        return (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;

    private static string[] Texts(JsonElement answer, string list, string field) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(row => row.GetProperty(field).GetString()!)];

    private static decimal[] Numbers(JsonElement answer, string list, string field) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(row => decimal.Round(row.GetProperty(field).GetDecimal(), 6))];
}
