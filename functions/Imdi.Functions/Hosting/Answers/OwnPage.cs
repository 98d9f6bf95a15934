namespace Imdi.Functions.Hosting;

/// <summary>A page for one reader: no cache may hand it to another.</summary>
/// <param name="blobOrigin">Where the page's script sends files to; no page without one may talk to the storage account.</param>
internal sealed class OwnPage(string html, int status = StatusCodes.Status200OK, string? blobOrigin = null) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "private, no-store";
        if (blobOrigin is not null) headers.ContentSecurityPolicy = SecurityHeaders.SitePolicy.Replace("connect-src 'self'", $"connect-src 'self' {blobOrigin}", StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8", null, status).ExecuteAsync(httpContext);
    }
}
