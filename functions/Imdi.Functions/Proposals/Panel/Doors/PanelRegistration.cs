using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Proposals;

internal static class PanelRegistration
{
    public static IServiceCollection AddPanel(this IServiceCollection services)
    {
        services.AddOptions<PanelSettings>().BindConfiguration(PanelSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReviewStore>().AddSingleton<PanelAuditStore>().AddSingleton<PanelFiles>().AddSingleton<PanelMail>().AddSingleton<ActOnFile>();
        services.AddSingleton<AssignReviewers>().AddSingleton<RecordDecision>().AddSingleton<PanelPages>().AddSingleton<IDailyDuty, RemindReviewers>();
        return services;
    }

    public static void MapPanelRoutes(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("panel", "Panel").MapPanel();
        routes.MapPanelForms();
        routes.MapPanelPages();
    }
}
