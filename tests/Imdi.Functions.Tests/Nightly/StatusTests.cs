using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Tests.House;
using Imdi.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Nightly;

public sealed class StatusTests
{
    [Fact]
    public async Task The_status_tells_runs_age_of_data_queues_and_the_state_of_the_audit_trail()
    {
        await using var night = await Night.FreshAsync();
        await night.LoadQuotesAsync();
        await night.RebuildAsync();
        await night.Get<DailyDuties>().RunAsync(CancellationToken.None);

        var status = (await night.Client.GetFromJsonAsync<JsonNode>("/api/health/status"))!;

        Assert.Equal("published", (string)status["runs"]![0]!["outcome"]!);
        Assert.Equal("fresh", (string)status["datasets"]!.AsArray().Single(kind => (string)kind!["kind"]! == "remittance-quotes")!["state"]!);
        Assert.Equal(0, (int)status["queues"]!["uploadsInWork"]!);
        Assert.True((bool)status["audit"]!["isWhole"]!);
        Assert.True((long)status["audit"]!["entries"]! > 0);
    }

    [Theory, InlineData("en", "How the site runs"), InlineData("ar", "حالة الموقع")]
    public async Task The_page_is_made_on_request_and_kept_nowhere(string language, string heading)
    {
        await using var night = await Night.FreshAsync();
        await night.RebuildAsync();

        using var answer = await night.Client.GetAsync(new Uri($"/{language}/status/", UriKind.Relative));

        Assert.Contains(heading, System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(await night.PageAsync($"/{language}/status/"));
    }

    [Fact]
    public async Task It_is_worked_out_at_most_twice_a_minute()
    {
        await using var night = await Night.FreshAsync();
        string first = await night.Client.GetStringAsync(new Uri("/api/health/status", UriKind.Relative));
        await night.RebuildAsync();

        Assert.Equal(first, await night.Client.GetStringAsync(new Uri("/api/health/status", UriKind.Relative)));
        night.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, await night.Client.GetStringAsync(new Uri("/api/health/status", UriKind.Relative)));
    }

    [Fact]
    public async Task What_does_not_get_on_is_told_to_whoever_reads_the_log_and_counted()
    {
        var lines = new LogLines();
        await using var night = await Night.FreshAsync(add: services => services.AddLogging(logging => logging.AddProvider(lines)));
        var uploads = night.Get<UploadStore>();
        string waiting = await OpenedAsync(night);
        await SaveAsync(waiting, upload => upload with { State = UploadState.Received });
        await night.Get<TellStuckUploads>().RunAsync(CancellationToken.None);
        Assert.DoesNotContain(lines.All, line => line.Contains("Uploads are stuck", StringComparison.Ordinal));

        string given = await OpenedAsync(night);
        await SaveAsync(given, upload => upload with { State = UploadState.Parked, ParkedAt = UploadState.Copied });
        night.Clock.Advance(TimeSpan.FromMinutes(16));
        await night.Get<TellStuckUploads>().RunAsync(CancellationToken.None);

        Assert.Contains(lines.All, line => line.Contains("Uploads are stuck: 1 parked, 1 waiting for over 15 minutes.", StringComparison.Ordinal));
        Assert.Equal(1, (int)(await night.Client.GetFromJsonAsync<JsonNode>("/api/health/status"))!["queues"]!["uploadsParked"]!);

        async Task SaveAsync(string id, Func<Upload, Upload> change)
        {
            var upload = (await uploads.FindAsync(id, CancellationToken.None))!;
            Assert.True((await uploads.SaveAsync(upload, change(upload) with { ChangedAt = night.Clock.GetUtcNow() }, CancellationToken.None)).IsOk);
        }
    }

    [Fact]
    public async Task Overdue_figures_are_told_once_a_day_but_not_of_invented_ones()
    {
        var lines = new LogLines();
        await using var night = await Night.FreshAsync(add: services => services.AddLogging(logging => logging.AddProvider(lines)));
        using var invented = new MemoryStream("from,to,period,cost_percent\nUSA,MEX,2019Q3,4\n"u8.ToArray());
        Assert.True((await night.Get<LoadDataset>().RunAsync(new LoadRequest(KindNames.CorridorAverages, DatasetSources.Demonstration, "file.csv", invented, "tester"), null, CancellationToken.None)).IsOk);
        await night.Get<DailyDuties>().RunAsync(CancellationToken.None);
        Assert.DoesNotContain(lines.All, line => line.Contains("overdue:", StringComparison.Ordinal));

        await night.LoadAveragesAsync();
        await night.Get<DailyDuties>().RunAsync(CancellationToken.None);

        Assert.Contains(lines.All, line => line.Contains("Datasets are overdue: 1.", StringComparison.Ordinal));
    }

    private static async Task<string> OpenedAsync(Night night) =>
        (await night.Get<OpenUpload>().RunAsync(KindNames.CorridorAverages, new UploadRequest("file.csv", 10), ExampleFiles.Agency, null, CancellationToken.None)).Value.Upload.Id;
}
