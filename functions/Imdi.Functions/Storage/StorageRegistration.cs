using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Storage;

public static class StorageRegistration
{
    /// <summary>Storage is resolved when first asked for: a standalone start sets the connection string of its emulator before that.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new StorageClients(StorageSettings.From(configuration)));
        services.AddSingleton<IStorageProbe, StorageProbe>();
        services.AddSingleton<SiteNews>();
        services.AddSingleton<Leases>();
        services.AddSingleton<RawFileStore>().AddSingleton<IncomingFileStore>();
        services.AddSingleton<RunFileStore>();
        services.AddSingleton<OldRuns>();
        services.AddSingleton<IRunPublisher, RunPublisher>();
        services.AddSingleton<IPublishedRun, PublishedRun>();
        services.AddOptions<PublishedRunOptions>().Bind(configuration.GetSection(PublishedRunOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
