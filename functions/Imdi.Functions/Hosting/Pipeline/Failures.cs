using System.Text.Json;
using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>
/// The last resort: whatever is thrown becomes an answer that says nothing of its inside, and a line in the log with the same trace id.
/// </summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone: nobody is left to answer.
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Refused(malformed, context));
        }
        catch (InvalidDataException) when (!context.Response.HasStarted && IsFormUnread(context))
        {
            await AnswerAsync(context, Problem.Of(400, "malformed-request", "The form could not be read: it has too many fields, or the name of one is too long.", context));
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            bool storage = StorageFailure.IsOutage(failure);
            LogFailed(failure, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "no route", Problem.Trace(context));
            await AnswerAsync(context, storage
                ? Problem.Of(503, "storage-unavailable", "Storage does not answer. Try again in half a minute.", context)
                : Problem.Of(500, "internal-error", "The request failed here. Tell the secretariat the trace id.", context));
        }
    }

    private static Task AnswerAsync(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        return problem.TellAsync(context);
    }

    // Content of ours that cannot be read throws the same, but only after a form was read.
    private static bool IsFormUnread(HttpContext context) => context.Request.HasFormContentType && context.Features.Get<IFormFeature>() is not { Form: not null };

    private static Problem Refused(BadHttpRequestException malformed, HttpContext context) => malformed switch
    {
        { StatusCode: 413 } => Problem.Of(BodyLimit.TooLarge(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0), context),
        { InnerException: JsonException json } => Problem.Of(BodyErrors.Of(json), context),
        { StatusCode: 415 } => Problem.Of(415, "unsupported-media-type", "Send application/json, or the form's own application/x-www-form-urlencoded.", context),
        { StatusCode: 400 } => Problem.Of(400, "malformed-request", "The request could not be read. Check it against /api/docs.", context),
        _ => Problem.Of(malformed.StatusCode, "malformed-request", "The request could not be read to its end.", context),
    };

    [LoggerMessage(LogLevel.Error, "A request failed. Method: {Method}, route: {Route}, trace: {Trace}")]
    private partial void LogFailed(Exception failure, string method, string route, string trace);
}
