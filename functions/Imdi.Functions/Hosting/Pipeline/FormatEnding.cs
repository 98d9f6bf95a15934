namespace Imdi.Functions.Hosting;

/// <summary>Takes <c>.csv</c>, <c>.json</c> and the other endings off an address under /api before routing: a form of an answer is not another resource.</summary>
internal sealed class FormatEnding(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api") || path.Equals("/api/openapi.json", StringComparison.OrdinalIgnoreCase)) return next(context);
        foreach (var (ending, format) in DataFormats.Endings)
        {
            if (Without(path, ending) is not { } bare) continue;
            context.Features.Set(new AskedEnding(format));
            context.Request.Path = bare;
            break;
        }

        return next(context);
    }

    private static string? Without(PathString path, string ending) =>
        path.Value is { } text && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? text[..^ending.Length] : null;
}
