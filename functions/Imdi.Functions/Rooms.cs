using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Nightly;
using Imdi.Functions.Proposals;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Web;

namespace Imdi.Functions;

/// <summary>A slice of the application: what it owns under /api, the services it adds and the routes it maps.</summary>
public sealed record Room(string Name, IReadOnlyList<string> Prefixes)
{
    public Action<IServiceCollection, IConfiguration> Add { get; init; } = (_, _) => { };

    /// <summary>What the room puts between routing and the routes.</summary>
    public Action<IApplicationBuilder> Use { get; init; } = _ => { };

    public Action<IEndpointRouteBuilder> Map { get; init; } = _ => { };
}

/// <summary>The one table of rooms and jobs. Both heads call it, and both heads' triggers follow it.</summary>
public static class Rooms
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Site", []) { Add = (services, _) => services.AddSitePages() },
        new("Storage", []) { Add = (services, configuration) => services.AddStorage(configuration) },
        new("Hosting", ["health", "openapi.json", "docs"]) { Map = routes => { routes.MapHealth(); routes.MapDocs(); } },
        new("Directory", ["auth", "directory"]) { Add = (services, configuration) => services.AddDirectory(configuration), Use = app => app.UseDirectory(), Map = routes => routes.MapDirectory() },
        new("Datasets", ["datasets", "uploads"])
        {
            Add = (services, configuration) => services.AddDatasets().AddUploads().AddRefresh(configuration),
            Map = routes => { routes.MapDatasets(); routes.MapRefreshes(); routes.MapUploads(); },
        },
        new("Remittances", [RemittanceFunctions.Prefix, "subscriptions"]) { Add = (services, configuration) => services.AddRemittances(configuration), Map = routes => routes.MapRemittances() },
        new("Indicators", [IndicatorFunctions.Prefix, "profiles", ProjectionFunctions.Prefix]) { Add = (services, _) => services.AddIndicators(), Map = routes => routes.MapIndicators() },
        new("Proposals", ["proposals", "panel"]) { Add = (services, configuration) => services.AddProposals(configuration), Map = routes => routes.MapProposals() },
        new("Funding", ["funding"]) { Add = (services, configuration) => services.AddFunding(configuration), Map = routes => routes.MapFunding() },
        new("Nightly", []) { Add = (services, _) => services.AddNightly(), Map = routes => routes.MapStatus() },
    ];

    public static IReadOnlyList<Job> Jobs { get; } =
    [
        new("DailyDuties", "0 50 5 * * *", (services, cancellation) => services.GetRequiredService<DailyDuties>().RunAsync(cancellation)),
        new("NightlyRebuild", "0 30 * * * *", NightlyRegistration.RunAsync),
        new("RefreshSources", "0 20 * * * *", RefreshRegistration.RunAsync),
        new("Sweep", "0 */5 * * * *", NightlyRegistration.SweepAsync),
    ];

    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration, HostMode mode)
    {
        services.AddHosting(configuration, mode, new JobTable(Jobs));
        foreach (var room in All) room.Add(services, configuration);
        return services;
    }

    public static IApplicationBuilder UseRooms(this IApplicationBuilder app)
    {
        var mode = app.ApplicationServices.GetRequiredService<HostMode>();
        app.UseHosting(
            mode,
            late => { foreach (var room in All) room.Use(late); },
            routes =>
            {
                foreach (var room in All) room.Map(routes);
                if (mode.Kind == HostKind.CustomHandler) routes.MapJobTriggers(app.ApplicationServices.GetRequiredService<JobTable>());
            });
        return app;
    }
}
