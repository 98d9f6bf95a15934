using System.Collections.Concurrent;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Hosting;

/// <summary>Error pages for readers of the site, in the language of the address, or of the form that was sent. To programs answers under /api are problem details, always.</summary>
internal sealed class ErrorPages(ISitePages pages, IOptions<HostingSettings> settings, IRegionSource? regions = null)
{
    // Without a reference a page depends on language, status and region alone.
    private readonly ConcurrentDictionary<(Language Language, int Status, string? Code, string? Region), string> _known = new();

    // A form posts to the API, and whoever sent it by a browser reads pages.
    public static bool Suit(HttpRequest request) => !request.Path.StartsWithSegments("/api")
        || (HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    /// <param name="code">Of the refusal, which the page has words for, perhaps.</param>
    public async Task WriteAsync(HttpContext context, int status, string? code = null)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (Statuses.RetryAfter(status) is { } wait) response.Headers.RetryAfter = $"{(int)wait.TotalSeconds}";
        Compression.Allow(context);
        await response.WriteAsync(await HtmlAsync(context, status, code), context.RequestAborted);
    }

    private async Task<string> HtmlAsync(HttpContext context, int status, string? code)
    {
        var language = ReaderLanguage.OfPath(context.Request.Path) ?? ReaderLanguage.OfForm(context) ?? ReaderLanguage.Accepted(context.Request);
        if (status >= 500) return await RenderAsync(language, status, Problem.Trace(context), code);
        var key = (language, status, code, regions?.Now.Hash);
        return _known.TryGetValue(key, out string? known) ? known : _known.GetOrAdd(key, await RenderAsync(language, status, null, code));
    }

    private Task<string> RenderAsync(Language language, int status, string? reference, string? code) =>
        pages.ErrorAsync(new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true), PageAddress.Home(language), status, reference, code);
}
