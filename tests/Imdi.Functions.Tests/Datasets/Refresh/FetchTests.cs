using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Imdi.Functions.Tests.Datasets.Refreshing;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What a source may answer, and what becomes of it.</summary>
public sealed class FetchTests
{
    [Fact]
    public async Task A_new_file_is_published_and_the_run_is_logged()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(4));

        var run = (await refreshing.RunAsync())!;

        var current = (await refreshing.CurrentAsync())!;
        Assert.Equal((RefreshOutcome.Published, 200, 4L, current.Version, null), (run.Outcome, run.Status, run.Rows, run.Version, run.Reason));
        Assert.Equal(Averages(4).Length, run.Bytes);
        Assert.Equal([run], await refreshing.RunsAsync());
        Assert.Equal("refresh", Assert.Single(await refreshing.Ingest.Store.HistoryAsync(current.Kind, "bank-of-utopia", CancellationToken.None)).Who);
    }

    [Fact]
    public async Task A_source_that_has_nothing_new_is_asked_with_what_it_said_and_sends_nothing()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Encoding.UTF8.GetBytes(Averages(4)), "W/\"v1\"", "Sun, 01 Mar 2026 00:00:00 GMT");
        await refreshing.RunAsync();
        refreshing.Clock.Advance(TimeSpan.FromDays(1));

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Unchanged, 304, 0L), (run.Outcome, run.Status, run.Bytes));
        Assert.Equal(("/averages.csv?id=1", "W/\"v1\"", "Sun, 01 Mar 2026 00:00:00 GMT"), refreshing.Server.Asked[1]);
        Assert.NotNull(await refreshing.CurrentAsync());
    }

    [Fact]
    public async Task A_source_that_says_nothing_of_its_file_sends_it_again_and_nothing_changes()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(4));
        var first = (await refreshing.RunAsync())!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Unchanged, 200, first.Version), (run.Outcome, run.Status, run.Version));
        Assert.Null(refreshing.Server.Asked[1].IfNoneMatch);
    }

    [Fact]
    public async Task A_304_that_was_not_asked_for_is_no_success()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Says(304);

        Assert.Equal("source-answered", (await refreshing.RunAsync())!.Reason);
    }

    [Theory]
    [InlineData("7200")]
    [InlineData("Sun, 01 Mar 2026 02:20:00 GMT")]
    public async Task A_source_that_asks_for_a_pause_has_it(string retryAfter)
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Says(429, retryAfter);

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, 429, "source-answered"), (run.Outcome, run.Status, run.Reason));
        refreshing.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Null(await refreshing.RunAsync());
        refreshing.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(await refreshing.RunAsync());
        Assert.Equal(2, refreshing.Server.Asked.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(206)]
    public async Task Any_other_answer_leaves_the_version_that_is_current(int status)
    {
        await using var refreshing = await OpenAsync();
        var before = await refreshing.PublishedAsync();
        refreshing.Server.Says(status);

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, status, "source-answered", FormattableString.Invariant($"The source answered {status}.")), (run.Outcome, run.Status, run.Reason, run.Detail));
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\nfrom,to")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7\r\nfrom,to\r\n")]
    public async Task A_body_that_ends_too_early_never_reaches_storage(string rest)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = SendAsync(listener, "HTTP/1.1 200 OK\r\n" + rest);
        await using var refreshing = await OpenAsync(("Sources:0:Address", FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/averages.csv")));

        var run = (await refreshing.RunAsync())!;

        await serving;
        Assert.Equal((RefreshOutcome.Failed, 200, "truncated-body"), (run.Outcome, run.Status, run.Reason));
        Assert.Empty(await RawAsync(refreshing));
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_the_version_that_is_current()
    {
        await using var refreshing = await OpenAsync();
        var before = await refreshing.PublishedAsync();
        refreshing.Server.Answers = async context =>
        {
            await context.Response.WriteAsync(Averages(8)[..40]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        // Whether the reset or the first bytes arrive first is the network's choice.
        Assert.Contains((await refreshing.RunAsync())!.Reason!, new[] { "truncated-body", "unreachable" });
        Assert.Equal(before, await refreshing.CurrentAsync());
        Assert.Single(await RawAsync(refreshing));
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_is_damaged()
    {
        await using var refreshing = await OpenAsync();
        var before = await refreshing.PublishedAsync();
        refreshing.Server.Serves(SourceServer.Gzip(Averages(400))[..^40]);

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, "damaged-file"), (run.Outcome, run.Reason));
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Fact]
    public async Task A_gzip_file_is_loaded_as_it_stands()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(SourceServer.Gzip(Averages(8)), "\"gz\"");

        Assert.Equal((RefreshOutcome.Published, 8L), ((await refreshing.RunAsync())!.Outcome, (await refreshing.CurrentAsync())!.Rows));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_the_limit_is_not_taken(bool hasLength)
    {
        await using var refreshing = await OpenAsync(("Sources:0:LargestBytes", "1000"));
        refreshing.Server.Answers = async context =>
        {
            byte[] file = new byte[1001];
            if (hasLength) context.Response.ContentLength = file.Length;
            await context.Response.Body.WriteAsync(file);
        };

        var run = (await refreshing.RunAsync())!;

        Assert.Equal(("too-large", "The source's file has more than the 1000 bytes that it may have."), (run.Reason, run.Detail));
        Assert.Empty(await RawAsync(refreshing));
    }

    [Fact]
    public async Task A_source_that_does_not_end_is_given_up_in_its_time()
    {
        await using var refreshing = await OpenAsync();
        var asked = new TaskCompletionSource();
        refreshing.Server.Answers = async context =>
        {
            await context.Response.WriteAsync("from,to");
            await context.Response.Body.FlushAsync();
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        using var file = TemporaryFile.Create();

        var fetching = refreshing.Services.GetRequiredService<FetchSource>().RunAsync(refreshing.Declared, null, file.Path, CancellationToken.None);
        await asked.Task;
        refreshing.Clock.Advance(refreshing.Declared.TimeLimit);

        Assert.Equal(RefreshRefusals.TooSlow, (await fetching).Refusal);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_unreachable()
    {
        await using var refreshing = await OpenAsync();
        await refreshing.Server.DisposeAsync();

        Assert.Equal("unreachable", (await refreshing.RunAsync())!.Reason);
    }

    [Fact]
    public async Task The_file_of_data_is_taken_out_of_its_archive_and_packed_anew_it_is_the_same_version()
    {
        await using var refreshing = await OpenAsync(("Sources:0:DataFile", "API_"));
        refreshing.Server.Serves(Packed(Start));
        var first = (await refreshing.RunAsync())!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        refreshing.Server.Serves(Packed(Start.AddDays(1)));

        var again = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Published, RefreshOutcome.Unchanged), (first.Outcome, again.Outcome));
        Assert.Equal("API_averages_DS2_en_csv_v2_1.csv", (await refreshing.CurrentAsync())!.FileName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_archive_without_one_file_of_data_is_not_guessed_at(int files)
    {
        await using var refreshing = await OpenAsync(("Sources:0:DataFile", "API_"));
        refreshing.Server.Serves(SourceServer.Zip(Start, [.. Enumerable.Range(0, files).Select(at => ($"API_{at}.csv", Averages(4))), ("Metadata.csv", "a,b\n")]));

        Assert.Equal("no-data-file", (await refreshing.RunAsync())!.Reason);
    }

    [Fact]
    public async Task An_archive_that_is_none_is_damaged()
    {
        await using var refreshing = await OpenAsync(("Sources:0:DataFile", "API_"));
        refreshing.Server.Serves("<html>We are at work on this page.</html>");

        Assert.Equal("damaged-file", (await refreshing.RunAsync())!.Reason);
    }

    [RealFact]
    public async Task The_corridors_of_the_World_Bank_are_refreshed_and_half_of_them_are_held_back()
    {
        await using var refreshing = await OpenAsync();
        string corridors = await File.ReadAllTextAsync(RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"));
        refreshing.Server.Serves(SourceServer.Gzip(corridors), "\"2020\"");
        var whole = (await refreshing.RunAsync())!;
        refreshing.Clock.Advance(TimeSpan.FromDays(1));
        refreshing.Server.Serves(corridors[..corridors.LastIndexOf('\n', corridors.Length / 2)], "\"half\"");

        var half = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Published, RefreshOutcome.Withheld, "too-few-rows"), (whole.Outcome, half.Outcome, half.Reason));
        Assert.Equal(whole.Version, (await refreshing.CurrentAsync())!.Version);
    }

    private static byte[] Packed(DateTimeOffset when) => SourceServer.Zip(when,
        ("Metadata_Indicator_API_averages.csv", "a,b\n"), ("API_averages_DS2_en_csv_v2_1.csv", Averages(4)), ("Metadata_Country_API_averages.csv", "a,b\n"));

    /// <summary>Answers the first question with these bytes and closes in good order.</summary>
    private static async Task SendAsync(TcpListener listener, string answer)
    {
        using var socket = await listener.AcceptSocketAsync();
        await socket.ReceiveAsync(new byte[4096]);
        await socket.SendAsync(Encoding.ASCII.GetBytes(answer));
        socket.Shutdown(SocketShutdown.Send);
        await socket.ReceiveAsync(new byte[1]);
    }

    private static async Task<List<string>> RawAsync(Refreshing refreshing)
    {
        List<string> names = [];
        await foreach (var blob in refreshing.Ingest.Storage.Container(StorageNames.Raw).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }
}
