using System.Net;
using System.Net.Http.Json;
using System.Text;
using Imdi.Functions.Commands;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Remittances;

public sealed class AlertsOfDemonstrationDataTests
{
    [Fact]
    public async Task A_new_quarter_of_published_data_tells_whoever_follows_the_corridor_the_next_morning()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        await using var host = await TestHost.WholeAsync(
            storage, clock, settings: new() { ["Imdi:BaseAddress"] = "https://imdi.example", ["PublishedRun:SecondsBetweenChecks"] = "0" }, add: services => services.AddSingleton(RemittanceHouse.Pages()));
        await host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(host.Services, CancellationToken.None, withProposals: false);
        await NightAsync();
        using var client = host.Client();
        using var asked = await client.PostAsJsonAsync("/api/subscriptions", new { email = "reader@example.org", from = "USA", to = "COL", threshold = 5, language = "en" });
        string key = AlertMail.KeyOf(Assert.Single(await AlertMail.ReadAsync(host.Services)));
        using var confirmed = await client.PostAsJsonAsync("/api/subscriptions/confirmations", new { key });
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (asked.StatusCode, confirmed.StatusCode));

        await NightAsync();
        Assert.Single(await AlertMail.ReadAsync(host.Services));
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes("from,to,period,cost_percent\nUSA,COL,2026Q3,3.5\n")))
            Assert.True((await host.Services.GetRequiredService<LoadDataset>().RunAsync(new LoadRequest(KindNames.CorridorAverages, null, "averages.csv", content, "demonstration:secretariat"), null, CancellationToken.None)).IsOk);
        await NightAsync();
        await NightAsync();

        var alert = Assert.Single((await AlertMail.ReadAsync(host.Services)).Skip(1));
        Assert.EndsWith("Colombia: sending money now costs 3.50%", alert.Subject, StringComparison.Ordinal);
        Assert.Contains("https://imdi.example/en/send/usa/col/", alert.TextBody, StringComparison.Ordinal);

        async Task NightAsync()
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.True((await host.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None)).IsOk);
            await host.Services.GetRequiredService<DailyDuties>().RunAsync(CancellationToken.None);
        }
    }
}
