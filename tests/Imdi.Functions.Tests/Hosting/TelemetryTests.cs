using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What leaves for whoever watches the site: enough to see what happened, nothing of whom it happened to.</summary>
[Collection(nameof(Listeners))]
public sealed class TelemetryTests
{
    // In no word of ours: wherever it turns up, it came out of a request.
    private const string Secret = "zxq-amina-personal-9137";

    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly List<LogRecord> _logs = [];

    [Fact]
    public async Task Nothing_of_a_request_that_is_somebodys_leaves_in_spans_metrics_or_logs()
    {
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(storage).EnsureCreatedAsync(CancellationToken.None);
        await using (var house = await TestHost.WholeAsync(storage, environment: "Development", add: Watch))
        {
            using var client = Somebody(house.Address);
            await SendAsync(client, HttpMethod.Get, $"/en/nowhere/{Secret}/?email={Secret}@example.org", null);
            await SendAsync(client, HttpMethod.Get, $"/api/datasets/{Secret}?name={Secret}", null);
            await SendAsync(client, HttpMethod.Get, $"/en/desk/invitation/{Secret}/", null);
            await SendAsync(client, HttpMethod.Get, $"/api/remittances/corridors/GBR/KEN?{Secret}=1", null);
            await SendAsync(client, HttpMethod.Post, "/api/proposals/interests", JsonContent.Create(new { contactName = Secret, email = $"{Secret}@example.org" }));
            await SendAsync(client, HttpMethod.Post, "/api/directory/people", new StringContent($"{{\"name\": {Secret}", Encoding.UTF8, "application/json"));
            await SendAsync(client, HttpMethod.Post, "/api/auth/development", JsonContent.Create(new { role = Secret }));
            await SendAsync(client, HttpMethod.Post, $"/{Secret}/", new FormUrlEncodedContent([KeyValuePair.Create("name", Secret)]));
            await SendAsync(client, new HttpMethod("ZXQ"), "/en/", null);
            await house.StopAsync();
        }

        Assert.True(_spans.Count > 8);
        Assert.DoesNotContain(Secret, Everything(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_failure_leaves_with_its_type_and_place_and_without_its_words()
    {
        void Map(IEndpointRouteBuilder routes)
        {
            routes.MapGet("/api/tests/failing", (ILoggerFactory logs) =>
            {
                logs.CreateLogger("Foreign.Library").LogWarning("Could not reach {Who}", Secret);
                throw new InvalidOperationException($"{Secret} is unknown", new FormatException(Secret));
            });
        }

        await using (var house = await TestHouse.OpenAsync(Map, Watch))
        {
            await SendAsync(house.Client, HttpMethod.Get, "/api/tests/failing", null);
            await house.StopAsync();
        }

        Assert.DoesNotContain(Secret, Everything(), StringComparison.OrdinalIgnoreCase);
        var failed = _logs.Single(record => record.CategoryName!.EndsWith("Failures", StringComparison.Ordinal));
        Assert.Contains(failed.Attributes!, one => one is { Key: "exception.type", Value: "System.InvalidOperationException" });
        Assert.Contains(_logs, record => record.CategoryName == "Foreign.Library" && record.Attributes!.Any(one => (string?)one.Value == "Could not reach {Who}"));
        Assert.Equal(500, _spans.Single(span => (string?)span.GetTagItem("http.route") == "/api/tests/failing").GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task Spans_and_measurements_have_the_names_of_the_field()
    {
        Job good = new("GoodJob", "0 0 0 1 1 *", (_, _) => Task.CompletedTask), bad = new("BadJob", "0 0 0 1 1 *", (_, _) => throw new IOException("broken"));
        await using (var house = await TestHouse.OpenAsync(add: Watch))
        {
            await SendAsync(house.Client, HttpMethod.Get, "/api/openapi.json", null);
            await house.StopAsync();
            await good.StartAsync(house.Services, CancellationToken.None);
            await Assert.ThrowsAsync<JobFailedException>(() => bad.StartAsync(house.Services, CancellationToken.None));
            house.Services.GetRequiredService<MeterProvider>().ForceFlush();
        }

        Assert.Contains(_spans, span => span.Kind == ActivityKind.Server && (string?)span.GetTagItem("http.request.method") == "GET" && span.GetTagItem("url.path") is null);
        Assert.Contains(_spans, span => span.DisplayName == "GoodJob" && (string?)span.GetTagItem("faas.trigger") == "timer");
        Assert.Contains(_spans, span => span.DisplayName == "BadJob" && span.Status == ActivityStatusCode.Error && (string?)span.GetTagItem("error.type") == "System.IO.IOException");
        Assert.Subset(_metrics.Select(metric => metric.Name).ToHashSet(), new HashSet<string> { "http.server.request.duration", "faas.invoke_duration", "faas.errors" });
    }

    [Fact]
    public async Task Without_a_place_to_go_nothing_is_collected()
    {
        await using var house = await TestHouse.OpenAsync();

        Assert.Null(house.Services.GetService<TracerProvider>());
    }

    [Theory]
    [InlineData("8081", "http://127.0.0.1:9", false)]
    [InlineData("8081", null, true)]
    [InlineData(null, "http://127.0.0.1:9", true)]
    public async Task What_leaves_by_itself_is_not_printed_for_the_host_to_send_again(string? port, string? collector, bool isPrinted)
    {
        await using var app = Application.Create([], settings: new Dictionary<string, string?> { [HostMode.PortSetting] = port, [TelemetrySettings.OtlpSetting] = collector });

        Assert.Equal(isPrinted, app.Services.GetServices<ILoggerProvider>().Any(provider => provider is ConsoleLoggerProvider));
    }

    private void Watch(IServiceCollection services) => services.AddTelemetry(
        traces => traces.AddInMemoryExporter(_spans), metrics => metrics.AddInMemoryExporter(_metrics), logs => logs.AddInMemoryExporter(_logs));

    private static HttpClient Somebody(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false }) { BaseAddress = address };
        foreach (string header in new[] { "User-Agent", "Referer", "X-Forwarded-For", "X-Real-Name", "From", "Cookie", "baggage", "Accept-Language" }) client.DefaultRequestHeaders.TryAddWithoutValidation(header, header == "baggage" ? $"who={Secret}" : Secret);
        client.DefaultRequestHeaders.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        client.DefaultRequestHeaders.TryAddWithoutValidation("tracestate", $"v={Secret}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {Secret}");
        return client;
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        using var answer = await client.SendAsync(request);
    }

    private string Everything()
    {
        var all = new StringBuilder();
        foreach (var span in _spans)
        {
            all.AppendLine(span.DisplayName).AppendLine(span.StatusDescription).AppendLine(span.TraceStateString).AppendLine(span.OperationName);
            foreach (var (name, value) in span.TagObjects) all.AppendLine(name).AppendLine(value?.ToString());
            foreach (var happened in span.Events) all.AppendLine(happened.Name).AppendJoin(' ', happened.Tags.Select(tag => tag.Value));
        }

        foreach (var record in _logs)
        {
            all.AppendLine(record.Body).AppendLine(record.FormattedMessage).AppendLine(record.Exception?.ToString()).AppendLine(record.TraceState);
            foreach (var (name, value) in record.Attributes ?? []) all.AppendLine(name).AppendLine(value?.ToString());
        }

        foreach (var metric in _metrics)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                foreach (var (name, value) in point.Tags) all.AppendLine(name).AppendLine(value?.ToString());
            }
        }

        return all.ToString();
    }
}

// What listens to spans listens in the whole process: beside other tests a request of theirs could take or give what is listened for.
[CollectionDefinition(nameof(Listeners), DisableParallelization = true)]
public sealed class Listeners;
