using System.Net;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Shared;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Commands;

/// <summary>
/// The real program on the real corridors file, as child processes over one data folder, killed with SIGKILL at random moments of a load
/// and of a rebuild, ten times each: after each kill nothing is lost, doubled or half-published. Loads and rebuilds are classes of their
/// own, because each has to be waited for and they need not wait for one another.
/// </summary>
public abstract class KilledPrograms(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 10;
    private const string Corridor = "/en/send/usa/mex/";

    private readonly DataFolder _folder = new();
    private readonly Random _random = new(Seeded(output));

    private StoredState _state = null!;
    private ImdiProgram _site = null!;
    private ProcessIdentity _emulator = null!;
    private int _variant;

    private protected UnkilledControl Control { get; private set; } = null!;

    public async Task InitializeAsync() => Control = await UnkilledControl.JoinAsync();

    public async Task DisposeAsync()
    {
        await _folder.DisposeAsync();
        await UnkilledControl.LeaveAsync();
    }

    private protected async Task StartAsync()
    {
        _site = await _folder.ServeAsync();
        _emulator = _folder.Azurite!.Server;
        _state = new StoredState(_folder);
        await _folder.DoAsync("load", KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"), "--no-rebuild");
        await LoadAnotherAsync();
        await _folder.DoAsync("rebuild");
        await LoadAnotherAsync();
        output.WriteLine($"Unkilled: load {Control.LoadTime.TotalSeconds:F1} s, rebuild {Control.RebuildTime.TotalSeconds:F1} s.");
    }

    private protected async Task AssertAsIfUnkilledAsync()
    {
        await _folder.DoAsync("load", KindNames.RemittanceQuotes, Quotes(0), "--no-rebuild");
        await Task.WhenAll(_folder.DoAsync("rebuild"), Control.Folder.DoAsync("rebuild"));
        var unkilled = new StoredState(Control.Folder);
        Assert.Equal(await unkilled.WholeVersionsAsync(), await _state.WholeVersionsAsync());
        RunManifest expected = await unkilled.WholeRunAsync(), actual = await _state.WholeRunAsync();
        Assert.Equal(expected.Inputs, actual.Inputs);
        Assert.Equal(expected.Packs.Select(Described), actual.Packs.Select(Described));
        Assert.Equal(expected.ToBytes(), actual.ToBytes());
    }

    private static string Described(PackEntry pack) => $"{pack.Files[0].Address} and {pack.Files.Count - 1} more: {pack.Blob} from {pack.Key}";

    /// <summary>
    /// Ten kills, each within its own tenth of the time that the command takes. One that ended before its kill shows how long it takes by now,
    /// which is less on a machine that other tests have left, and is done anew. Once the site is dead meanwhile, once it is killed as well.
    /// </summary>
    private protected async Task KillAsync(string name, TimeSpan time, Func<string[]> command, Func<Task> renew)
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
            (kill, time) = ended ? (kill, program.LastWordAfter) : (kill + 1, time);
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
    private protected Task LoadAnotherAsync() => _folder.DoAsync("load", KindNames.RemittanceQuotes, Quotes(++_variant), "--no-rebuild");

    /// <summary>What a killed load was at: the same file again has to complete it.</summary>
    private protected string PendingQuotes() => Quotes(_variant + 1);

    private protected void TakePendingAsLoaded() => _variant++;

    private string Quotes(int variant) => _folder.File("quotes.csv", UnkilledControl.Quotes(variant));

    private static int Seeded(ITestOutputHelper output)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("IMDI_SEED"), out int set) ? set : Environment.TickCount;
        output.WriteLine($"Seed {seed}; IMDI_SEED={seed} repeats it.");
        return seed;
    }
}
