using System.Diagnostics;
using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Xunit.Abstractions;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>
/// Worker processes on one emulator, killed with SIGKILL at random moments of taking an upload in and of publishing it. IMDI_KILLS=50 makes
/// it fifty kills, IMDI_SEED repeats a run.
/// </summary>
public sealed class KilledUploadTests(ITestOutputHelper output)
{
    private const int Rows = 4_000, Unkilled = 96;

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("IMDI_KILLS"), out int kills) ? kills : 5;

    [Fact]
    public async Task Workers_killed_at_random_lose_double_and_half_publish_nothing()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(account).EnsureCreatedAsync(CancellationToken.None);
        using var work = new UploadWork(AzuriteServer.Clients(account));
        var random = Seeded();
        var (taking, _) = await UnkilledAsync(account, work);
        List<string> versions = [.. (await work.HistoryAsync()).Select(change => change.Version.Version)];
        int before = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            string id = await work.CompletedAsync(Content(kill));
            if (await KilledBeforeItsEndAsync(account, taking * random.NextDouble())) before++;
            Assert.Equal(versions, (await work.HistoryAsync()).Select(change => change.Version.Version));
            await GoOnAsync(work, id, UploadState.AwaitingDecision);

            await work.DecideAsync(id, UploadDecision.Publish);
            if (kill % 2 == 0) await KilledBeforeItsEndAsync(account, taking * random.NextDouble() / 10);
            await GoOnAsync(work, id, UploadState.Published);
            versions.Add((await work.FindAsync(id)).Result!.Version);
            Assert.Equal(versions, (await work.HistoryAsync()).Select(change => change.Version.Version));
        }

        output.WriteLine($"{Kills} kills while taking in, {before} of them before the worker had ended; {taking.TotalSeconds:F2} s unkilled.");
        await AssertWholeAsync(work, versions);
    }

    [Fact]
    public async Task Two_processes_handle_each_upload_once()
    {
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(account).EnsureCreatedAsync(CancellationToken.None);
        using var work = new UploadWork(AzuriteServer.Clients(account));
        List<string> ids = [];
        for (int number = 0; number < 8; number++) ids.Add(await work.CompletedAsync(Content(number)));

        using Process first = ChildProgram.Start("take-up", account), second = ChildProgram.Start("take-up", account);
        string[][] taken = await Task.WhenAll(TakenAsync(first), TakenAsync(second));

        Assert.Equal(ids.Order(StringComparer.Ordinal), taken.SelectMany(one => one).Order(StringComparer.Ordinal));
        Assert.All(await Task.WhenAll(ids.Select(work.FindAsync)), upload => Assert.Equal((UploadState.AwaitingDecision, Rows), (upload.State, (int)upload.Result!.Rows)));
    }

    private static async Task<(TimeSpan Taking, string Id)> UnkilledAsync(string account, UploadWork work)
    {
        string id = await work.CompletedAsync(Content(Unkilled));
        using var worker = ChildProgram.Start("take-up", account);
        Assert.Equal("started", await worker.StandardOutput.ReadLineAsync());
        var time = Stopwatch.StartNew();
        Assert.Equal(id, await worker.StandardOutput.ReadLineAsync());
        var taking = time.Elapsed;
        await worker.WaitForExitAsync();
        await work.DecideAsync(id, UploadDecision.Publish);
        await GoOnAsync(work, id, UploadState.Published);
        return (taking, id);
    }

    private static async Task<bool> KilledBeforeItsEndAsync(string account, TimeSpan after)
    {
        using var worker = ChildProgram.Start("take-up", account);
        Assert.Equal("started", await worker.StandardOutput.ReadLineAsync());
        await Task.Delay(after);
        worker.Kill();
        await worker.WaitForExitAsync();
        return await worker.StandardOutput.ReadLineAsync() is null;
    }

    /// <summary>Another worker, once the dead one's lease has lapsed. What the dead one had sent may arrive after its death, and take the lease or save a checkpoint: the next sweep goes on.</summary>
    private static async Task GoOnAsync(UploadWork work, string id, UploadState state)
    {
        for (int sweep = 0; sweep == 0 || (sweep < 3 && (await work.FindAsync(id)).State != state); sweep++)
        {
            await work.EndLeaseOfTheDeadAsync(id);
            await work.All.RunAsync(CancellationToken.None);
        }

        Assert.Equal(state, (await work.FindAsync(id)).State);
    }

    private static async Task<string[]> TakenAsync(Process worker)
    {
        string[] lines = (await worker.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await worker.WaitForExitAsync();
        return lines[1..];
    }

    /// <summary>Each version with its three files, the bytes as of a load that nobody killed; nothing on its way, nothing waiting.</summary>
    private static async Task AssertWholeAsync(UploadWork work, List<string> versions)
    {
        var unkilled = await Ingest.FreshAsync();
        for (int kill = 0; kill < Kills; kill++)
        {
            var known = (await unkilled.LoadAsync(Averages, Content(kill), OwnSource)).Value.Manifest;
            var ours = await work.Versions.Files.FindManifestAsync(Averages, OwnSource, known.Version.Version, CancellationToken.None);
            // What a file is found to have depends on what was published when it was checked; its rows do not.
            Assert.Equal(known.Files[0], ours!.Files[0]);
            await using var findings = await work.Versions.Files.FindFindingsAsync(ours.Version, CancellationToken.None);
            Assert.Equal(ours.Files[1].Sha256, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(findings!)));
            Assert.Equal(known.RefusedRows, ours.RefusedRows);
            Assert.Equal(known.Version.Rows, ours.Version.Rows);
        }

        Assert.Equal(versions.Count, versions.Distinct().Count());
        Assert.Empty(await BlobsAsync(work.Storage, StorageNames.Incoming));
        Assert.Equal(versions.Count, (await BlobsAsync(work.Storage, StorageNames.Raw)).Count);
        Assert.Equal(3 * versions.Count, (await BlobsAsync(work.Storage, StorageNames.DatasetFiles)).Count);
        Assert.Empty(await work.Uploads.WaitingAsync(CancellationToken.None));
    }

    private static async Task<List<string>> BlobsAsync(StorageClients storage, string container)
    {
        List<string> names = [];
        await foreach (var blob in storage.Container(container).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    private static string Content(int variant)
    {
        var text = new StringBuilder("from,to,period,cost_percent\n");
        string[] receivers = ["IND", "KEN", "NGA", "PHL", "PAK", "BGD", "GHA", "UGA", "ZWE", "LKA", "VNM", "NPL", "MEX", "COL", "PER", "BRA", "EGY", "MAR", "SEN", "ETH"];
        for (int row = 0; row < Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(row / 2000 == 0 ? "USA" : "GBR")},{receivers[row % 20]},{1990 + (row / 80 % 25)}Q{(row / 20 % 4) + 1},{variant}.{row % 100}\n");
        }

        return text.ToString();
    }

    private Random Seeded()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("IMDI_SEED"), out int set) ? set : Environment.TickCount;
        output.WriteLine($"Seed {seed}; IMDI_SEED={seed} repeats it.");
        return new Random(seed);
    }
}
