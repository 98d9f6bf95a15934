using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Datasets;

public static class UploadRegistration
{
    public static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.TryAddSingleton<Leases>();
        services.AddSingleton<UploadStore>().AddSingleton<UploadBlobStore>().AddSingleton<OpenUpload>().AddSingleton<ChangeUpload>();
        services.AddSingleton<PendingChanges>();
        services.AddSingleton<UploadPages>();
        services.AddSingleton<CheckReceived>().AddSingleton<PublishVersion>();
        services.AddSingleton<TakeUpUpload>().AddSingleton<TakeUpUploads>();
        services.AddSingleton<AnswerUpload>().AddSingleton<ReceiveForm>();
        services.AddSingleton<UploadWorker>().AddHostedService(provider => provider.GetRequiredService<UploadWorker>());
        return services;
    }

    /// <summary>The job of the timer: takes up what a dead instance left, and stays until it is done, so that the host keeps this one alive.</summary>
    public static Task SweepAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<TakeUpUploads>().RunAsync(cancellation);
}
