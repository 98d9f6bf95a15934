using System.Diagnostics;
using System.Text.Json.Serialization;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>The body of every "no" (RFC 9457): nothing of an exception, a stack or a path of the machine ever gets into it.</summary>
/// <param name="Type"><c>urn:imdi:</c> and the stable code of the refusal.</param>
/// <param name="Detail">What would be right.</param>
/// <param name="TraceId">What the secretariat finds the request by.</param>
/// <param name="Current">The state as it is now, with a 412.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyList<FieldError> Errors,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Current = null)
{
    internal const string ContentType = "application/problem+json";

    private const string Prefix = "urn:imdi:";

    internal static Problem Of(Refusal refusal, HttpContext context, object? current = null) => new(
        Prefix + refusal.Code,
        Statuses.Title(refusal.Kind),
        Statuses.Of(refusal.Kind),
        refusal.Detail,
        refusal.Errors,
        Trace(context),
        current);

    internal static Problem Of(int status, string code, string detail, HttpContext context) =>
        new(Prefix + code, Statuses.Title(status), status, detail, [], Trace(context));

    internal static string Trace(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>As a page to whoever reads pages, else as it is.</summary>
    internal Task TellAsync(HttpContext context)
    {
        if (!ErrorPages.Suit(context.Request)) return WriteAsync(context);
        context.Features.Set(this);
        return context.RequestServices.GetRequiredService<ErrorPages>().WriteAsync(context, Status, Type[Prefix.Length..]);
    }

    internal async Task WriteAsync(HttpContext context, TimeSpan? retryAfter = null)
    {
        context.Features.Set(this);
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if ((retryAfter ?? Statuses.RetryAfter(Status)) is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await response.WriteAsJsonAsync(this, options: null, ContentType, context.RequestAborted);
    }
}
