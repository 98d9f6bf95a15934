using Imdi.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

internal static class OutboxRegistration
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailSettings>().Bind(configuration.GetSection(MailSettings.Section)).ValidateDataAnnotations()
            .Validate(mail => mail.HasSender, "Mail__From is needed with Mail__Host: one bare address.")
            .Validate(mail => mail.KeepsItsPassword, "Mail__UserName needs Mail__RequireTls: no password leaves unencrypted.")
            .Validate<IOptions<HostingSettings>>((mail, hosting) => mail.Host is null || (hosting.Value.BaseAddress ?? mail.LinksTo) is not null, "Mail__Host needs Imdi__BaseAddress or Mail__LinksTo: a link in a mail has to begin with https:// and the site's name.")
            .ValidateOnStart();
        services.AddSingleton<OutboxStore>().AddSingleton<OutboxNews>().AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<MailFileStore>().AddSingleton<MailTransports>().AddSingleton<SendOutbox>().AddWorker<OutboxWorker>();
        services.AddSingleton<IDailyDuty, EraseMessages>().AddSingleton<SendMessageAgain>().AddSingleton<MessagePages>();
        return services;
    }

    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("directory", "Directory").MapMessages();
        routes.MapMessagePages();
    }
}
