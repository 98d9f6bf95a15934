using Imdi.Functions.Directory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

internal static class AttachmentRegistration
{
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttachmentSettings>().Bind(configuration.GetSection(AttachmentSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MalwareScanSettings>().Bind(configuration.GetSection(MalwareScanSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AttachmentStore>().AddSingleton<ChangeAttachments>().AddSingleton<HandOutAttachments>().AddSingleton<AttachmentPages>().AddSingleton<IDailyDuty, SweepAttachments>();
        services.TryAddSingleton<IMalwareScan>(provider => provider.GetRequiredService<IOptions<MalwareScanSettings>>() is { Value.Host.Length: > 0 } configured ? new ClamAvScan(configured) : new NoMalwareScan());
        return services;
    }
}
