using Imdi.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>In the background of this process: some seconds after a call changed what is current, the site follows; at once when the secretariat demands it. What it leaves, the sweep takes up.</summary>
internal sealed partial class RepublishWorker(SiteNews news, RepublishSite site, IOptions<RepublishSettings> settings, TimeProvider clock, ILogger<RepublishWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            bool isDemanded = await news.WaitAsync(stoppingToken);
            if (!isDemanded && !settings.Value.ByDay) continue;
            if (!isDemanded) await Task.Delay(TimeSpan.FromSeconds(settings.Value.AfterSeconds), clock, stoppingToken);
            await RunAsync(isDemanded ? site.RebuildAsync : site.RunAsync, stoppingToken);
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellation)
    {
        try
        {
            while (!await Task.Run(() => work(cancellation), cancellation)) await Task.Delay(BetweenTries, clock, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The site stays as it was; the next change, the sweep or the night tries again.
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The site could not be rebuilt after a change of the data.")]
    private partial void LogFailed(Exception failure);
}
