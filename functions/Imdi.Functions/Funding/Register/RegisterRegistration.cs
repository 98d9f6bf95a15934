namespace Imdi.Functions.Funding;

public static class RegisterRegistration
{
    public static IServiceCollection AddRegister(this IServiceCollection services)
    {
        services.AddSingleton<BuildRegister>().AddSingleton<RegisterStore>().AddSingleton<RegisterPacks>().AddSingleton<IReportedResults, ReportedResults>();
        services.AddOptions<IatiOptions>().BindConfiguration(IatiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
