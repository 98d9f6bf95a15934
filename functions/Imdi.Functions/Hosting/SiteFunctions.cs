using System.IO.Compression;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Net.Http.Headers;

namespace Imdi.Functions.Hosting;

/// <summary>Serves the current run to every address that no room took: pages, their data files and the assets.</summary>
internal static class SiteFunctions
{
    private const int LongestPath = 300;

    public static void UseSite(this IApplicationBuilder app) => app.Run(AnswerAsync);

    /// <summary>Whether a file of a run can be at the address at all.</summary>
    internal static bool CanBePublished(PathString path) => path.Value is { Length: > 1 } address && IsPlain(address) && !path.StartsWithSegments("/api");

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsGet(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET";
            return;
        }

        var run = context.RequestServices.GetRequiredService<IPublishedRun>();
        await (request.Path.Value is null or "" or "/" ? ToLanguageAsync(context) : ServeAsync(context, run));
    }

    private static async Task ToLanguageAsync(HttpContext context)
    {
        if (context.RequestServices.GetService<IRegionSource>() is { } regions) await regions.CurrentAsync(context.RequestAborted);
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = CacheHeader.Of(CacheKind.Revalidate);
        context.Response.Redirect($"/{ReaderLanguage.Accepted(context.Request)}/{context.Request.QueryString}");
    }

    private static async Task ServeAsync(HttpContext context, IPublishedRun run)
    {
        string path = context.Request.Path.Value!;
        if (!IsPlain(path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (await run.FindAsync(path, context.RequestAborted) is { } file)
        {
            await SendAsync(context, file);
        }
        else if (await CanonicalAsync(run, path, context.RequestAborted) is { } canonical)
        {
            context.Response.Headers.CacheControl = CacheHeader.Of(CacheKind.Public);
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = canonical + context.Request.QueryString;
        }
        else
        {
            // Without any run the site is not wrong about the address, it is not there yet.
            bool published = await run.CurrentAsync(context.RequestAborted) is not null;
            context.Response.StatusCode = published ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Addresses are lower case and pages end in a slash; whoever types one otherwise is sent there.</summary>
    private static async Task<string?> CanonicalAsync(IPublishedRun run, string path, CancellationToken cancellation)
    {
        string lower = path.ToLowerInvariant();
        string page = lower.EndsWith('/') || lower[lower.LastIndexOf('/')..].Contains('.', StringComparison.Ordinal) ? lower : lower + "/";
        return page != path && await run.FindAsync(page, cancellation) is not null ? page : null;
    }

    internal static async Task SendAsync(HttpContext context, PublishedFile file)
    {
        var (request, response) = (context.Request, context.Response);
        bool brotli = AcceptsBrotli(request);
        string tag = ETags.Quoted(file.ETag);
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = CacheHeader.Of(request.Path.StartsWithSegments("/a", StringComparison.Ordinal) ? CacheKind.Immutable : CacheKind.Public);
        if (ETags.FindMatch(request, tag) is { } match)
        {
            response.Headers.ETag = match;
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.Headers.ETag = tag;
        response.ContentType = file.ContentType;
        Compression.Allow(context);
        if (brotli)
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = file.Brotli.Length;
            await response.Body.WriteAsync(file.Brotli, context.RequestAborted);
            return;
        }

        await using var plain = new BrotliStream(new MemoryStream(file.Brotli.ToArray()), CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Quality is not 0 && coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase));

    // Published addresses are plain ASCII; nothing else can be one, so nothing else reaches storage.
    private static bool IsPlain(string path) =>
        path.Length <= LongestPath
        && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.')
        && !path.Contains("..", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal);
}
