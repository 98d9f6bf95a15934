using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Nightly;

public static class NightlyRegistration
{
    public static IServiceCollection AddNightly(this IServiceCollection services)
    {
        services.AddSingleton<RunRecordStore>();
        services.AddSingleton<BuildNightBook>().AddSingleton<SitePacks>();
        services.AddSingleton<NightlyRebuild>();
        services.AddOptions<RepublishSettings>().BindConfiguration(RepublishSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RepublishSite>().AddWorker<RepublishWorker>();
        services.AddSingleton<SweepLeftovers>();
        services.AddSingleton<ExportSite>().AddSingleton<GatherStatus>().AddSingleton<IDailyDuty, TellOverdueDatasets>();
        services.AddSingleton<IHealthSource, RebuildHealth>();
        return services;
    }

    /// <summary>
    /// Takes up what a dead instance left: uploads in work, messages to be sent, then a site that is older than the data, and ends uploads that nobody completed.
    /// It stays until all is done, so that the host keeps this instance alive.
    /// </summary>
    internal static async Task SweepAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TakeUpUploads>().RunAsync(cancellation);
        await services.GetRequiredService<TellStuckUploads>().RunAsync(cancellation);
        await services.GetRequiredService<ExpireUploads>().RunAsync(cancellation);
        await services.GetRequiredService<RequestEndorsements>().RunAsync(cancellation);
        await services.GetRequiredService<SendOutbox>().RunAsync(cancellation);
        await services.GetRequiredService<RepublishSite>().RunAsync(cancellation);
    }

    // Another instance at the same work is no failure; whatever else goes wrong is thrown and fails the invocation.
    // A timer that comes late, after a pause of the host or a deployment, makes the night up: once, whatever becomes of it.
    // The timer goes every hour, since the hosts' timers are fixed when they start; which hour is the night is the region's to say.
    internal static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var region = (await services.GetRequiredService<CurrentRegion>().ReadAsync(cancellation)).Region;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        bool isMissed = now.Hour != region.RebuildHour
            && await NightRules.IsMissedAsync(services.GetRequiredService<RunRecordStore>().NewestFirstAsync(cancellation), NightRules.DueAt(now, region.RebuildHour), cancellation);
        if (now.Hour != region.RebuildHour && !isMissed) return;
        await services.GetRequiredService<NightlyRebuild>().RunAsync(null, cancellation, isNight: true);
        await services.GetRequiredService<SweepLeftovers>().RunAsync(cancellation);
    }
}
