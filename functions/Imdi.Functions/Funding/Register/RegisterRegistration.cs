using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Funding;

public static class RegisterRegistration
{
    public static IServiceCollection AddRegister(this IServiceCollection services)
    {
        services.AddSingleton<BuildRegister>().AddSingleton<RegisterStore>().AddSingleton<RegisterPacks>();
        services.TryAddSingleton<IMovements, NothingYet>();
        services.TryAddSingleton<IReportedResults, NothingYet>();
        services.AddOptions<IatiOptions>().BindConfiguration(IatiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
