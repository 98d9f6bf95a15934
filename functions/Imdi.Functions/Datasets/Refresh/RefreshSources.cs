using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>The timer's work: each source that is switched on and due, one after the other; one that breaks does not keep the others.</summary>
public sealed partial class RefreshSources(
    RefreshSource refresh, RefreshStore store, IOptions<RefreshSettings> settings, TimeProvider clock, ILogger<RefreshSources> log)
{
    public const string Timer = "timer";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var on = settings.Value.Declared.Where(settings.Value.IsOn).ToList();
        if (on.Count == 0) return;
        var states = await store.StatesAsync(cancellation);
        var now = clock.GetUtcNow();
        bool hasRun = false;
        List<Exception> bugs = [];
        foreach (var source in on.Where(source => !states.TryGetValue(source.Id, out var state) || state.RunningSince is not null || state.IsDue(source, now)))
        {
            try
            {
                hasRun |= await refresh.RunAsync(source, Timer, isForced: false, cancellation) is not null;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // A file that breaks the loader is noted as interrupted by the run after it; the other sources are still due.
                LogBroke(source.Id, failure);
                bugs.Add(failure);
            }
        }

        if (hasRun) await store.PruneAsync(settings.Value.RunsKept, cancellation);
        if (bugs.Count > 0) throw new AggregateException("Not every source could be refreshed.", bugs);
    }

    /// <summary>A person asks: one declared source, or those that are on, due or not.</summary>
    public async Task<Outcome<IReadOnlyList<(DeclaredSource Source, RefreshRun? Run)>>> RunAsync(string? id, string who, CancellationToken cancellation)
    {
        if (id is not null && settings.Value.Find(id) is null) return Unknown(id);
        List<(DeclaredSource, RefreshRun?)> runs = [];
        foreach (var source in settings.Value.Declared.Where(source => id is null ? settings.Value.IsOn(source) : source.Id == id))
            runs.Add((source, await refresh.RunAsync(source, who, isForced: true, cancellation)));
        return runs;
    }

    private Refusal Unknown(string id) => Refusal.NotFound("unknown-refresh-source",
        $"There is no source {Excerpt.Of(id)}. Declared are: {string.Join(", ", settings.Value.Declared.Select(source => source.Id))}.",
        new FieldError("/source", "unknown-refresh-source", "Name one of them."));

    [LoggerMessage(LogLevel.Error, "A refresh broke. Source: {Source}.")]
    private partial void LogBroke(string source, Exception failure);
}
