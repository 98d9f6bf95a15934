using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>HEAD answers as GET does, without the body; OPTIONS says which methods an address has.</summary>
internal sealed class HeadAndOptions(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsHead(context.Request.Method) ? AsGetAsync(context)
        : HttpMethods.IsOptions(context.Request.Method) && !context.Request.Headers.ContainsKey("Access-Control-Request-Method") ? AllowAsync(context)
        : next(context);

    private async Task AsGetAsync(HttpContext context)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var nowhere = new StreamResponseBodyFeature(Stream.Null);
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(nowhere);
        try
        {
            await next(context);
            await nowhere.CompleteAsync();
        }
        finally
        {
            context.Features.Set(body);
            context.Request.Method = HttpMethods.Head;
        }
    }

    private async Task AllowAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode != StatusCodes.Status405MethodNotAllowed) return;
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = MethodList.With(response.Headers.Allow.ToString());
    }
}
