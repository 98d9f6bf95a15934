using Imdi.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Whether a request that changes something comes from a page of this very site, as far as a browser tells.</summary>
internal static class SameOrigin
{
    /// <summary>Whether this site's own page sent it, or no browser at all. The site may stand behind a proxy, under its own origin.</summary>
    public static bool Sent(HttpRequest request) => Allows(
        request.Headers["Sec-Fetch-Site"], request.Headers.Origin,
        request.HttpContext.RequestServices.GetRequiredService<IOptions<HostingSettings>>().Value.BaseAddress ?? $"{request.Scheme}://{request.Host}");

    /// <param name="secFetchSite">The header Sec-Fetch-Site; a browser sets it and no page can.</param>
    /// <param name="origin">The header Origin; every browser sends it with a POST of another site.</param>
    /// <param name="own">This site's origin, such as <c>http://localhost:7071</c>.</param>
    /// <returns>True also where neither header is sent: then it is no browser, and nobody's cookies ride along.</returns>
    public static bool Allows(string? secFetchSite, string? origin, string own) => (secFetchSite, origin) switch
    {
        ({ Length: > 0 }, _) => secFetchSite is "same-origin" or "none",
        (_, { Length: > 0 }) => string.Equals(origin, own, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    /// <summary>Whether a method changes nothing (RFC 9110 §9.2.1).</summary>
    public static bool IsSafe(string method) => method is "GET" or "HEAD" or "OPTIONS" or "TRACE";
}
