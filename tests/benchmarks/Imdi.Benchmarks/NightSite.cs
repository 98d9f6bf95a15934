using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Imdi.Functions;
using Imdi.Functions.Commands;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Benchmarks;

/// <summary>
/// Whole nights on an emulator in memory, over the demonstration's corridors and proposals and made-up population, work and joblessness of 230 countries in 30 years: the first, one without news, one after each of
/// two datasets changed, one on the next day. How long, how many requests to storage, what each step came to.
/// </summary>
internal static class NightSite
{
    public static async Task<int> RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartInMemoryAsync(null, CancellationToken.None);
        var (requests, clock) = (new Requests(), new Day());
        await using var app = Create(azurite.ConnectionString, requests, clock);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(app.Services, CancellationToken.None);
        await LoadAsync(app, KindNames.Population, "area,area_type,sex,age,period,variant,value,status", People());
        await LoadAsync(app, KindNames.Employment, "area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey,grouping", Work("employed", ",T,T", 900));
        await LoadAsync(app, KindNames.Unemployment, "area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", Work("unemployed", "", 70));

        await NightAsync(app, requests, "the first night");
        await NightAsync(app, requests, "without news");
        await LoadAsync(app, KindNames.Unemployment, "area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", Work("unemployed", "", 71));
        await NightAsync(app, requests, "unemployment changed");
        await LoadAsync(app, KindNames.CorridorAverages, "from,to,period,cost_percent", ["USA,MEX,2020Q3,4.25", "FRA,SEN,2020Q3,5.5"]);
        await NightAsync(app, requests, "two corridors added");
        clock.Later += TimeSpan.FromDays(1);
        await NightAsync(app, requests, "the next day");
        return 0;
    }

    private static WebApplication Create(string connection, Requests requests, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection, ["Republish:ByDay"] = "false" });
        builder.WebHost.UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddSingleton(clock).AddRooms(builder.Configuration, HostMode.Worker).AddSingleton(new StorageClients(StorageSettings.FromConnectionString(connection), requests));
        return builder.Build();
    }

    private static async Task NightAsync(WebApplication app, Requests requests, string what)
    {
        requests.Clear();
        long started = Stopwatch.GetTimestamp();
        var record = (await app.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None)).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s, {record.Files} files, {record.Steps.Sum(step => step.Packs)} packs, {record.Steps.Sum(step => step.Kept)} kept, {record.PacksWritten} written, {requests.Read} requests read and {requests.Written} wrote"));
        foreach (var step in record.Steps) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Name,-12} {step.Seconds,7:0.00} s  {step.Packs,5} packs  {step.Kept,5} kept  {step.Files,6} files"));
    }

    private static async Task LoadAsync(WebApplication app, string kind, string header, IEnumerable<string> rows)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(header + "\n" + string.Join('\n', rows) + "\n"));
        var report = (await app.Services.GetRequiredService<LoadDataset>().RunAsync(new LoadRequest(kind, null, "benchmark.csv", content, "benchmark"), null, CancellationToken.None)).Value;
        Console.WriteLine($"{kind}: {report.Version.Rows} rows");
    }

    private static IEnumerable<string> People() =>
        from country in CodeLists.Countries.Take(MakeNightData.Countries)
        from year in Enumerable.Range(1995, MakeNightData.Years)
        from sex in (string[])["F", "M", "T"]
        from age in (string[])["T", "Y_GE15", "Y15-64", "Y15-24", "Y55-64", "Y_GE65"]
        select string.Create(CultureInfo.InvariantCulture, $"{country.Alpha3},country,{sex},{age},{year},estimate,{10_000 + (country.Alpha3[0] * year % 977)},A");

    private static IEnumerable<string> Work(string measure, string detail, int people) =>
        from country in CodeLists.Countries.Take(MakeNightData.Countries)
        from year in Enumerable.Range(1995, MakeNightData.Years)
        from sex in (string[])["F", "M", "T"]
        from age in (string[])["Y_GE15", "Y15-24", "Y25-54"]
        select string.Create(CultureInfo.InvariantCulture, $"{country.Alpha3},country,{sex},{age},T{detail},{year},{measure},persons,{people + (country.Alpha3[1] * year % 97)},A,LFS,");

    /// <summary>The time of the machine, later by what is set.</summary>
    private sealed class Day : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }

    /// <summary>Counts requests: what storage bills.</summary>
    private sealed class Requests : HttpPipelineSynchronousPolicy
    {
        private int _read, _written;

        public int Read => _read;

        public int Written => _written;

        public void Clear() => (_read, _written) = (0, 0);

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head) Interlocked.Increment(ref _read);
            else Interlocked.Increment(ref _written);
        }
    }
}
