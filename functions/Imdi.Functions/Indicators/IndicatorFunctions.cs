namespace Imdi.Functions.Indicators;

/// <summary>The room's services.</summary>
public static class IndicatorFunctions
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services.AddSingleton<BackTestCosts>().AddSingleton<GatherFigures>();
}
