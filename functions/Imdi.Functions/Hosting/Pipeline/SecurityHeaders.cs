using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>Headers that every answer carries, put on last so that no path to an answer can miss them.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    internal const string SitePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Widgets are made to stand in other sites' pages, and hold no script.</summary>
    internal const string EmbedPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    /// <summary>For whatever is not a page: nothing in it may run, should a browser ever show it as one.</summary>
    internal const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => { Put((HttpContext)state); return Task.CompletedTask; }, context);
        return next(context);
    }

    private static void Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        bool embed = IsEmbed(context.Request.Path);
        headers.TryAdd("Content-Security-Policy", !IsPage(context.Response) ? DataPolicy : embed ? EmbedPolicy : SitePolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (!embed) headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (context.Request.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.TryAdd("Cache-Control", "no-store");
        if (headers.ETag.ToString() is { Length: > 0 } tag && headers.ContentEncoding.ToString() is { Length: > 0 } coding)
        {
            headers.ETag = ETags.WithCoding(tag, coding);
        }
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsEmbed(PathString path) =>
        path.Value?.Split('/', 4) is ["", var language, "embed", ..] && Language.TryParse(language, null, out _);
}
