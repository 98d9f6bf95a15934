using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Storage;

public static class StorageRegistration
{
    /// <summary>For a host that serves what storage already holds: reading begins at once, before the other services are added.</summary>
    public static IServiceCollection AddFirstRead(this IServiceCollection services, IConfiguration configuration) => services.AddSingleton(new FirstRead(StorageSettings.From(configuration)));

    /// <summary>Storage is resolved when first asked for: a standalone start sets the connection string of its emulator before that.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetService<FirstRead>()?.Clients ?? new StorageClients(StorageSettings.From(configuration)));
        services.AddSingleton<IStorageProbe, StorageProbe>();
        services.AddSingleton<SiteNews>();
        services.AddSingleton<Leases>();
        services.AddSingleton<RawFileStore>().AddSingleton<IncomingFileStore>();
        services.AddSingleton<RunFileStore>();
        services.AddSingleton<OldRuns>();
        services.AddSingleton<BackupStore>().AddSingleton<RestoreStore>();
        services.AddSingleton<IRunPublisher, RunPublisher>();
        services.AddSingleton<IPublishedRun, PublishedRun>();
        services.AddOptions<PublishedRunOptions>().Bind(configuration.GetSection(PublishedRunOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
