using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>
/// What is published is answered before routing where a request says nothing but its address, so that the first reader of an instance does not wait until the operations are
/// mapped. A query, a body, who asks and from which site can mean another answer: such a request goes the whole way, and so does one for which no file is found in time.
/// Whatever a room would answer all the same is named by <see cref="WorkedOutPages"/>, so it makes no difference to the answer which way it came.
/// </summary>
internal sealed class PublishedFirst(RequestDelegate next, IEnumerable<WorkedOutPages> workedOut)
{
    // Storage that is slow or fails must not keep those waiting who ask for something else.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly WorkedOutPages[] _workedOut = [.. workedOut];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!SaysOnlyItsAddress(context) || await FindAsync(context) is not { } file) await next(context);
        else await SiteFunctions.SendAsync(context, file);
    }

    internal static bool IsTheSites(PathString path, IEnumerable<WorkedOutPages> workedOut) => SiteFunctions.CanBePublished(path) && !workedOut.Any(pages => pages.Has(path.Value!));

    private bool SaysOnlyItsAddress(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Request.Headers);
        return HttpMethods.IsGet(request.Method) && IsTheSites(request.Path, _workedOut) && !request.QueryString.HasValue
            && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }
            && headers is { Cookie.Count: 0, Authorization.Count: 0, Origin.Count: 0 };
    }

    private static async Task<PublishedFile?> FindAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IPublishedRun>().FindAsync(context.Request.Path.Value!, context.RequestAborted).WaitAsync(Patience, context.RequestAborted);
        }
        catch (Exception failure) when (failure is TimeoutException || StorageFailure.IsOutage(failure))
        {
            return null;
        }
    }
}
