using System.Net;
using System.Text.Json;
using Imdi.Functions.Nightly;

namespace Imdi.Functions.Tests.Nightly;

/// <summary><c>?run=</c>: what an earlier run published, at the same addresses.</summary>
public sealed class PastRunTests : IAsyncLifetime
{
    private const string Page = "/en/send/gbr/ken/", Trend = "/api/remittances/corridors/USA/MEX/trend";

    private Night _night = null!;
    private RunRecord _past = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync(new() { ["PublishedRun:SecondsBetweenChecks"] = "0" });
        await _night.LoadQuotesAsync("Earlier");
        await _night.LoadAveragesAsync();
        _past = (await _night.RebuildAsync()).Value;
        await _night.LoadQuotesAsync("Later");
        await _night.LoadAsync(Imdi.Functions.Datasets.KindNames.CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,9.75\n");
        await _night.RebuildAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task A_page_is_the_past_runs_and_its_headers_say_so()
    {
        using var past = await GetAsync($"{Page}?run={_past.Run}");
        using var now = await GetAsync(Page);

        Assert.Contains("Earlier 1", await past.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Later 1", await now.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((_past.Run, "noindex"), (past.Headers.GetValues("Imdi-Run").Single(), past.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Contains($"<{Page}>; rel=\"latest-version\"", past.Headers.GetValues("Link"));
        Assert.False(now.Headers.Contains("Imdi-Run"));
        Assert.NotEqual(past.Headers.ETag, now.Headers.ETag);
    }

    [Fact]
    public async Task A_page_asked_with_a_question_is_answered_from_the_past_run()
    {
        using var past = await GetAsync($"{Page}?amount=300&run={_past.Run}");

        Assert.Contains("Earlier 1", await past.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"<{Page}?amount=300>; rel=\"latest-version\"", past.Headers.GetValues("Link"));
    }

    [Fact]
    public async Task A_data_file_and_an_answer_are_the_past_runs()
    {
        using var file = await GetAsync($"/data/indicators/RM.COST/index.json?run={_past.Run}");
        var past = await JsonAsync($"{Trend}?run={_past.Run}");
        var now = await JsonAsync(Trend);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal((_past.Run, 4.25m), (past.GetProperty("run").GetString(), MeanOf(past)));
        Assert.Equal(9.75m, MeanOf(now));

        static decimal MeanOf(JsonElement trend) => trend.GetProperty("points").EnumerateArray().Last().GetProperty("mean").GetDecimal();
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("../../secret", HttpStatusCode.BadRequest)]
    public async Task A_run_that_is_not_kept_is_refused_in_words(string run, HttpStatusCode status)
    {
        using var page = await GetAsync($"{Page}?run={Uri.EscapeDataString(run)}");
        using var answer = await GetAsync($"{Trend}?run={Uri.EscapeDataString(run)}");

        Assert.Equal((HttpStatusCode.NotFound, status), (page.StatusCode, answer.StatusCode));
        Assert.Contains("<h1", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(status == HttpStatusCode.NotFound ? "no-such-run" : "/run", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_made_of_published_files_takes_no_run()
    {
        using var answer = await GetAsync($"/api/health?run={_past.Run}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _night.Client.GetAsync(new Uri(address, UriKind.Relative));

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await GetAsync(address);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
