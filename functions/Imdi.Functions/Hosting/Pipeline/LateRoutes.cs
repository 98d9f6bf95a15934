using Microsoft.Extensions.Primitives;

namespace Imdi.Functions.Hosting;

/// <summary>Routes that are mapped when one is first looked for: a start, and readers of what is published, need none of them.</summary>
internal sealed class LateRoutes(IEndpointRouteBuilder site, Action<IEndpointRouteBuilder> map) : EndpointDataSource
{
    private readonly Lazy<CompositeEndpointDataSource> _routes = new(() =>
    {
        var routes = new Mapped(site);
        map(routes);
        return new(routes.DataSources);
    });

    public override IReadOnlyList<Endpoint> Endpoints => _routes.Value.Endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(CancellationToken.None);

    private sealed class Mapped(IEndpointRouteBuilder site) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => site.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => site.CreateApplicationBuilder();
    }
}

internal static class LateMapping
{
    public static void MapLate(this IEndpointRouteBuilder site, Action<IEndpointRouteBuilder> map) => site.DataSources.Add(new LateRoutes(site, map));
}
