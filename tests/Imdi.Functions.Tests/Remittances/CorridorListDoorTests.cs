using System.Net;
using System.Text.Json;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Corridors chosen, ordered and paged.</summary>
public sealed class CorridorListDoorTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private readonly RemittanceHouse _house = small.House;

    [Fact]
    public async Task The_list_is_filtered_ordered_and_paged()
    {
        var costs = await _house.JsonAsync("/api/remittances/corridors?sort=-cost&fields=from,to,mean&limit=2");
        var rest = await _house.JsonAsync(costs.GetProperty("next").GetString()!);
        var british = await _house.JsonAsync("/api/remittances/corridors?from=GBR&region=SA&lang=fr");

        decimal[] means = [.. Means(costs), .. Means(rest)];
        Assert.Equal(means.OrderDescending(), means);
        Assert.Equal("Inde", Assert.Single(british.GetProperty("items").EnumerateArray()).GetProperty("toName").GetString());

        static IEnumerable<decimal> Means(JsonElement page) => page.GetProperty("items").EnumerateArray()
            .Where(row => row.GetProperty("mean").ValueKind != JsonValueKind.Null).Select(row => row.GetProperty("mean").GetDecimal());
    }

    [Theory]
    [InlineData("providerType=post-office", "FRA-MAR")]
    [InlineData("providerType=bank&speed=same-day", "GBR-IND")]
    [InlineData("providerType=mto&instrument=debit-card&pickup=cash", "GBR-IND")]
    [InlineData("instrument=cash", "")]
    [InlineData("instrument=debit-card", "FRA-MAR,GBR-IND")]
    [InlineData("instrument=debit-card&period=2020Q3", "FRA-MAR,GBR-IND")]
    [InlineData("hasOffers=false&period=2020Q3", "USA-MEX")]
    public async Task The_list_keeps_the_corridors_with_a_current_offer_of_the_sort_asked(string query, string corridors)
    {
        var chosen = await _house.JsonAsync($"/api/remittances/corridors?{query}");
        string[] lines = await LinesAsync($"/api/remittances/corridors.csv?{query}");

        Assert.Equal(corridors, string.Join(',', chosen.GetProperty("items").EnumerateArray().Select(row => $"{Text(row, "from")}-{Text(row, "to")}")));
        Assert.Equal(corridors, string.Join(',', lines.Skip(1).Select(line => $"{line.Split(',')[0]}-{line.Split(',')[1]}")));
    }

    [Fact]
    public async Task A_list_that_is_chosen_is_paged_and_its_figures_stay_those_of_all_services()
    {
        var first = await _house.JsonAsync("/api/remittances/corridors?instrument=debit-card&limit=1&fields=from,to,mean,services");
        var second = await _house.JsonAsync(first.GetProperty("next").GetString()!);
        var whole = await _house.JsonAsync("/api/remittances/corridors?from=GBR&to=IND&providerType=bank");
        using var wrong = await _house.GetAsync("/api/remittances/corridors?instrument=shells");

        Assert.Equal(("FRA", "GBR"), (Text(first.GetProperty("items")[0], "from"), Text(second.GetProperty("items")[0], "from")));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(3.031118m, decimal.Round(whole.GetProperty("items")[0].GetProperty("mean").GetDecimal(), 6));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<string[]> LinesAsync(string address)
    {
        using var response = await _house.GetAsync(address);
        return (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;
}
