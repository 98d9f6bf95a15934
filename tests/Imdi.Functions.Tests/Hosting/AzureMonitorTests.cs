using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What alerts look for arrives in Application Insights, whatever became of the span it was written under.</summary>
[Collection(nameof(Listeners))]
public sealed partial class AzureMonitorTests
{
    private readonly Ingestion _ingestion = new();

    [Fact]
    public void All_lines_are_sent_and_spans_up_to_a_ceiling()
    {
        var options = new AzureMonitorExporterOptions();

        AzureMonitor.Set(options, Connection);

        Assert.False(options.EnableTraceBasedLogsSampler);
        Assert.Equal(5, options.TracesPerSecond);
    }

    [Fact]
    public async Task A_line_under_a_span_that_is_not_recorded_arrives_with_its_words()
    {
        await SendAsync(log => Ended(log, "published"));

        Assert.Contains(_ingestion.Items, item => item.Table == "MessageData" && item.Text.Contains("Rebuild ended.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_with_an_exception_arrives_with_its_words_in_one_of_the_tables_that_alerts_read()
    {
        await SendAsync(log => Failed(log, new IOException("personal")));

        var item = Assert.Single(_ingestion.Items, item => item.Text.Contains("Rebuild failed.", StringComparison.Ordinal));
        Assert.Contains(item.Table, (string[])["MessageData", "ExceptionData"]);
        Assert.DoesNotContain("personal", item.Text, StringComparison.Ordinal);
    }

    private async Task SendAsync(Action<ILogger> write)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddTelemetry(_ => { }, _ => { }, logs => logs.AddAzureMonitorLogExporter(options =>
        {
            AzureMonitor.Set(options, Connection);
            (options.Transport, options.DisableOfflineStorage) = (_ingestion, true);
        }));
        await using var provider = services.BuildServiceProvider();
        using var span = new Activity("not recorded").Start();
        Assert.False(span.Recorded);
        write(provider.GetRequiredService<ILoggerFactory>().CreateLogger("Imdi.Functions.Nightly.NightlyRebuild"));
        provider.GetRequiredService<LoggerProvider>().ForceFlush();
    }

    private static readonly string Connection = $"InstrumentationKey={new Guid(1, 0, 0, new byte[8])};IngestionEndpoint=https://ingestion.invalid/";

    [LoggerMessage(LogLevel.Information, "Rebuild ended. Outcome: {Outcome}.")]
    private static partial void Ended(ILogger log, string outcome);

    [LoggerMessage(LogLevel.Error, "Rebuild failed. Step: read.")]
    private static partial void Failed(ILogger log, Exception failure);

    /// <summary>Stands where Application Insights takes items, and keeps each with the kind that decides its table.</summary>
    private sealed class Ingestion : HttpPipelineTransport
    {
        private readonly HttpClientTransport _messages = new();

        public List<(string Table, string Text)> Items { get; } = [];

        public override Request CreateRequest() => _messages.CreateRequest();

        public override void Process(HttpMessage message) => ProcessAsync(message).AsTask().GetAwaiter().GetResult();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            if (message.Request.Content is { } content)
            {
                using var body = new MemoryStream();
                await content.WriteToAsync(body, CancellationToken.None);
                Keep(body.ToArray());
            }

            message.Response = new Taken();
        }

        private void Keep(byte[] body)
        {
            using var unpacked = body is [0x1f, 0x8b, ..] ? new GZipStream(new MemoryStream(body), CompressionMode.Decompress) : (Stream)new MemoryStream(body);
            foreach (string line in new StreamReader(unpacked, Encoding.UTF8).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var item = JsonDocument.Parse(line);
                Items.Add((item.RootElement.GetProperty("data").GetProperty("baseType").GetString()!, line));
            }
        }
    }

    private sealed class Taken : Response
    {
        public override int Status => 200;

        public override string ReasonPhrase => "OK";

        public override Stream? ContentStream { get; set; } = new MemoryStream("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}"""u8.ToArray());

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() { }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => (value = null) is not null;

        protected override bool TryGetHeaderValues(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IEnumerable<string>? values) => (values = null) is not null;
    }
}
