using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary><c>GET /api/health</c>: whether this instance can serve, for people and for whatever watches it.</summary>
internal static partial class HealthFunctions
{
    private const int UsualRuns = 20, MostRuns = 100;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static string Version { get; } =
        typeof(HealthFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("health", "Health");
        room.MapGet("", ReadHealth)
            .Describe("readHealth", "Whether storage answers, how the last rebuild ended, whether the last night is too old, and the version")
            .Example(new("/api/health"))
            .Produces<Health>(200, "application/json").Produces<Health>(503, "application/json");
        room.MapGet("/runs", ListRuns)
            .Describe("listRuns", "Rebuilds, newest first, with their steps; the run of each can be asked for with `run=`", new Refuses(RefusalKind.Malformed, "unknown-next", "`after` is no page's `next`"))
            .Example(new("/api/health/runs?limit=1")).Produces<RebuildPage>(200, "application/json");
    }

    internal static async Task<IResult> ListRuns(
        [Description("Rebuilds a page: 1 to 100, usually 20.")] int? limit, [Description("The `next` of the page before.")] string? after, IEnumerable<IHealthSource> sources, CancellationToken cancellation)
    {
        RebuildPage page = new([], null);
        foreach (var source in sources)
        {
            var found = await source.RebuildsAsync(Math.Clamp(limit ?? UsualRuns, 1, MostRuns), after, cancellation);
            if (!found.IsOk) return Answer.Refused(found.Refusal);
            page = found.Value;
        }

        return Results.Json(page);
    }

    internal static async Task<IResult> ReadHealth(
        IEnumerable<IStorageProbe> probes, IEnumerable<IHealthSource> sources, TimeProvider clock, ILoggerFactory logs, HttpContext context)
    {
        using var bound = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, context.RequestAborted);
        LastRebuild? rebuild = null;
        NightHealth? night = null;
        string storage = "up";
        try
        {
            // An SDK that retries may not heed the token at once: the answer does not wait for it.
            await Task.WhenAll(probes.Select(probe => probe.ProbeAsync(either.Token))).WaitAsync(either.Token);
            foreach (var source in sources)
            {
                rebuild = await source.LastRebuildAsync(either.Token).WaitAsync(either.Token);
                night = await source.NightAsync(either.Token).WaitAsync(either.Token);
            }
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Health has to answer whatever storage does, so this is the one place that takes every failure.
            LogUnhealthy(logs.CreateLogger("Imdi.Functions.Hosting.Health"), failure);
            storage = "down";
        }

        bool up = storage == "up";
        if (!up) context.Response.Headers.RetryAfter = "30";
        return Results.Json(new Health(up ? "up" : "down", storage, rebuild, night, Version), statusCode: up ? 200 : 503);
    }

    /// <param name="Status">up or down.</param>
    /// <param name="Storage">up or down.</param>
    /// <param name="Rebuild">How the last rebuild ended; null before the first.</param>
    /// <param name="Night">When the last night ended, and whether that is too long ago; null where none is expected yet.</param>
    internal sealed record Health(
        string Status, string Storage, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LastRebuild? Rebuild,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] NightHealth? Night, string Version);

    [LoggerMessage(LogLevel.Warning, "Storage did not answer the health probe.")]
    private static partial void LogUnhealthy(ILogger log, Exception failure);
}
