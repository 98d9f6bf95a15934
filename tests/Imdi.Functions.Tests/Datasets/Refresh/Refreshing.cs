using Azure.Core.Pipeline;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The refresh as it is registered, with one source on the test's server, an account of its own and a clock that the test turns.</summary>
internal sealed class Refreshing : IAsyncDisposable
{
    public const string Source = "utopia-averages";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 20, 0, TimeSpan.Zero);

    private readonly string _account;
    private readonly SourceServer? _owned;

    private Refreshing(SourceServer server, string account, FakeTimeProvider clock, Dictionary<string, string?> settings, HttpPipelinePolicy[] policies, bool owns)
    {
        (Server, _account, Clock, Settings) = (server, account, clock, settings);
        _owned = owns ? server : null;
        Services = Build(policies);
    }

    public SourceServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public Dictionary<string, string?> Settings { get; }

    public ServiceProvider Services { get; }

    public LogLines Log { get; } = new();

    public RefreshStore Store => Services.GetRequiredService<RefreshStore>();

    public Ingest Ingest => new(Services.GetRequiredService<StorageClients>());

    public DeclaredSource Declared => Services.GetRequiredService<IOptions<RefreshSettings>>().Value.Find(Source)!;

    public static async Task<Refreshing> OpenAsync(params (string Setting, string Value)[] settings)
    {
        var server = await SourceServer.StartAsync();
        string account = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(account).EnsureCreatedAsync(CancellationToken.None);
        Dictionary<string, string?> all = new()
        {
            ["Refresh:On:0"] = Source,
            ["Refresh:AllowLoopback"] = "true",
            ["Refresh:Sources:0:Id"] = Source,
            ["Refresh:Sources:0:Kind"] = CorridorAverages,
            ["Refresh:Sources:0:Source"] = "bank-of-utopia",
            ["Refresh:Sources:0:Address"] = new Uri(server.Address, "/averages.csv?id=1").ToString(),
        };
        foreach (var (setting, value) in settings) all["Refresh:" + setting] = value;
        return new Refreshing(server, account, new FakeTimeProvider(Start), all, [], owns: true);
    }

    /// <summary>Another instance on the same storage, the same clock and the same source.</summary>
    public Refreshing Another(params HttpPipelinePolicy[] policies) => new(Server, _account, Clock, Settings, policies, owns: false);

    public Task<RefreshRun?> RunAsync(bool isForced = false) => Services.GetRequiredService<RefreshSource>().RunAsync(Declared, RefreshSources.Timer, isForced, CancellationToken.None);

    public Task TimerAsync() => Services.GetRequiredService<RefreshSources>().RunAsync(CancellationToken.None);

    public async Task<IReadOnlyList<RefreshRun>> RunsAsync() => await Store.RunsAsync(CancellationToken.None).ToListAsync();

    /// <summary>A first file published a day ago.</summary>
    public async Task<DatasetVersion> PublishedAsync()
    {
        Server.Serves(Averages(4), "\"v1\"");
        Assert.Equal(RefreshOutcome.Published, (await RunAsync())!.Outcome);
        Clock.Advance(TimeSpan.FromDays(1));
        return (await CurrentAsync())!;
    }

    public async Task<DatasetVersion?> CurrentAsync() =>
        (await Ingest.Published.CurrentAsync(CorridorAverages, CancellationToken.None)).SingleOrDefault(version => version.Source.Id == "bank-of-utopia");

    public static string Averages(int rows, string cost = "4.5") => "from,to,period,cost_percent\n"
        + string.Concat(Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"USA,MEX,{2011 + (row / 4)}Q{(row % 4) + 1},{cost}\n")));

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (_owned is not null) await _owned.DisposeAsync();
    }

    private ServiceProvider Build(HttpPipelinePolicy[] policies)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(AzuriteServer.Clients(_account, policies));
        services.AddSingleton<Leases>().AddSingleton<AuditStore>().AddSingleton<AuditTrail>();
        services.AddDatasets().AddRefresh(configuration);
        return services.BuildServiceProvider();
    }
}

/// <summary>What was logged, as it would be read.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<string> At(LogLevel level)
    {
        lock (_lines) return [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];
    }

    public ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
    }

    private sealed class Writer(List<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add((logLevel, formatter(state, exception)));
        }
    }
}
