using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Projections;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Indicators;

/// <summary>The linked model asked with a query; without one the published page with the worked example is served.</summary>
internal static class ProjectionPageFunctions
{
    public static void MapProjectionPages(this IEndpointRouteBuilder routes) => routes.MapGet("/{language:language}/projections/linked/", Ask).OfQueries();

    internal static async Task<IResult> Ask(Language language, HttpRequest request, ProjectionStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        var asked = CheckLinked.Of(field => request.Query[field]);
        bool hasDemonstration = await store.IndexAsync(cancellation) is { } index && index.Sources.Any(source => source.IsDemonstration);
        string html = await pages.RenderAsync<LinkedPage>(
            new Site(settings.Value.BaseAddress, hasDemonstration, HasApi: true), PageAddress.LinkedProjection(language), LinkedModels.Of(asked, field => request.Query[field]));
        return Results.Content(html, "text/html; charset=utf-8", null, asked.IsOk ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
