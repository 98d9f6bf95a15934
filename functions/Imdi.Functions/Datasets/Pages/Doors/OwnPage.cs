using Imdi.Functions.Hosting;

namespace Imdi.Functions.Datasets;

/// <summary>A page for one reader: no cache may hand it to another. It alone may talk to the storage account.</summary>
internal sealed class OwnPage(string html, int status, string blobOrigin) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = SecurityHeaders.SitePolicy.Replace("connect-src 'self'", $"connect-src 'self' {blobOrigin}", StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8", null, status).ExecuteAsync(httpContext);
    }
}
