using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Worker;

/// <summary>The application's own pipeline over the worker's services, built once.</summary>
public sealed class Pipeline(IServiceProvider services)
{
    private readonly Lazy<RequestDelegate> _answer = new(() => new ApplicationBuilder(services).UseRooms().Build());

    /// <summary>The worker's routing has matched its function already; left in place, the request would run twice and fail.</summary>
    public Task AnswerAsync(HttpRequest request)
    {
        var context = request.HttpContext;
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        return _answer.Value(context);
    }
}
