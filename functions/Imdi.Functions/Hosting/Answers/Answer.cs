using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>The one place where what a rule answered becomes HTTP: problem details under /api, a page for readers of the site.</summary>
public static class Answer
{
    public static IResult Refused(Refusal refusal) => new RefusalResult(refusal, null);

    /// <summary>A refusal with the state as it is now, for a 412.</summary>
    public static IResult Refused(Refusal refusal, object current) => new RefusalResult(refusal, current);

    public static IResult From<T>(Outcome<T> outcome, Func<T, IResult> ok) => outcome.Match(ok, Refused);

    /// <summary>200 with the value as JSON that no cache keeps.</summary>
    public static IResult From<T>(Outcome<T> outcome) => outcome.Match(value => Results.Json(value), Refused);

    private sealed class RefusalResult(Refusal refusal, object? current) : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
    {
        public int? StatusCode => Statuses.Of(refusal.Kind);

        public string? ContentType => Problem.ContentType;

        public Task ExecuteAsync(HttpContext httpContext) => Problem.Of(refusal, httpContext, current).TellAsync(httpContext);
    }
}
