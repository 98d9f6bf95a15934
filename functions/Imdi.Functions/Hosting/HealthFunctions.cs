using System.Reflection;
using System.Text.Json.Serialization;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Hosting;

/// <summary><c>GET /api/health</c>: whether this instance can serve, for people and for whatever watches it.</summary>
internal static partial class HealthFunctions
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static string Version { get; } =
        typeof(HealthFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapRoom("health", "Health").MapGet("", ReadHealth)
            .Describe("readHealth", "Whether storage answers, how the last rebuild ended, and the version")
            .Example(new("/api/health"))
            .Produces<Health>(200, "application/json").Produces<Health>(503, "application/json");

    internal static async Task<IResult> ReadHealth(
        IEnumerable<IStorageProbe> probes, IEnumerable<IHealthSource> sources, TimeProvider clock, ILoggerFactory logs, HttpContext context)
    {
        using var bound = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, context.RequestAborted);
        LastRebuild? rebuild = null;
        string storage = "up";
        try
        {
            // An SDK that retries may not heed the token at once: the answer does not wait for it.
            await Task.WhenAll(probes.Select(probe => probe.ProbeAsync(either.Token))).WaitAsync(either.Token);
            foreach (var source in sources) rebuild = await source.LastRebuildAsync(either.Token).WaitAsync(either.Token);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Health has to answer whatever storage does, so this is the one place that takes every failure.
            LogUnhealthy(logs.CreateLogger("Imdi.Functions.Hosting.Health"), failure);
            storage = "down";
        }

        bool up = storage == "up";
        if (!up) context.Response.Headers.RetryAfter = "30";
        return Results.Json(new Health(up ? "up" : "down", storage, rebuild, Version), statusCode: up ? 200 : 503);
    }

    /// <param name="Status">up or down.</param>
    /// <param name="Storage">up or down.</param>
    /// <param name="Rebuild">How the last rebuild ended; null before the first.</param>
    internal sealed record Health(
        string Status, string Storage, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LastRebuild? Rebuild, string Version);

    [LoggerMessage(LogLevel.Warning, "Storage did not answer the health probe.")]
    private static partial void LogUnhealthy(ILogger log, Exception failure);
}
