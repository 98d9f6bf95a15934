using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>
/// The part of a pipeline that is built when the first request gets to it. Building it is most of a start, since whoever may ask is worked out from all operations; readers
/// of what is published never get there. It shares the site's properties, unlike <see cref="IApplicationBuilder.New"/>: by them the framework knows which of its own steps are in use, and adds those again
/// that it does not find.
/// </summary>
internal sealed class LatePipeline(IApplicationBuilder site) : IApplicationBuilder
{
    private readonly List<Func<RequestDelegate, RequestDelegate>> _steps = [];

    public IServiceProvider ApplicationServices { get => site.ApplicationServices; set => site.ApplicationServices = value; }

    public IFeatureCollection ServerFeatures => site.ServerFeatures;

    public IDictionary<string, object?> Properties => site.Properties;

    public IApplicationBuilder Use(Func<RequestDelegate, RequestDelegate> middleware)
    {
        _steps.Add(middleware);
        return this;
    }

    public IApplicationBuilder New() => site.New();

    public RequestDelegate Build()
    {
        RequestDelegate pipeline = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
        for (int index = _steps.Count - 1; index >= 0; index--) pipeline = _steps[index](pipeline);
        return pipeline;
    }
}

internal static class LateBuilding
{
    public static void RunLate(this IApplicationBuilder site, Action<IApplicationBuilder> use)
    {
        var late = new LatePipeline(site);
        use(late);
        var built = new Lazy<RequestDelegate>(late.Build);
        site.Run(context => built.Value(context));
    }
}
