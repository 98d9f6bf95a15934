using Imdi.Shared;
using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>Refuses a body that says itself that it is too long, with the limit, before a byte of it is read.</summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        long? most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return context.Request.ContentLength is { } length && length > most
            ? Problem.Of(TooLarge(most.Value), context).TellAsync(context)
            : next(context);
    }

    internal static Refusal TooLarge(long most) => new(
        RefusalKind.TooLarge, "body-too-large", $"A request may hold at most {most} bytes. Larger files go to storage by an upload address.");
}
