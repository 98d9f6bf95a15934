using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>
/// <c>?run=ID</c>: pages, their files and the answers of marked operations as an earlier run published them. What is read of published files while the request is answered is that run's;
/// headers say so, since the bytes cannot.
/// </summary>
internal sealed class PastRuns(RequestDelegate next)
{
    public const string Parameter = "run";

    private static Refusal Unknown(string run) =>
        Refusal.NotFound("no-such-run", $"There is no run {(RunId.IsValid(run) ? $"'{run}'" : "of this id")}, or it is no longer kept. GET /api/health/runs lists runs; leave `run` out for the current one.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query[Parameter] is not [{ Length: > 0 } run] || !Applies(context))
        {
            await next(context);
            return;
        }

        AskedRun.Id = run;
        if (await context.RequestServices.GetRequiredService<IPublishedRun>().CurrentAsync(context.RequestAborted) is null)
        {
            await Answer.Refused(Unknown(run)).ExecuteAsync(context);
            return;
        }

        context.Response.Headers["Imdi-Run"] = run;
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers.Append("Link", $"<{context.Request.Path.ToUriComponent()}{QueryString.Create(context.Request.Query.Where(one => one.Key != Parameter))}>; rel=\"latest-version\"");
        await next(context);
    }

    /// <summary>Addresses of the site, and operations that are made of published files alone.</summary>
    private static bool Applies(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && (!context.Request.Path.StartsWithSegments("/api") || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OfAnyRun>() is not null);
}
