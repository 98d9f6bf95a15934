using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>Which status a kind of refusal has, and the title that goes with a status: the same for every code of that status.</summary>
internal static class Statuses
{
    public static int Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => 400,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Gone => 410,
        RefusalKind.Stale => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.Unsupported => 415,
        RefusalKind.Unprocessable => 422,
        RefusalKind.PreconditionMissing => 428,
        RefusalKind.TooMany => 429,
        RefusalKind.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of refusal has no status."),
    };

    public static string Title(RefusalKind kind) => Title(Of(kind));

    public static string Title(int status) => status switch
    {
        400 => "The request is malformed",
        401 => "Sign in first",
        403 => "Not allowed",
        404 => "Not found",
        405 => "This address does not answer that method",
        406 => "Not available in that form",
        408 => "The request took too long",
        409 => "It conflicts with the present state",
        410 => "Taken back",
        412 => "It has changed meanwhile",
        413 => "Too large",
        415 => "This type of content is not taken",
        422 => "A rule refuses it",
        428 => "If-Match is missing",
        429 => "Too many requests",
        503 => "Not available right now",
        >= 500 => "Something went wrong here",
        _ => "The request was refused",
    };

    public static TimeSpan? RetryAfter(int status) => status switch
    {
        429 => TimeSpan.FromMinutes(1),
        503 => TimeSpan.FromSeconds(30),
        _ => null,
    };
}
