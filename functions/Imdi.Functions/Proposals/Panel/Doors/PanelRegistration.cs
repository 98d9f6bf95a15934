using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Proposals;

internal static class PanelRegistration
{
    public static IServiceCollection AddPanel(this IServiceCollection services)
    {
        services.AddOptions<PanelSettings>().BindConfiguration(PanelSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReviewStore>().AddSingleton<PanelAuditStore>().AddSingleton<PanelFiles>().AddSingleton<ActOnFile>();
        services.AddSingleton<AssignReviewers>().AddSingleton<RecordDecision>().AddSingleton<PanelPages>().AddSingleton<IDailyDuty, RemindReviewers>();
        services.TryAddSingleton<IOutbox, NoOutbox>();
        return services;
    }

    public static void MapPanelRoutes(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("panel", "Panel").MapPanel();
        routes.MapPanelForms();
        routes.MapPanelPages();
    }

    // Until the Directory has one.
    private sealed class NoOutbox : IOutbox
    {
        public Task QueueAsync(OutboxMessage message, CancellationToken cancellation) => Task.CompletedTask;
    }
}
