using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The profiles of the real files: Nepal's figures of the domain's golden profile, through the API and on the page.</summary>
public sealed class RealProfileTests(RealProfiles real) : IClassFixture<RealProfiles>
{
    private readonly ProfileHouse _house = real.House;

    [RealFact]
    public async Task Nepals_figures_come_out_through_the_API()
    {
        var figures = (await _house.JsonAsync("/api/profiles/NPL")).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("tables").EnumerateArray()).SelectMany(table => table.GetProperty("figures").EnumerateArray())
            .Where(figure => figure.GetProperty("value").ValueKind == JsonValueKind.Number)
            .ToDictionary(figure => string.Join(' ', Text(figure, "table"), Text(figure, "item"), Text(figure, "measure")), figure => figure.GetProperty("value").GetDecimal());

        Assert.Equal((2_005_848m, 537_517m, 455_905m, 341_000m, 209_121m, 129_450m), (Emigrants("T"), Emigrants("IND"), Emigrants("SAU"), Emigrants("QAT"), Emigrants("MYS"), Emigrants("USA")));
        Assert.Equal([26.80m, 22.73m, 17.00m, 10.43m, 6.45m], Shares("emigration.destinations", "IND", "SAU", "QAT", "MYS", "USA"));
        Assert.Equal((549_784m, 440_198m, -1_456_064m, 0.170775m), (figures["immigration.origins T immigrants"], figures["immigration.origins IND immigrants"], figures["emigration.stock 2017 net"], figures["emigration.measures MG.HHI value"]));
        Assert.Equal((6_946.53m, 0.191687m, 3_463.14m), (Round(figures["remittances.sources T flow"]), figures["remittances.measures RM.HHI value"], Round(figures["remittances.measures RM.PERMIG value"])));
        Assert.Equal([28.33m, 26.51m, 14.70m, 12.04m, 4.76m], Shares("remittances.sources", "QAT", "SAU", "IND", "ARE", "USA"));
        Assert.Equal((8_286_629_516m, 8_225_960_575m, 9_292_850_971m), (Received("2018"), Received("2021"), Received("2022")));
        Assert.Equal((23.9135m, 25.0264m, 22.6680m), (OfGdp("2017"), OfGdp("2018"), OfGdp("2021")));
        Assert.Equal([("MYS", 3.365385m), ("OMN", 3.681429m), ("ARE", 3.882667m), ("SAU", 4.126667m), ("IND", 4.226m), ("QAT", 4.6425m), ("USA", 4.824118m), ("GBR", 6.950833m)],
            figures.Where(figure => figure.Key.StartsWith("remittances.costs ", StringComparison.Ordinal)).Select(figure => (figure.Key.Split(' ')[1], decimal.Round(figure.Value, 6))));
        Assert.Equal((4.462450m, 8m, 7m), (Cost("cost.mean"), Cost("cost.corridors"), Cost("cost.within-5")));

        decimal Emigrants(string to) => figures[$"emigration.destinations {to} emigrants"];
        decimal Received(string year) => decimal.Round(figures[$"remittances.received {year} received"]);
        decimal OfGdp(string year) => decimal.Round(figures[$"remittances.received {year} of-gdp"], 4);
        decimal Cost(string item) => figures[$"remittances.cost-summary {item} value"];
        decimal[] Shares(string table, params string[] partners) => [.. partners.Select(partner => Round(figures[$"{table} {partner} share"]))];
        static decimal Round(decimal value) => decimal.Round(value, 2);
    }

    [RealFact]
    public async Task Nepals_figures_stand_on_the_page_in_each_language()
    {
        string english = await _house.TextAsync("/en/profiles/npl/");

        Assert.All(["2,005,848", "537,517", "26.80%", "22.73%", "17.00%", "10.43%", "6.45%", "549,784", "440,198", "\u22121,456,064", "0.170775", "0.191687", "6,946.53", "3,463.14", "28.33%", "26.51%", "14.70%", "12.04%", "4.76%",
            "8,286,629,516", "8,225,960,575", "9,292,850,971", "23.91%", "25.03%", "22.67%", "value=\"3.365385", "value=\"4.6425\"", "4.46%", "value=\"4.46245\""], figure => Assert.Contains(figure, System.Net.WebUtility.HtmlDecode(english), StringComparison.Ordinal));
        Assert.Contains("2\u202F005\u202F848", System.Net.WebUtility.HtmlDecode(await _house.TextAsync("/fr/profiles/npl/")), StringComparison.Ordinal);
        Assert.Contains("نيبال", System.Net.WebUtility.HtmlDecode(await _house.TextAsync("/ar/profiles/npl/")), StringComparison.Ordinal);
        Assert.Contains("Nepal", await _house.TextAsync("/es/profiles/npl/"), StringComparison.Ordinal);
    }

    [RealFact]
    public async Task A_profile_has_all_sections_and_says_what_nobody_holds()
    {
        var profile = await _house.JsonAsync("/api/profiles/NPL");
        var sections = profile.GetProperty("sections").EnumerateArray().ToList();

        Assert.Equal(Enumerable.Range(0, 13), sections.Select(section => section.GetProperty("number").GetInt32()));
        Assert.All(sections, section => Assert.NotEqual(0, section.GetProperty("tables").GetArrayLength()));
        Assert.All(sections.SelectMany(section => section.GetProperty("tables").EnumerateArray()), table => Assert.NotEqual(0, table.GetProperty("figures").GetArrayLength()));
        string[] gaps = [.. profile.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetString()!)];
        Assert.Superset(new HashSet<string> { "irregular.movements", "legal.framework", "policy.plans", "context.population", "labour.vacancies" }, gaps.ToHashSet());
        var tables = sections.Where(section => section.GetProperty("number").GetInt32() is > 0 and < 12).SelectMany(section => section.GetProperty("tables").EnumerateArray()).ToList();
        int known = tables.Count(table => table.GetProperty("status").GetString() == "known");
        Assert.Equal((tables.Count, known, decimal.Round(known * 100m / tables.Count)), (profile.GetProperty("coverage").GetProperty("tables").GetInt32(), profile.GetProperty("coverage").GetProperty("filled").GetInt32(), profile.GetProperty("coveragePercent").GetInt32()));
        Assert.All(tables.Where(table => table.GetProperty("status").GetString() == "no-data"), table => Assert.False(string.IsNullOrEmpty(Text(table, "fill"))));
        Assert.Contains("remittances.costs", profile.GetProperty("overdue").EnumerateArray().Select(table => table.GetString()));
        Assert.Equal(5, profile.GetProperty("inShort").GetArrayLength());
        Assert.Equal("Cost of sending USD 200 here in Q3 2020: 4.46% on average over corridors; 7 of 8 corridors cost at most 5%.", profile.GetProperty("inShort")[4].GetString());
    }

    [RealFact]
    public async Task Every_page_weighs_at_most_35_kB()
    {
        int countries = 0;
        foreach (var row in (await _house.JsonAsync("/api/profiles?limit=1000")).GetProperty("items").EnumerateArray())
        {
            countries++;
            string code = Text(row, "country"), page = await _house.TextAsync($"/ar/profiles/{code.ToLowerInvariant()}/");
            using var bytes = new MemoryStream();
            using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(page));
            Assert.True(bytes.Length <= 35_000, $"{code}: {bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes");
        }

        Assert.InRange(countries, 200, 249);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}

/// <summary>The real profiles, published once for the tests that only read.</summary>
public sealed class RealProfiles : IAsyncLifetime
{
    internal ProfileHouse House { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        House = await ProfileHouse.OpenAsync();
        if (RealFiles.Folder is null) return;
        await House.LoadRealAsync();
        await House.PublishAsync();
    }

    public async Task DisposeAsync() => await House.DisposeAsync();
}
