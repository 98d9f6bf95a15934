using System.Text.Json;
using Imdi.Functions.Tests.Shared;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Commands;

public sealed class KilledRebuildTests(ITestOutputHelper output) : KilledPrograms(output)
{
    [RealFact]
    public async Task Ten_kills_of_a_rebuild_lose_double_and_half_publish_nothing()
    {
        await StartAsync();

        await KillAsync("rebuild", Control.RebuildTime, () => ["rebuild"], LoadAnotherAsync);

        await AssertAsIfUnkilledAsync();
    }

    [RealFact]
    public async Task The_real_file_gives_the_known_figures_through_the_published_answers()
    {
        using var http = new HttpClient { BaseAddress = Control.Folder.Address };

        var targets = await JsonAsync(http, "/api/remittances/targets?period=2020Q3");
        var trend = await JsonAsync(http, "/api/remittances/corridors/USA/MEX/trend");

        Assert.Equal((367, 126), (targets.GetProperty("corridors").GetInt32(), targets.GetProperty("atOrBelow5").GetInt32()));
        Assert.Equal(7.000746, targets.GetProperty("mean").GetDouble(), 6);
        var point = Assert.Single(trend.GetProperty("points").EnumerateArray(), point => point.GetProperty("period").GetString() == "2015Q4");
        Assert.Equal(4.751818, point.GetProperty("mean").GetDouble(), 6);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient http, string address)
    {
        await using var body = await http.GetStreamAsync(new Uri(address, UriKind.Relative));
        using var json = await JsonDocument.ParseAsync(body);
        return json.RootElement.Clone();
    }
}
