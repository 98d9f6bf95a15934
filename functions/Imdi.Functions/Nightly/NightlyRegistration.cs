using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

public static class NightlyRegistration
{
    public static IServiceCollection AddNightly(this IServiceCollection services)
    {
        services.AddSingleton<RunRecordStore>();
        services.AddSingleton<SitePacks>();
        services.AddSingleton<NightlyRebuild>();
        services.AddSingleton<SweepLeftovers>();
        services.AddSingleton<ExportSite>();
        services.AddSingleton<IHealthSource, RebuildHealth>();
        return services;
    }

    // Another instance at the same work is no failure; whatever else goes wrong is thrown and fails the invocation.
    internal static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<NightlyRebuild>().RunAsync(null, cancellation);
        await services.GetRequiredService<SweepLeftovers>().RunAsync(cancellation);
    }
}
