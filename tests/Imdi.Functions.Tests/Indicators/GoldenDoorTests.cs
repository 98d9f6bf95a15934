using System.Text.Json;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The golden numbers of domain.md, through the API, from the published files.</summary>
public sealed class GoldenDoorTests(RealHouse real) : IClassFixture<RealHouse>
{
    private IndicatorHouse House => real.House!;

    [RealFact]
    public async Task Concentrations_of_Mexico_and_Nepal()
    {
        Assert.Equal((0.962438m, 0.191687m), (await ValueAsync("RM.HHI/MEX?from=2017&to=2017"), await ValueAsync("RM.HHI/NPL?from=2017&to=2017")));
        Assert.Equal((0.948898m, 0.170775m), (await ValueAsync("MG.HHI/MX?latest=1"), await ValueAsync("MG.HHI/NP?latest=1")));
    }

    [RealFact]
    public async Task Remittances_of_Nepal()
    {
        var perEmigrant = await RowAsync("RM.PERMIG?country=NPL&from=2017&to=2017", row => row.GetProperty("counterpart").ValueKind == JsonValueKind.Null);

        Assert.Equal((23.9135m, 25.0264m, 22.6680m), (Math.Round(await ValueAsync("RM.GDP/NPL?from=2017&to=2017"), 4), Math.Round(await ValueAsync("RM.GDP/NPL?from=2018&to=2018"), 4), Math.Round(await ValueAsync("RM.GDP/NPL?from=2021&to=2021"), 4)));
        Assert.Equal((3_463.14m, 6_946.53m, 2_005_848m), (Math.Round(Number(perEmigrant, "value"), 2), Math.Round(Number(perEmigrant, "numerator"), 2), Number(perEmigrant, "denominator")));
        Assert.Equal((4.462450m, 87.5m), (await ValueAsync("RM.COST/NPL?from=2020Q3&latest=1", ofPair: false), await ValueAsync("RM.LE5MEAN/NPL?from=2020Q3")));
    }

    [RealFact]
    public async Task An_explanation_leads_to_the_shares_of_destinations()
    {
        var explained = await House.JsonAsync("/api/indicators/RM.PERMIG/NPL/2017/explain");
        var abroad = explained.GetProperty("inputs")[1].GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("counterpart").GetString()!, part => part.GetProperty("value"));

        Assert.Equal((537_517m, 455_905m, 341_000m), (abroad["IND"].GetDecimal(), abroad["SAU"].GetDecimal(), abroad["QAT"].GetDecimal()));
        Assert.Contains("/ 2005848 · 1000000 = 3463.1", explained.GetProperty("arithmetic").GetString(), StringComparison.Ordinal);
        Assert.All(explained.GetProperty("inputs")[1].GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("parts").EnumerateArray()), part => Assert.NotNull(part.GetProperty("version").GetString()));
    }

    [RealFact]
    public async Task A_corridor_has_its_costs_and_direction()
    {
        var nepal = await House.JsonAsync("/api/indicators/corridors/NPL/QAT");
        var mexico = await House.JsonAsync("/api/indicators/corridors/MEX/USA");

        Assert.Equal((4.6425m, 1.6425m), (Measure(nepal, "RM.COST"), nepal.GetProperty("toTarget").GetProperty("points").GetDecimal()));
        Assert.Equal((30_019.187m, 0.962438m), (Math.Round(mexico.GetProperty("toTarget").GetProperty("flowMillionUsd").GetDecimal(), 3), Measure(mexico, "RM.HHI")));
        Assert.Equal(("S-N", "S-N", "S-S"), (Class(nepal), Class(mexico), Class(await House.JsonAsync("/api/indicators/corridors/NPL/IND"))));
        Assert.Equal("no-data", nepal.GetProperty("measures").EnumerateArray().First(measure => measure.GetProperty("indicator").GetString() == "SK.MATCH").GetProperty("status").GetString());
    }

    [RealFact]
    public async Task Every_value_that_is_shown_explains_itself()
    {
        foreach (string id in (string[])["RM.GDP", "RM.PERMIG", "RM.HHI", "RM.COST", "RM.LE5MEAN", "RM.SAVE", "MG.INT", "MG.HHI"])
        {
            var rows = (await House.JsonAsync($"/api/indicators/{id}?country=NPL&latest=1&status=ok&limit=3")).GetProperty("items").EnumerateArray().ToList();
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                var explained = await House.JsonAsync(row.GetProperty("explain").GetString()!);
                Assert.Equal(row.GetProperty("value").GetDecimal(), explained.GetProperty("result").GetProperty("value").GetDecimal());
                Assert.NotEqual(0, explained.GetProperty("inputs").GetArrayLength());
            }
        }
    }

    private static string Class(JsonElement corridor) => corridor.GetProperty("direction").GetProperty("class").GetString()!;

    private static decimal Measure(JsonElement corridor, string id) => corridor.GetProperty("measures").EnumerateArray().First(measure => measure.GetProperty("indicator").GetString() == id).GetProperty("value").GetDecimal();

    private static decimal Number(JsonElement row, string field) => row.GetProperty(field).GetDecimal();

    private async Task<decimal> ValueAsync(string question, bool ofPair = true) =>
        Number(await RowAsync(question, row => ofPair || row.GetProperty("counterpart").ValueKind == JsonValueKind.Null), "value");

    private async Task<JsonElement> RowAsync(string question, Func<JsonElement, bool> which) =>
        (await House.JsonAsync($"/api/indicators/{question}{(question.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit=1000")).GetProperty("items").EnumerateArray().Single(which);
}
