using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

internal static class RegionRegistration
{
    public static IServiceCollection AddRegion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegionSettings>().Bind(configuration.GetSection(RegionSettings.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RegionSettings>, CheckRegionSettings>();
        services.AddSingleton<RegionStore>().AddSingleton<CurrentRegion>().AddSingleton<IRegionSource>(all => all.GetRequiredService<CurrentRegion>());
        services.AddSingleton<ChangeRegion>().AddSingleton<RegionPages>().AddSingleton<IOptions<Retention>, RegionRetention>();
        return services;
    }

    public static void MapRegion(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("directory", "Directory").MapRegionDoors();
        routes.MapRegionPages();
    }

    // The text that the program carries is checked by a test: no start has to read it for that.
    private sealed class CheckRegionSettings : IValidateOptions<RegionSettings>
    {
        public ValidateOptionsResult Validate(string? name, RegionSettings options) => !options.IsOwn
            ? ValidateOptionsResult.Success
            : ReadRegion.Of(options).Match(_ => ValidateOptionsResult.Success, refusal => ValidateOptionsResult.Fail(ReadRegion.Sentence(refusal)));
    }
}
