namespace Imdi.Functions.Hosting;

/// <summary>Leaves a line for whoever was not let in, so that trying doors shows. The operation stands there and not its address, which may be a secret link.</summary>
internal sealed partial class TurnedAway(RequestDelegate next, ILogger<TurnedAway> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode is 401 or 403 or 429)
        {
            LogTurnedAway(context.Response.StatusCode, context.Features.Get<Problem>()?.Type ?? "none", Operation(context), Problem.Trace(context));
        }
    }

    private static string Operation(HttpContext context) => context.GetEndpoint()?.DisplayName ?? "none";

    [LoggerMessage(LogLevel.Warning, "Somebody was turned away. Status: {Status}. Reason: {Reason}. Operation: {Operation}. Trace: {Trace}.")]
    private partial void LogTurnedAway(int status, string reason, string operation, string trace);
}
