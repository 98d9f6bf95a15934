using Imdi.Functions.Hosting;

namespace Imdi.Functions.Directory;

internal static class PrivacyRegistration
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Retention>().Bind(configuration.GetSection(Retention.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PersonalData>().AddSingleton<PersonalDataPages>().AddSingleton<IDailyDuty, KeepNoLonger>();
        services.AddSingleton<IPersonalData, PeoplePersonalData>().AddSingleton<IPersonalData, OrganisationPersonalData>().AddSingleton<IPersonalData, MessagePersonalData>();
        services.AddSingleton<IPersonalData, JoiningPersonalData>().AddSingleton<IDailyDuty, KeepJoiningsNoLonger>();
        return services.AddUnsearched(DirectoryHoldings.Unsearched);
    }

    public static IServiceCollection AddUnsearched(this IServiceCollection services, IEnumerable<PersonalHolding> holdings)
    {
        foreach (var holding in holdings) services.AddSingleton<IPersonalData>(new UnsearchedData(holding));
        return services;
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("directory", "Directory").MapPersonalData();
        routes.MapPersonalDataPages();
    }
}
