namespace Imdi.Functions.Hosting;

/// <summary>Takes <c>.csv</c> or <c>.json</c> off an address under /api before routing: a form of an answer is not another resource.</summary>
internal sealed class FormatEnding(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api") || path.Equals("/api/openapi.json", StringComparison.OrdinalIgnoreCase)) return next(context);
        if (Without(path, ".csv") is { } csv) return NextAsync(context, csv, DataFormat.Csv);
        if (Without(path, ".json") is { } json) return NextAsync(context, json, DataFormat.Json);
        return next(context);
    }

    private Task NextAsync(HttpContext context, string path, DataFormat format)
    {
        context.Features.Set(new AskedEnding(format));
        context.Request.Path = path;
        return next(context);
    }

    private static string? Without(PathString path, string ending) =>
        path.Value is { } text && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? text[..^ending.Length] : null;
}
