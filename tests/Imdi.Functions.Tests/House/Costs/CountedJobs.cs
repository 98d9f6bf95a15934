using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Nightly;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Imdi.Functions.Tests.House.Costs;

/// <summary>What the jobs and the pages ask of storage: idle, and at work over a few corridors.</summary>
internal static class CountedJobs
{
    public const string SweepIdle = "Sweep with nothing to do", RefreshIdle = "RefreshSources with no source on", DutiesIdle = "DailyDuties with nothing due",
        OffHour = "NightlyRebuild out of its hour", Changed = "NightlyRebuild after a new version", Unchanged = "NightlyRebuild on a new day", Upload = "upload taken up, checked and published",
        FirstPage = "page on an instance that has just started", OtherPage = "another page, not in memory yet", SamePage = "page that is in memory";

    public static async Task<Dictionary<string, StorageCount>> CountAsync()
    {
        var counting = new CountingPolicy(withinRequests: false);
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await using var night = await Night.OverAsync(account, add: services => CountAlone(services, AzuriteServer.Clients(account, counting)));
        var counted = new Dictionary<string, StorageCount>();
        await night.LoadAveragesAsync();
        await night.RebuildAsync();
        string[] idle = ["Sweep", "RefreshSources", "DailyDuties"];
        foreach (string job in idle) await RunAsync(job);

        await CountAsync(Changed, async () => { await night.LoadQuotesAsync(); counting.Clear(); await night.RebuildAsync(); });
        night.Clock.Advance(TimeSpan.FromDays(1));
        await CountAsync(Unchanged, () => night.RebuildAsync());
        night.Clock.Advance(TimeSpan.FromHours(1));

        // The night that was missed so far, since only the job itself makes one.
        await RunAsync("NightlyRebuild");
        night.Clock.Advance(TimeSpan.FromHours(1));
        await CountAsync(OffHour, () => RunAsync("NightlyRebuild"));
        await CountAsync(SweepIdle, () => RunAsync("Sweep"));
        await CountAsync(RefreshIdle, () => RunAsync("RefreshSources"));
        await CountAsync(DutiesIdle, () => RunAsync("DailyDuties"));
        await CountAsync(Upload, TakeUpAsync);
        await CountAsync(FirstPage, async () => Assert.NotNull(await night.PageAsync("/en/")));
        await ReadAsync("/en/");
        await CountAsync(OtherPage, () => ReadAsync("/fr/"));
        await CountAsync(SamePage, () => ReadAsync("/en/"));
        return counted;

        Task RunAsync(string job) => Rooms.Jobs.Single(one => one.Name == job).RunAsync(night.Services, CancellationToken.None);

        async Task CountAsync(string what, Func<Task> run)
        {
            counting.Clear();
            await run();
            counted[what] = counting.Count;
        }

        async Task ReadAsync(string address)
        {
            using var response = await night.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(200, (int)response.StatusCode);
        }

        async Task TakeUpAsync()
        {
            string id = await ExampleFiles.BlockAsync(night.Services, "from,to,period,cost_percent\nUSA,MEX,2026Q3,4.5\n");
            Assert.True((await night.Get<ChangeUpload>().CompleteAsync(id, new UploadCompletion([ExampleFiles.BlockId]), ExampleFiles.Agency, CancellationToken.None)).IsOk);
            await night.Get<TakeUpUploads>().RunAsync(CancellationToken.None);
            var waiting = (await night.Get<UploadStore>().FindAsync(id, CancellationToken.None))!;
            Assert.True((await night.Get<ChangeUpload>().DecideAsync(id, UploadDecision.Publish, waiting.Tag, ExampleFiles.Agency, CancellationToken.None)).IsOk);
            await night.Get<TakeUpUploads>().RunAsync(CancellationToken.None);
            Assert.Equal(UploadState.Published, (await night.Get<UploadStore>().FindAsync(id, CancellationToken.None))!.State);
        }
    }

    // A worker that begins its round some seconds after the start would be counted with whatever job runs by then.
    private static void CountAlone(IServiceCollection services, StorageClients storage)
    {
        var workers = services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(AfterStart<>)).ToList();
        Assert.NotEmpty(workers);
        foreach (var worker in workers) services.Remove(worker);
        services.AddSingleton(storage);
    }
}
