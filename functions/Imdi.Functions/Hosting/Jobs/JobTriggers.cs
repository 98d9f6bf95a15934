using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary>
/// The addresses at which the Functions host starts jobs in a custom handler: it posts an envelope to <c>/{name}</c> and wants one back.
/// Only that host can reach them: the process then listens to loopback only, and no HTTP trigger takes a POST outside /api.
/// </summary>
internal static class JobTriggers
{
    // The host's contract has its names in PascalCase.
    private static readonly JsonSerializerOptions AsTheHostHasIt = new() { PropertyNamingPolicy = null };

    public static void MapJobTriggers(this IEndpointRouteBuilder routes, JobTable table)
    {
        foreach (var job in table.Jobs)
        {
            routes.MapPost($"/{job.Name}", (HttpContext context, CancellationToken cancellation) => StartAsync(job, context, cancellation))
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> StartAsync(Job job, HttpContext context, CancellationToken cancellation)
    {
        if (!await IsTimerAsync(context, cancellation)) return Reply(StatusCodes.Status400BadRequest, $"{job.Name} is started by a timer.");
        try
        {
            await job.StartAsync(context.RequestServices, cancellation);
            return Reply(StatusCodes.Status200OK, $"{job.Name} finished.");
        }
        catch (JobFailedException failure)
        {
            // The host takes the status as the invocation's outcome and retries where function.json says so.
            return Reply(StatusCodes.Status500InternalServerError, failure.Message);
        }
    }

    private static async Task<bool> IsTimerAsync(HttpContext context, CancellationToken cancellation)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancellation);
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
}
