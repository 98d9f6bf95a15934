using System.Net;
using System.Text.Json;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Averages by group, countries, and the method behind all of them.</summary>
public sealed class FigureDoorTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private readonly RemittanceHouse _house = small.House;

    [Fact]
    public async Task Groups_are_named_by_what_they_are()
    {
        var rows = (await _house.JsonAsync("/api/remittances/averages/2026Q3?lang=fr&limit=1000")).GetProperty("items").EnumerateArray()
            .Select(row => (Text(row, "by"), Text(row, "byName"), Text(row, "group"), Text(row, "groupName"))).ToList();

        Assert.Contains(("region", "Région de réception", "SA", "Asie du Sud"), rows);
        Assert.Contains(("provider-type", "Prestataire", "mto", "Société de transfert d’argent"), rows);
        Assert.Contains(("g20", "Appartenance au G20", "g20", "Pays d’envoi du G20"), rows);
        Assert.Contains(("digital", "Numérique ou non", "other", "Autres services"), rows);
        Assert.All(rows, row => Assert.NotEmpty(row.Item4));
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("averages")]
    public async Task A_quarter_in_the_path_is_the_quarter_that_was_asked_for(string answer)
    {
        string inPath = (await _house.JsonAsync($"/api/remittances/{answer}/2020Q3")).GetRawText(), asked = (await _house.JsonAsync($"/api/remittances/{answer}?period=2020Q3")).GetRawText();
        using var missing = await _house.GetAsync($"/api/remittances/{answer}/1999Q1");
        using var malformed = await _house.GetAsync($"/api/remittances/{answer}/2020Q5");

        Assert.Equal(asked, inPath);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (missing.StatusCode, malformed.StatusCode));
    }

    [Fact]
    public async Task Averages_say_over_what_they_are()
    {
        var types = await _house.JsonAsync("/api/remittances/averages?by=provider-type&period=2026Q3");
        var bank = types.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("group").GetString() == "bank");
        var receivers = await _house.JsonAsync("/api/remittances/averages?by=receiver&basis=corridor-averages&period=2015Q4");

        Assert.Equal(5.595635m, decimal.Round(bank.GetProperty("meanOverServices").GetDecimal(), 6));
        Assert.Equal(2, bank.GetProperty("services").GetInt32());
        Assert.Equal("Mexico", receivers.GetProperty("items")[0].GetProperty("groupName").GetString());
        Assert.Equal(JsonValueKind.Null, receivers.GetProperty("items")[0].GetProperty("meanOverServices").ValueKind);
    }

    [Fact]
    public async Task A_country_is_answered_on_both_sides()
    {
        var country = await _house.JsonAsync("/api/remittances/countries/gb");

        Assert.Equal("United Kingdom", country.GetProperty("name").GetString());
        Assert.Equal(2, country.GetProperty("asSender").GetProperty("corridors").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, country.GetProperty("asReceiver").ValueKind);
    }

    [Fact]
    public async Task The_method_says_its_thresholds()
    {
        var method = await _house.JsonAsync("/api/remittances/methodology");

        Assert.Equal((100, 3), (method.GetProperty("staleAfterDays").GetInt32(), method.GetProperty("smartServices").GetInt32()));
    }

    [Fact]
    public async Task Before_anything_is_published_the_room_says_so()
    {
        await using var empty = await RemittanceHouse.OpenAsync(null);
        foreach (string address in new[] { "/corridors", "/corridors/GBR/IND", "/targets", "/averages", "/countries/GBR", "/methodology" })
        {
            using var response = await empty.GetAsync("/api/remittances" + address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }
    }

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;
}
