using Imdi.Shared;
using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>Refuses a body that says itself that it is too long, with the limit, before a byte of it is read.</summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit?.MaxRequestBodySize is not { } most || !(context.Request.ContentLength > most)) return next(context);

        // What is still coming is thrown away for the seconds that the server has for it: a connection that is cut takes the answer along.
        if (!limit.IsReadOnly) limit.MaxRequestBodySize = null;
        return Problem.Of(TooLarge(most), context).TellAsync(context);
    }

    internal static Refusal TooLarge(long most) => new(
        RefusalKind.TooLarge, "body-too-large", $"A request may hold at most {most} bytes. Larger files go to storage by an upload address.");
}
