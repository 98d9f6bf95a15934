using Imdi.Functions.Hosting;

namespace Imdi.Functions.Indicators;

/// <summary>The room's services and routes.</summary>
public static class IndicatorFunctions
{
    public const string Prefix = "indicators";

    public static IServiceCollection AddIndicators(this IServiceCollection services) =>
        services.AddSingleton<BackTestCosts>().AddSingleton<BuildIndicatorBook>().AddSingleton<IndicatorFiles>().AddSingleton<IndicatorStore>().AddSingleton<ReadValues>().AddSingleton<WorkOut>().AddSingleton<ReadCorridor>()
            .AddSingleton<ExplorerAnswers>().AddSingleton(CorridorPageFunctions.WorkedOut).AddProfiles().AddProjections();

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Prefix, "Indicators");
        room.MapDefinitions();
        room.MapCorridorAnalysis();
        room.MapNationalsAbroad();
        room.MapValues();
        room.MapExplanations();
        routes.MapCorridorPages();
        routes.MapExplorerPages();
        routes.MapProfiles();
        routes.MapProjections();
        routes.MapProjectionPages();
    }
}
