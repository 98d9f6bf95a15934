using System.Net;
using System.Text.Json;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What it costs to send money to a country, by kind of provider and by instrument, from its quotes.</summary>
public sealed class ChannelTableTests : IAsyncLifetime
{
    private ProfileHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ProfileHouse.OpenAsync();
        string[] quotes = [.. MadeUpQuotes.SixServices(), "G,2025Q2,GBR,IND,Post G,post-office,cash,branch,same-day,high,cash,GBP,INR,140,1,103,103.50,yes,on-top"];
        foreach (var (kind, content) in (IEnumerable<(string, string)>)[(RemittanceQuotes, $"{MadeUpQuotes.Header}\n{string.Join('\n', quotes)}\n"), (CorridorAverages, "from,to,period,cost_percent\nQAT,NPL,2025Q3,4\n")])
            Assert.Equal(0, (await _house.Ingest.LoadAsync(kind, content, "survey")).Value.Manifest.RefusedRows);
        await _house.PublishAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_means_over_disclosed_services_of_the_newest_quarter_stand_by_provider_and_instrument()
    {
        var table = TableOf(await _house.JsonAsync("/api/profiles/IND"));

        Assert.Equal("known", table.GetProperty("status").GetString());
        Assert.Equal(
            ["provider-type/mto 1.321440 3", "provider-type/bank 5.595635 2", "instrument/debit-card 1.223137 2", "instrument/cash 4.199845 2", "instrument/bank-account 5.595635 2"],
            table.GetProperty("figures").EnumerateArray().Chunk(2).Select(row => string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{row[0].GetProperty("item").GetString()} {row[0].GetProperty("value").GetDecimal():0.000000} {row[1].GetProperty("value").GetDecimal():0}")));
        Assert.All(table.GetProperty("figures").EnumerateArray(), figure => Assert.Equal("2025Q3", figure.GetProperty("period").GetString()));
    }

    [Theory]
    [InlineData("en", "Provider: Money transfer operator", "Paid with: Debit card", "1.32%")]
    [InlineData("fr", "Prestataire", "Payé par", "1,32")]
    [InlineData("es", "Proveedor", "Pagado con", "1,32")]
    [InlineData("ar", "مقدم الخدمة", "الدفع بواسطة", "1.32")]
    public async Task It_stands_on_the_page_and_in_the_CSV_in_each_language(string language, string provider, string instrument, string mean)
    {
        string page = WebUtility.HtmlDecode(await _house.TextAsync($"/{language}/profiles/ind/")), csv = await _house.TextAsync($"/api/profiles/IND/tables/remittances.channels.csv?lang={language}");

        Assert.All([provider, instrument, mean], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All([provider, instrument, "provider-type/mto", ",1.32144,known,"], text => Assert.Contains(text, csv, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_country_without_quotes_says_what_would_fill_it()
    {
        var table = TableOf(await _house.JsonAsync("/api/profiles/NPL"));

        Assert.Equal("no-data", table.GetProperty("status").GetString());
        Assert.Contains("Prices of sending remittances", table.GetProperty("fill").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    private static JsonElement TableOf(JsonElement profile) => profile.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("tables").EnumerateArray())
        .Single(table => table.GetProperty("id").GetString() == "remittances.channels");
}
