using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>A record with its tag, to nobody else's cache; a refusal because it has changed comes with what it is now.</summary>
internal static class TaggedAnswer
{
    public static async Task<IResult> OfAsync<T>(Outcome<Tagged<T>> outcome, Func<T, object> body, HttpContext context, int status = StatusCodes.Status200OK, Func<Task<Outcome<Tagged<T>>>>? now = null)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        if (outcome.IsOk)
        {
            headers.ETag = outcome.Value.Tag;
            return Results.Json(body(outcome.Value.Record), statusCode: status);
        }

        if (outcome.Refusal.Kind != RefusalKind.Stale || now is null || await now() is not { IsOk: true } current) return Answer.Refused(outcome.Refusal);
        headers.ETag = current.Value.Tag;
        return Answer.Refused(outcome.Refusal, body(current.Value.Record));
    }
}
