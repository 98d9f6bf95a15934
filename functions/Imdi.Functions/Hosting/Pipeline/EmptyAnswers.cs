namespace Imdi.Functions.Hosting;

/// <summary>Gives a body to refusals that the framework makes without one: no such route, wrong method, not signed in.</summary>
internal sealed class EmptyAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (HttpMethods.IsOptions(context.Request.Method) || response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || !string.IsNullOrEmpty(response.ContentType)) return;
        if (response.StatusCode == 405) response.Headers.Allow = MethodList.With(response.Headers.Allow.ToString());
        var (code, detail) = Words(response);
        await Problem.Of(response.StatusCode, code, detail, context).TellAsync(context);
    }

    private static (string Code, string Detail) Words(HttpResponse response) => response.StatusCode switch
    {
        400 => ("malformed-request", "The request could not be read. Check it against /api/docs."),
        401 => ("unauthenticated", "Sign in, or send a token in the Authorization header."),
        403 => ("forbidden", "This is not yours to see or do."),
        404 => ("no-such-address", "Nothing answers at this address. /api/docs lists what does."),
        405 => ("method-not-allowed", $"This address answers {response.Headers.Allow}."),
        413 => ("body-too-large", "The request is longer than this address takes."),
        415 => ("unsupported-media-type", "Send application/json, or the form's own application/x-www-form-urlencoded."),
        503 => ("unavailable", "Not available right now. Try again in half a minute."),
        >= 500 => ("internal-error", "The request failed here. Tell the secretariat the trace id."),
        _ => ("refused", "The request was refused."),
    };
}
