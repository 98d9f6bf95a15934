using System.Collections.Concurrent;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Nightly;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>A night computes and renders what its inputs changed and nothing else, and comes to the same bytes as one that does everything.</summary>
public sealed class IncrementalNightTests(ITestOutputHelper output) : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync() =>
        _night = await Night.FreshAsync(add: services => services.AddSingleton<WatchedData>().AddSingleton<IPublishedData>(all => all.GetRequiredService<WatchedData>()));

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task Of_corridors_and_single_indicators_only_what_takes_in_a_changed_dataset_is_rendered()
    {
        foreach (string kind in (string[])[CountryIndicators, Population, Unemployment, Employment, CorridorAverages]) await ChangeAsync(kind, 1);
        var before = StepsOf((await _night.RebuildAsync()).Value);
        await ChangeAsync(Unemployment, 2);

        var record = (await _night.RebuildAsync()).Value;

        // What is about all indicators together (profiles, projections) follows from every kind; counts of persons are guarded together.
        var book = await _night.Get<BuildIndicatorBook>().OpenAsync(_night.Get<IPublishedData>(), record.AsOf, CancellationToken.None);
        int takeIn = ReadDefinitions.All.Count(definition => book.VersionsOf(definition).Any(version => version.Kind == Unemployment)), together = before["indicators"].Packs - ReadDefinitions.All.Count;
        var after = StepsOf(record);
        Assert.InRange(takeIn, 3, ReadDefinitions.All.Count / 2);
        Assert.Equal((after["corridors"].Packs, takeIn + together), (after["corridors"].Kept, after["indicators"].Packs - after["indicators"].Kept));
    }

    [Fact]
    public async Task A_new_day_on_which_nothing_is_due_keeps_every_single_indicator_and_writes_only_the_page_that_names_it()
    {
        foreach (string kind in (string[])[CountryIndicators, Population, CorridorAverages]) await ChangeAsync(kind, 1);
        await _night.RebuildAsync();
        _night.Clock.Advance(TimeSpan.FromDays(1));

        var record = (await _night.RebuildAsync()).Value;

        Assert.True(StepsOf(record)["indicators"].Kept >= ReadDefinitions.All.Count);
        Assert.All(record.Steps.Where(step => step.Name is not ("corridors" or "indicators" or "projections" or "profiles")), step => Assert.Equal(step.Name == "texts" ? step.Packs - 1 : step.Packs, step.Kept));
        Assert.Equal(1, record.PacksWritten);
    }

    [Fact]
    public async Task A_change_of_what_no_indicator_takes_in_reads_no_figure()
    {
        foreach (string kind in (string[])[CountryIndicators, Population, RemittanceQuotes, EducationWorkforce]) await ChangeAsync(kind, 1);
        string before = (await _night.RebuildAsync()).Value.Run;
        await ChangeAsync(EducationWorkforce, 2);
        _night.Get<WatchedData>().Read.Clear();

        Assert.NotEqual(before, (await _night.RebuildAsync()).Value.Run);

        Assert.DoesNotContain(EducationWorkforce, IndicatorBook.Kinds);
        Assert.DoesNotContain(_night.Get<WatchedData>().Read, kind => IndicatorBook.Kinds.Contains(kind));
    }

    [Fact]
    public async Task Whatever_changes_the_site_is_the_same_as_if_all_were_made_anew()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("IMDI_SEED"), out int set) ? set : Environment.TickCount;
        output.WriteLine($"Seed {seed}; IMDI_SEED={seed} repeats it.");
        var random = new Random(seed);
        string[] kinds = [CountryIndicators, Population, Unemployment, Employment, CorridorAverages, RemittanceQuotes];
        for (int night = 0; night < 8; night++)
        {
            foreach (string kind in kinds.Where(_ => random.Next(3) == 0))
            {
                if (random.Next(4) > 0) await ChangeAsync(kind, random.Next(1, 4));
                else await _night.Get<WithdrawDataset>().RunAsync(kind, "local", "tester", CancellationToken.None);
            }

            if (random.Next(2) == 0) _night.Clock.Advance(TimeSpan.FromDays(random.Next(1, 60)));
            _night.Clock.Advance(TimeSpan.FromMinutes(1));

            var record = (await _night.RebuildAsync()).Value;

            output.WriteLine($"{record.Outcome}: {record.Steps.Sum(step => step.Kept)} of {record.Steps.Sum(step => step.Packs)} packs kept, {record.PacksWritten} written.");
            Assert.Equal(await AnewAsync(record.AsOf), (await ManifestAsync(_night.Storage, record.Run)).ToBytes());
        }
    }

    /// <summary>The manifest of a whole night over the same data in an account that has no site.</summary>
    private async Task<byte[]> AnewAsync(DateOnly asOf)
    {
        var empty = await AzuriteServer.FreshAsync();
        var histories = await RebuildInputs.HistoriesAsync(_night.Get<DatasetStore>(), CancellationToken.None);
        var pinned = new PinnedData(_night.Get<IPublishedData>(), histories);
        var register = await _night.Get<BuildRegister>().RunAsync(CancellationToken.None);
        var region = (await _night.Get<CurrentRegion>().ReadAsync(CancellationToken.None)).Region;
        var site = RebuildInputs.Site(_night.Get<IOptions<HostingSettings>>().Value, region, pinned.Versions, register, hasApi: true);
        var run = RebuildInputs.Identity(asOf, histories, register, site, _night.Get<RemittanceOptions>());
        var book = await _night.Get<BuildNightBook>().RunAsync(pinned, register, asOf, region, CancellationToken.None);
        await Tests.Storage.A.Publisher(empty).PublishAsync(run, _night.Get<SitePacks>().AllAsync(book, site, CancellationToken.None), CancellationToken.None);
        return (await ManifestAsync(empty, run.Id)).ToBytes();
    }

    private static Dictionary<string, RebuildStep> StepsOf(RunRecord record) => record.Steps.ToDictionary(step => step.Name);

    private static async Task<RunManifest> ManifestAsync(StorageClients storage, string run) => (await new RunFileStore(storage).FindManifestAsync(run, CancellationToken.None))!;

    private Task<DatasetVersion> ChangeAsync(string kind, int variant) => kind switch
    {
        RemittanceQuotes => _night.LoadQuotesAsync($"Provider {variant}"),
        CountryIndicators => LoadAsync(kind, "area,area_type,indicator,period,value,status", $"NPL,country,BX.TRF.PWKR.CD.DT,2020,{variant}000,A", "NPL,country,NY.GDP.MKTP.CD,2020,33000,A", "PHL,country,BX.TRF.PWKR.CD.DT,2020,5,A"),
        Population => LoadAsync(kind, "area,area_type,sex,age,period,variant,value,status", $"NPL,country,T,T,2020,estimate,{variant}00000,A", $"NPL,country,T,Y_GE15,2020,estimate,{variant}0000,A"),
        Unemployment => LoadAsync(kind, "area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", $"NPL,country,T,Y_GE15,T,2020,unemployed,persons,{variant}0,A,LFS,"),
        Employment => LoadAsync(kind, "area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey,grouping", $"NPL,country,T,Y_GE15,T,T,T,2020,employed,persons,{variant}00,A,LFS,"),
        EducationWorkforce => LoadAsync(kind, "area,area_type,education,sex,measure,unit,period,value,status", $"JAM,country,1,T,teachers,persons,2020,{variant}000,A"),
        _ => LoadAsync(CorridorAverages, "from,to,period,cost_percent", $"USA,MEX,2020Q2,4.{variant}", "USA,MEX,2020Q3,4.25", $"FRA,SEN,2020Q3,{variant}"),
    };

    private Task<DatasetVersion> LoadAsync(string kind, params string[] lines) => _night.LoadAsync(kind, string.Join('\n', lines) + "\n");

    /// <summary>Writes down which kinds' rows are read.</summary>
    private sealed class WatchedData(DatasetStore store) : IPublishedData
    {
        private readonly PublishedData _data = new(store);

        public ConcurrentBag<string> Read { get; } = [];

        public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) => _data.CurrentAsync(kind, cancellation);

        public IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, CancellationToken cancellation)
        {
            Read.Add(version.Kind);
            return _data.ReadAsync(version, columns, cancellation);
        }
    }
}
