using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Datasets;

public static class UploadRegistration
{
    public static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.TryAddSingleton<Leases>();
        services.AddSingleton<UploadStore>().AddSingleton<OpenUpload>().AddSingleton<ChangeUpload>();
        services.AddSingleton<PendingChanges>();
        services.AddOptions<UploadSettings>().BindConfiguration(UploadSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ExpireUploads>().AddSingleton<IPersonalData>(new UnsearchedData(DatasetHoldings.Uploads));
        services.AddSingleton<UploadPages>();
        services.AddSingleton<CheckReceived>().AddSingleton<PublishVersion>();
        services.AddSingleton<TakeUpUpload>().AddSingleton<TakeUpUploads>().AddSingleton<TellStuckUploads>();
        services.AddSingleton<AnswerUpload>().AddSingleton<ReceiveForm>();
        services.AddWorker<UploadWorker>();
        return services;
    }
}
