using System.Net;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What the public is told of refreshes.</summary>
public sealed class RefreshDoorTests
{
    private static readonly DateTimeOffset Start = Refreshing.Start;

    [Fact]
    public async Task The_runs_are_listed_newest_first_with_their_outcome_and_nothing_of_how_it_is_done()
    {
        await using var house = await OpenAsync();
        await RunsAsync(house, 3);

        var list = JsonNode.Parse(await house.Client.GetStringAsync("/api/datasets/refreshes?limit=2"))!;

        var runs = list["items"]!.AsArray();
        Assert.Equal((2, "failed", "source-answered", 503, null), (runs.Count, runs[0]!["outcome"]!.GetValue<string>(), runs[0]!["reason"]!.GetValue<string>(), runs[0]!["status"]!.GetValue<int>(), runs[0]!["version"]));
        Assert.Equal(["bytes", "detail", "finished", "kind", "outcome", "reason", "refresh", "rows", "started", "status", "version"], runs[0]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        var rest = JsonNode.Parse(await house.Client.GetStringAsync(list["next"]!.GetValue<string>()))!["items"]!.AsArray();
        Assert.Equal([Start.AddDays(2), Start.AddDays(1), Start], runs.Concat(rest).Select(run => run!["started"]!.GetValue<DateTimeOffset>()));
    }

    [Fact]
    public async Task The_runs_as_csv_are_the_same_rows_of_the_source_asked_for()
    {
        await using var house = await OpenAsync();
        await RunsAsync(house, 2);

        string[] lines = (await house.Client.GetStringAsync("/api/datasets/refreshes.csv?refresh=utopia")).TrimEnd().Split("\r\n");
        string[] none = (await house.Client.GetStringAsync("/api/datasets/refreshes.csv?refresh=elsewhere")).TrimEnd().Split("\r\n");

        Assert.StartsWith("refresh,kind,started,finished,outcome,status,bytes,rows,version,reason,detail", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("utopia,remittance-flows,2026-03-02T00:20:00", lines[1], StringComparison.Ordinal);
        Assert.Contains(",failed,503,0,,,source-answered,The source answered 503.", lines[1], StringComparison.Ordinal);
        Assert.Equal((3, 1), (lines.Length, none.Length));
    }

    [Fact]
    public async Task A_reader_who_has_the_runs_is_told_so_until_there_is_another()
    {
        await using var house = await OpenAsync();
        await RunsAsync(house, 1);
        string tag = (await house.Client.GetAsync(new Uri("/api/datasets/refreshes", UriKind.Relative))).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(house, tag));
        await RunsAsync(house, 1, 5);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(house, tag));
    }

    [Theory]
    [InlineData(0, "waiting")]
    [InlineData(2, "failing")]
    [InlineData(3, "alert")]
    public async Task Each_declared_source_says_how_it_stands(int failures, string standing)
    {
        await using var house = await OpenAsync();
        await RunsAsync(house, failures);

        var sources = JsonNode.Parse(await house.Client.GetStringAsync("/api/datasets/refreshes/sources"))!["items"]!.AsArray();

        Assert.All(sources.Where(source => source!["refresh"]!.GetValue<string>() != "utopia"), source => Assert.Equal("off", source!["standing"]!.GetValue<string>()));
        var source = sources.Single(source => source!["refresh"]!.GetValue<string>() == "utopia")!;
        Assert.Equal((standing, failures, "data.example.org", 24), (source["standing"]!.GetValue<string>(), source["failures"]!.GetValue<int>(), source["host"]!.GetValue<string>(), source["everyHours"]!.GetValue<int>()));
        Assert.DoesNotContain("secret-path", sources.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task RunsAsync(TestHouse house, int count, int from = 0)
    {
        var store = house.Services.GetRequiredService<RefreshStore>();
        var source = new DeclaredSource { Id = "utopia", Kind = "remittance-flows" };
        for (int day = from; day < from + count; day++)
        {
            var run = new RefreshRun(source.Id, source.Kind, "timer", Start.AddDays(day), Start.AddDays(day), RefreshOutcome.Failed) { Status = 503, Reason = "source-answered", Detail = "The source answered 503." };
            var begun = (await store.BeginAsync(await store.FindAsync(source.Id, CancellationToken.None) with { RunningSince = run.Started }, CancellationToken.None)).Value;
            Assert.Null(await store.EndAsync(begun.After(run, source, null, null), run, CancellationToken.None));
        }
    }

    private static async Task<HttpStatusCode> AskAsync(TestHouse house, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/datasets/refreshes");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await house.Client.SendAsync(request)).StatusCode;
    }

    private static async Task<TestHouse> OpenAsync()
    {
        var storage = await AzuriteServer.FreshAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Refresh:On:0", "utopia"), new("Refresh:Sources:0:Id", "utopia"), new("Refresh:Sources:0:Kind", "remittance-flows"),
            new("Refresh:Sources:0:Address", "https://data.example.org/secret-path"),
        ]).Build();
        return await TestHouse.OpenAsync(
            routes => { routes.MapDatasets(); routes.MapRefreshes(); },
            services => services.AddSingleton(storage).AddSingleton<Leases>().AddSingleton<AuditStore>().AddSingleton<AuditTrail>().AddDatasets().AddRefresh(configuration));
    }
}
