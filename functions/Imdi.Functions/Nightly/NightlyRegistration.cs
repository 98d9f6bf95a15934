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
        services.AddSingleton<SitePacks>();
        services.AddSingleton<NightlyRebuild>();
        services.AddOptions<RepublishSettings>().BindConfiguration(RepublishSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RepublishSite>().AddHostedService<RepublishWorker>();
        services.AddSingleton<SweepLeftovers>();
        services.AddSingleton<ExportSite>();
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
        await services.GetRequiredService<ExpireUploads>().RunAsync(cancellation);
        await services.GetRequiredService<RequestEndorsements>().RunAsync(cancellation);
        await services.GetRequiredService<SendOutbox>().RunAsync(cancellation);
        await services.GetRequiredService<RepublishSite>().RunAsync(cancellation);
    }

    // Another instance at the same work is no failure; whatever else goes wrong is thrown and fails the invocation.
    internal static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<NightlyRebuild>().RunAsync(null, cancellation);
        await services.GetRequiredService<SweepLeftovers>().RunAsync(cancellation);
    }
}
