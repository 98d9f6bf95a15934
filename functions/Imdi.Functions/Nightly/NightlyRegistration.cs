using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

public static class NightlyRegistration
{
    /// <summary>01:30 UTC: after the day has ended from UTC-01:30 eastward, before Europe and Africa wake.</summary>
    public static Job NightlyJob { get; } = new("NightlyRebuild", "0 30 1 * * *", RunAsync);

    public static IServiceCollection AddNightly(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RunRecordStore>();
        services.AddSingleton<SitePacks>();
        services.AddSingleton<NightlyRebuild>();
        services.AddSingleton<ExportSite>();
        services.AddSingleton<IHealthSource, RebuildHealth>();
        return services;
    }

    // Another instance at the same work is no failure; whatever else goes wrong is thrown and fails the invocation.
    private static Task RunAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<NightlyRebuild>().RunAsync(null, cancellation);
}
