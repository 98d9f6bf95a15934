using System.Net;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Tests.Shared;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Commands;

/// <summary>
/// The real program on the real corridors file, as child processes over one data folder, killed with SIGKILL at random moments of a load
/// and of a rebuild: after each kill nothing is lost, doubled or half-published.
/// </summary>
public sealed class KilledProgramTests(UnkilledControl control, ITestOutputHelper output) : IClassFixture<UnkilledControl>, IAsyncLifetime
{
    private const int Kills = 10;
    private const string Corridor = "/en/send/usa/mex/";

    private readonly DataFolder _folder = new();
    private readonly Random _random = new(Seeded(output));

    private StoredState _state = null!;
    private ImdiProgram _site = null!;
    private ProcessIdentity _emulator = null!;
    private int _variant;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    [RealFact]
    public async Task Twenty_kills_lose_double_and_half_publish_nothing()
    {
        await StartAsync();

        await KillAsync("load", control.LoadTime, () => ["load", KindNames.RemittanceQuotes, Quotes(_variant + 1), "--no-rebuild"], () => { _variant++; return Task.CompletedTask; });
        await KillAsync("rebuild", control.RebuildTime, () => ["rebuild"], LoadAnotherAsync);

        await _folder.DoAsync("load", KindNames.RemittanceQuotes, Quotes(0), "--no-rebuild");
        await _folder.DoAsync("rebuild");
        await control.Folder.DoAsync("rebuild");
        var unkilled = new StoredState(control.Folder);
        Assert.Equal(await unkilled.WholeVersionsAsync(), await _state.WholeVersionsAsync());
        Assert.Equal((await unkilled.WholeRunAsync()).ToBytes(), (await _state.WholeRunAsync()).ToBytes());
    }

    [RealFact]
    public async Task The_real_file_gives_the_known_figures_through_the_published_answers()
    {
        using var http = new HttpClient { BaseAddress = control.Folder.Address };

        var targets = await JsonAsync(http, "/api/remittances/targets?period=2020Q3");
        var trend = await JsonAsync(http, "/api/remittances/corridors/USA/MEX/trend");

        Assert.Equal((367, 126), (targets.GetProperty("corridors").GetInt32(), targets.GetProperty("atOrBelow5").GetInt32()));
        Assert.Equal(7.000746, targets.GetProperty("mean").GetDouble(), 6);
        var point = Assert.Single(trend.GetProperty("points").EnumerateArray(), point => point.GetProperty("period").GetString() == "2015Q4");
        Assert.Equal(4.751818, point.GetProperty("mean").GetDouble(), 6);
    }

    private async Task StartAsync()
    {
        _site = await _folder.ServeAsync();
        _emulator = _folder.Azurite!.Server;
        _state = new StoredState(_folder);
        await _folder.DoAsync("load", KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"), "--no-rebuild");
        await LoadAnotherAsync();
        await _folder.DoAsync("rebuild");
        await LoadAnotherAsync();
        output.WriteLine($"Unkilled: load {control.LoadTime.TotalSeconds:F1} s, rebuild {control.RebuildTime.TotalSeconds:F1} s.");
    }

    /// <summary>
    /// Ten kills, each within its own tenth of the time that the command takes. One that ended before its kill shows that it takes less,
    /// and is done anew. Once the site is dead meanwhile, once it is killed as well.
    /// </summary>
    private async Task KillAsync(string name, TimeSpan time, Func<string[]> command, Func<Task> renew)
    {
        int[] tenths = [.. Enumerable.Range(0, Kills)];
        _random.Shuffle(tenths);
        for (int kill = 0; kill < Kills;)
        {
            bool withoutSite = kill == 1, withSite = kill == 6;
            var after = time * ((tenths[kill] + _random.NextDouble()) / Kills);
            if (withoutSite) await _site.KillAsync();
            var program = _folder.Start(command());
            await Task.Delay(after);
            await program.KillAsync();
            bool ended = program.Output.Contains(name == "load" ? " published, " : "Rebuild: ", StringComparison.Ordinal);
            if (withSite) await _site.KillAsync();

            output.WriteLine($"{name} killed after {after.TotalSeconds:F2} s{(ended ? ", when it had ended" : "")}{(withSite || withoutSite ? ", the site too" : "")}.");
            if (withoutSite && ended)
            {
                // Alone at work, the command owned the emulator and may have stopped it.
                _site = await _folder.ServeAsync();
                _emulator = _folder.Azurite!.Server;
            }

            await _state.EndLeasesOfTheDeadAsync();
            await AssertWholeAsync();
            if (withSite || (withoutSite && !ended)) _site = await _folder.ServeAsync();
            await AssertServedAsync();
            (kill, time) = ended ? (kill, after) : (kill + 1, time);
            if (ended || withSite || withoutSite) await renew();
        }
    }

    private async Task AssertWholeAsync()
    {
        Assert.Equal(_emulator, _folder.Azurite!.Server);
        Assert.True(_emulator.IsAlive);
        Assert.Equal(1, await _folder.EmulatorsAsync());
        await _state.WholeRunAsync();
        Assert.Equal(2, (await _state.WholeVersionsAsync()).Count);
    }

    private async Task AssertServedAsync()
    {
        using var http = new HttpClient { BaseAddress = _folder.Address };
        using var page = await http.GetAsync(new Uri(Corridor, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>Other inputs, so that the next rebuild has work.</summary>
    private Task LoadAnotherAsync() => _folder.DoAsync("load", KindNames.RemittanceQuotes, Quotes(++_variant), "--no-rebuild");

    private string Quotes(int variant) => _folder.File("quotes.csv", UnkilledControl.Quotes(variant));

    private static async Task<JsonElement> JsonAsync(HttpClient http, string address)
    {
        await using var body = await http.GetStreamAsync(new Uri(address, UriKind.Relative));
        using var json = await JsonDocument.ParseAsync(body);
        return json.RootElement.Clone();
    }

    private static int Seeded(ITestOutputHelper output)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("IMDI_SEED"), out int set) ? set : Environment.TickCount;
        output.WriteLine($"Seed {seed}; IMDI_SEED={seed} repeats it.");
        return seed;
    }
}
