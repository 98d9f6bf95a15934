using Imdi.Functions;
using Imdi.Functions.Commands;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Web.BrowserTests;

/// <summary>The real application on Kestrel over Azurite in memory, with the demonstration data, published once for the assembly.</summary>
internal static class LiveSite
{
    /// <summary>Where the site writes its messages.</summary>
    public static string Mail { get; } = System.IO.Directory.CreateTempSubdirectory("imdi-mail-").FullName;

    private static readonly Lazy<Task<string>> Storage = new(StartStorageAsync);

    private static readonly Lazy<Task<WebApplication>> Started = new(StartAsync);

    public static async Task<Uri> AddressAsync() => AddressOf(await Started.Value);

    /// <summary>The same site a year from now: the same storage under a clock that stands at noon, so that no job starts. It publishes nothing, and is gone after what it was needed for.</summary>
    public static async Task InAYearAsync(Func<Uri, Task> act)
    {
        await Started.Value;
        await using var app = Create(await Storage.Value, publishes: false, new NextYear());
        await app.StartAsync();
        await act(AddressOf(app));
        await app.StopAsync();
    }

    public static async Task<IServiceProvider> ServicesAsync() => (await Started.Value).Services;

    private static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task<string> StartStorageAsync()
    {
        var azurite = await AzuriteProcess.StartOrAdoptAsync(null, _ => { }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => azurite.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return azurite.ConnectionString;
    }

    private static WebApplication Create(string storage, bool publishes, TimeProvider? clock) => Application.Create([], "Development", new Dictionary<string, string?>
    {
        ["AzureWebJobsStorage"] = storage,
        ["urls"] = "http://127.0.0.1:0",
        ["Mail:Folder"] = Mail,
        ["FormGuard:FormsPerDay"] = "100000",
        ["Imdi:PostsPerMinute"] = "100000",
        ["Republish:ByDay"] = publishes ? "true" : "false",
        ["Logging:LogLevel:Default"] = "Warning",
    }, clock);

    private static async Task<WebApplication> StartAsync()
    {
        var app = Create(await Storage.Value, publishes: true, null);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(app.Services, CancellationToken.None);
        var published = await app.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None);
        if (!published.IsOk) throw new InvalidOperationException(published.Refusal.Detail);
        await app.StartAsync();
        await app.Services.GetRequiredService<StorageClients>().AllowBrowsersAsync([AddressOf(app).GetLeftPart(UriPartial.Authority)], CancellationToken.None);
        return app;
    }

    private sealed class NextYear : TimeProvider
    {
        private readonly DateTimeOffset _noon = new(DateTime.UtcNow.Date.AddYears(1).AddDays(5).AddHours(12).AddSeconds(1), TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _noon;
    }
}
