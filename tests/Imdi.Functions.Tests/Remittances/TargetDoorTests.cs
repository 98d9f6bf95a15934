using System.Globalization;
using System.Text.Json;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class TargetDoorTests(RealHouse real) : IClassFixture<RealHouse>
{
    [RealFact]
    public async Task The_third_quarter_of_2020_stands_as_the_World_Bank_published_it()
    {
        var state = await (await real.HouseAsync()).JsonAsync("/api/remittances/targets?period=2020Q3");

        Assert.Equal(("2020Q3", "corridor-averages"), (state.GetProperty("period").GetString(), state.GetProperty("basis").GetString()));
        Assert.Equal(
            (367, 126, 59),
            (state.GetProperty("corridors").GetInt32(), state.GetProperty("atOrBelow5").GetInt32(), state.GetProperty("above10").GetInt32()));
        Assert.Equal(7.000746m, decimal.Round(state.GetProperty("mean").GetDecimal(), 6));
        Assert.Equal(6.307693m, decimal.Round(state.GetProperty("median").GetDecimal(), 6));
        Assert.Equal(["RUS-AZE"], Corridors(state, "minimum"));
        Assert.Equal(["ZAF-CHN"], Corridors(state, "maximum"));
        Assert.Equal("2020-12-07", state.GetProperty("vintage").GetString());
        Assert.Equal(RealFigures.WorldBank.Name, state.GetProperty("source").GetString());
    }

    [RealFact]
    public async Task Ties_are_listed_all_in_order_of_their_codes()
    {
        var state = await (await real.HouseAsync()).JsonAsync("/api/remittances/targets?period=2011Q1");

        Assert.Equal(["TZA-KEN", "TZA-RWA", "TZA-UGA"], Corridors(state, "maximum"));
        Assert.Equal(199, state.GetProperty("corridors").GetInt32());
    }

    [RealFact]
    public async Task Without_a_period_the_latest_quarter_answers_and_the_trend_has_all()
    {
        var house = await real.HouseAsync();
        var latest = await house.JsonAsync("/api/remittances/targets");
        var all = await house.JsonAsync("/api/remittances/targets/trend?limit=100");

        Assert.Equal("2020Q3", latest.GetProperty("period").GetString());
        Assert.Equal(35, all.GetProperty("items").GetArrayLength());
    }

    [RealFact]
    public async Task The_CSV_says_the_same_without_rounding()
    {
        var house = await real.HouseAsync();
        var state = await house.JsonAsync("/api/remittances/targets?period=2020Q3");
        using var response = await house.GetAsync("/api/remittances/targets.csv?period=2020Q3");
        string[] lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var (header, row) = (lines[0].Split(','), lines[1].Split(','));

        Assert.Equal(state.GetProperty("mean").GetRawText(), row[Array.IndexOf(header, "mean")]);
        Assert.Equal("RUS-AZE", row[Array.IndexOf(header, "minimumCorridors")]);
        Assert.True(decimal.Parse(row[Array.IndexOf(header, "mean")], CultureInfo.InvariantCulture).Scale > 10);
    }

    [RealFact]
    public async Task Mexico_is_4_751818_at_the_end_of_2015()
    {
        var trend = await (await real.HouseAsync()).JsonAsync("/api/remittances/corridors/USA/MEX/trend");

        var point = trend.GetProperty("points").EnumerateArray().Single(one => one.GetProperty("period").GetString() == "2015Q4");
        Assert.Equal(4.751818m, decimal.Round(point.GetProperty("mean").GetDecimal(), 6));
    }

    [RealFact]
    public async Task Nepals_average_is_answered()
    {
        var rows = await (await real.HouseAsync()).JsonAsync("/api/remittances/averages?by=receiver&group=NPL&period=2020Q3");

        var nepal = Assert.Single(rows.GetProperty("items").EnumerateArray());
        Assert.Equal(4.462450m, decimal.Round(nepal.GetProperty("meanOverCorridors").GetDecimal(), 6));
        Assert.Equal((8, 7), (nepal.GetProperty("corridors").GetInt32(), nepal.GetProperty("atOrBelow5").GetInt32()));
    }

    private static string[] Corridors(JsonElement state, string end) =>
        [.. state.GetProperty(end).GetProperty("corridors").EnumerateArray().Select(corridor => corridor.GetString()!)];
}

/// <summary>The real figures, published once when the first test asks.</summary>
public sealed class RealHouse : IAsyncLifetime
{
    private readonly Lazy<Task<RemittanceHouse>> _house = new(() => RemittanceHouse.OpenAsync(RealFigures.Book()));

    internal Task<RemittanceHouse> HouseAsync() => _house.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_house.IsValueCreated) await (await _house.Value).DisposeAsync();
    }
}
