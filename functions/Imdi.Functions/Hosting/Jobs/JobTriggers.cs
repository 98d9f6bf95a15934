using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary>
/// The addresses at which the Functions host starts jobs in a custom handler: it posts an envelope to <c>/{name}</c> and wants one back.
/// Only that host can reach them: the process then listens to loopback only, and no HTTP trigger takes a POST outside /api.
/// </summary>
internal static partial class JobTriggers
{
    // The host's contract has its names in PascalCase.
    private static readonly JsonSerializerOptions AsTheHostHasIt = new() { PropertyNamingPolicy = null };

    public static void MapJobTriggers(this IEndpointRouteBuilder routes, JobTable table)
    {
        foreach (var job in table.Jobs)
        {
            routes.MapPost($"/{job.Name}", (HttpContext context, ILoggerFactory logs) => StartAsync(job, context, logs.CreateLogger(job.Name)))
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> StartAsync(Job job, HttpContext context, ILogger log)
    {
        if (!await IsTimerAsync(context)) return Reply(StatusCodes.Status400BadRequest, $"{job.Name} is started by a timer.");
        try
        {
            await job.RunAsync(context.RequestServices, context.RequestAborted);
            return Reply(StatusCodes.Status200OK, $"{job.Name} finished.");
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The host takes the status as the invocation's outcome and retries where function.json says so.
            LogFailed(log, failure, job.Name);
            return Reply(StatusCodes.Status500InternalServerError, $"{job.Name} failed; the application's log says why.");
        }
    }

    private static async Task<bool> IsTimerAsync(HttpContext context)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return envelope.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("Data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("timer", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IResult Reply(int status, string line) =>
        Results.Json(new Envelope(new Dictionary<string, object>(), [line], null), AsTheHostHasIt, statusCode: status);

    private sealed record Envelope(IReadOnlyDictionary<string, object> Outputs, IReadOnlyList<string> Logs, object? ReturnValue);

    [LoggerMessage(LogLevel.Error, "A job failed. Job: {Job}")]
    private static partial void LogFailed(ILogger log, Exception failure, string job);
}
