using Imdi.Functions.Hosting;

namespace Imdi.Functions.Proposals;

/// <summary>The room's services and routes: <c>/api/proposals</c> and <c>/api/panel</c>, and the pages that belong to one person.</summary>
public static class ProposalFunctions
{
    public static IServiceCollection AddProposals(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ProposalStore>();
        services.AddIntake();
        services.AddEndorsement();
        services.AddAttachments(configuration).AddGuide(configuration).AddInterests();
        services.AddPanel();
        services.AddProposalPrivacy();
        return services;
    }

    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        var proposals = routes.MapRoom("proposals", "Proposals");
        proposals.MapIntake(routes);
        proposals.MapEndorsement(routes);
        routes.MapAttachments();
        routes.MapGuide();
        routes.MapInterests();
        routes.MapPanelRoutes();
    }
}
