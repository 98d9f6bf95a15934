using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Imdi.Benchmarks;

/// <summary>
/// The same uploads taken up by one worker process and by two, on one emulator each time anew. A distance in milliseconds before each request
/// stands for a storage account that is reached over a network, where workers wait more than they compute.
/// </summary>
internal static class Workers
{
    public const string TakeUp = "take-up";

    private const string Kind = "remittance-corridor-averages", Agency = "Benchmark";

    private static readonly HashSet<Role> Roles = [Role.Agency];

    public static async Task<int> RunAsync(int uploads, int rows, int distance = 0)
    {
        Console.WriteLine($"{uploads} uploads of {rows} rows each, storage {distance} ms away.");
        double alone = 0;
        foreach (int processes in new[] { 1, 2 })
        {
            await using var azurite = await AzuriteProcess.StartInMemoryAsync(null, CancellationToken.None);
            var (seconds, taken) = await MeasureAsync(azurite.ConnectionString, processes, uploads, rows, distance);
            if (taken != uploads) throw new InvalidOperationException($"{uploads} uploads were taken up {taken} times.");
            alone = processes == 1 ? seconds : alone;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {processes} | {seconds:F1} s | {uploads * (double)rows / seconds:N0} rows/s | {alone / seconds:F2} |"));
        }

        return 0;
    }

    /// <summary>What a worker process does: says that it is ready, waits for the word, takes up whatever waits.</summary>
    public static async Task<int> WorkAsync(string connection, int distance)
    {
        var storage = new StorageClients(StorageSettings.FromConnectionString(connection), new Distance(distance));
        var uploads = new UploadStore(storage);
        var versions = new DatasetStore(storage);
        var takeUp = new TakeUpUpload(uploads, new IncomingFileStore(storage), new RawFileStore(storage), versions, new CheckReceived(versions, TimeProvider.System),
            new PublishVersion(versions, new AuditTrail(new AuditStore(storage)), TimeProvider.System), new Leases(storage, TimeProvider.System), TimeProvider.System, NullLogger<TakeUpUpload>.Instance);
        await uploads.WaitingAsync(CancellationToken.None);
        Console.WriteLine("ready");
        Console.ReadLine();
        using var all = new TakeUpUploads(uploads, takeUp);
        Console.WriteLine(await all.RunAsync(CancellationToken.None));
        return 0;
    }

    private static async Task<(double Seconds, int Taken)> MeasureAsync(string connection, int processes, int uploads, int rows, int distance)
    {
        await SendAsync(connection, uploads, rows);
        var workers = Enumerable.Range(0, processes).Select(_ => Start(connection, distance)).ToList();
        foreach (var worker in workers) await worker.StandardOutput.ReadLineAsync();
        long started = Stopwatch.GetTimestamp();
        foreach (var worker in workers) await worker.StandardInput.WriteLineAsync();
        string[] outputs = await Task.WhenAll(workers.Select(worker => worker.StandardOutput.ReadToEndAsync()));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var worker in workers) worker.Dispose();
        return (seconds, outputs.Sum(output => int.Parse(output, CultureInfo.InvariantCulture)));
    }

    private static async Task SendAsync(string connection, int uploads, int rows)
    {
        var storage = new StorageClients(StorageSettings.FromConnectionString(connection));
        await storage.EnsureCreatedAsync(CancellationToken.None);
        var (store, blobs, audit) = (new UploadStore(storage), new IncomingFileStore(storage), new AuditTrail(new AuditStore(storage)));
        var (open, change) = (new OpenUpload(store, audit, Options.Create(new UploadSettings { MostOpen = 1000 }), TimeProvider.System), new ChangeUpload(store, blobs, audit, TimeProvider.System));
        var sender = new Caller("token:benchmark", Agency, Roles, [Kind]) { Agency = Agency };
        for (int upload = 0; upload < uploads; upload++)
        {
            byte[] content = Encoding.UTF8.GetBytes(Content(upload, rows));
            string id = (await open.RunAsync(Kind, new UploadRequest("file.csv", content.Length), sender, null, CancellationToken.None)).Value.Upload.Id;
            await blobs.PutAsync(id, new MemoryStream(content), CancellationToken.None);
            await change.CompleteAsync(id, new UploadCompletion(), sender, CancellationToken.None);
        }
    }

    private static string Content(int variant, int rows)
    {
        string[] countries = ["USA", "GBR", "DEU", "FRA", "CAN", "AUS", "IND", "KEN", "NGA", "PHL", "PAK", "BGD", "GHA", "UGA", "ZWE", "LKA", "VNM", "NPL", "MEX", "COL", "PER", "BRA", "EGY", "MAR", "SEN", "ETH"];
        var text = new StringBuilder("from,to,period,cost_percent\n");
        for (int row = 0; row < rows; row++)
        {
            int pair = row / 400 % (26 * 25), from = pair / 25, to = (from + 1 + (pair % 25)) % 26;
            text.Append(CultureInfo.InvariantCulture, $"{countries[from]},{countries[to]},{1925 + (row % 400 / 4)}Q{(row % 4) + 1},{variant % 90}.{row % 100}\n");
        }

        return text.ToString();
    }

    private static Process Start(string connection, int distance)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Workers).Assembly.Location);
        foreach (string argument in new[] { TakeUp, connection, distance.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private sealed class Distance(int milliseconds) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Thread.Sleep(milliseconds);
            ProcessNext(message, pipeline);
        }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await Task.Delay(milliseconds);
            await ProcessNextAsync(message, pipeline);
        }
    }
}
