using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Remittances;

/// <summary>The room's services and routes: its API under /api/remittances, and its pages that are asked with a query.</summary>
public static class RemittanceFunctions
{
    public const string Prefix = "remittances";

    public static IServiceCollection AddRemittances(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RemittanceOptions>().Bind(configuration.GetSection(RemittanceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RemittanceOptions>>().Value);
        services.AddSingleton<IQuoteStatistics>(provider => new WorkOutStatistics(provider.GetRequiredService<RemittanceOptions>().Smart));
        services.AddSingleton<RemittanceStore>().AddSingleton<BuildRemittanceBook>().AddSingleton<RemittanceFiles>();
        services.AddSingleton<ReportStore>().AddSingleton<ReceiveReport>().AddSingleton<ReportPages>().AddSubscriptions();
        services.AddSingleton<IPersonalData, SubscriptionPersonalData>().AddSingleton<IPersonalData, ReportPersonalData>().AddSingleton<IDailyDuty, KeepReportersNoLonger>();
        return services;
    }

    public static void MapRemittances(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Prefix, "Remittances");
        room.MapCorridors();
        room.MapCountries();
        room.MapTargets();
        room.MapAverages();
        room.MapMethodology();
        room.MapReports();
        routes.MapSendPages();
        routes.MapReportPages();
        routes.MapSubscriptions();
    }
}
