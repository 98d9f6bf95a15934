using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Refreshes one source, under a lease: asks for what is new, loads it as a version, publishes it if it passes the guards. Whatever goes
/// wrong, the current version stays; killed at any step, the next run takes it up.
/// </summary>
public sealed partial class RefreshSource(
    FetchSource fetch, LoadDataset load, DatasetStore datasets, RefreshStore store, Leases leases,
    IOptions<RefreshSettings> settings, TimeProvider clock, ILogger<RefreshSource> log)
{
    /// <summary>How the audit trail and the versions' history call a refresh.</summary>
    public const string Publisher = "refresh";

    private const int Longest = 500;

    /// <param name="source">What to refresh.</param>
    /// <param name="who">What started it, for the log.</param>
    /// <param name="isForced">Whether it runs though it is not due.</param>
    /// <returns>Null when it is not due, or another instance is at it.</returns>
    public async Task<RefreshRun?> RunAsync(DeclaredSource source, string who, bool isForced, CancellationToken cancellation)
    {
        await using var lease = await leases.TryAcquireAsync($"refresh-{source.Id}", cancellation);
        if (lease is null) return null;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        var state = await CloseInterruptedAsync(source, await store.FindAsync(source.Id, both.Token), both.Token);
        var now = clock.GetUtcNow();
        if (!isForced && !state.IsDue(source, now)) return null;
        var begun = await store.BeginAsync(state with { RunningSince = now }, both.Token);
        return begun.IsOk ? await RunAsync(source, begun.Value, who, now, both.Token) : null;
    }

    private async Task<RefreshRun?> RunAsync(DeclaredSource source, RefreshState state, string who, DateTimeOffset started, CancellationToken cancellation)
    {
        using var file = TemporaryFile.Create();
        var fetched = await fetch.RunAsync(source, state.KnownFor(source), file.Path, cancellation);
        var run = new RefreshRun(source.Id, source.Kind, who, started, started, RefreshOutcome.Unchanged) { Status = fetched.Status, Bytes = fetched.Bytes };
        if (fetched.Refusal is { } refusal) run = With(run, RefreshOutcome.Failed, refusal);
        else if (!fetched.IsUnchanged) run = await LoadAsync(source, run, file.Path, cancellation);

        run = run with { Finished = clock.GetUtcNow() };
        var after = state.After(run, source, fetched.Known, fetched.RetryAfter);
        if (await store.EndAsync(after, run, cancellation) is not null) return null;
        Say(run, after.Failures);
        return run;
    }

    private async Task<RefreshRun> LoadAsync(DeclaredSource source, RefreshRun run, string path, CancellationToken cancellation)
    {
        using var picked = TemporaryFile.Create();
        string name = source.Id;
        if (source.DataFile is { } begins)
        {
            var data = await ReadDataFile.FromAsync(path, begins, picked.Path, cancellation);
            if (!data.IsOk) return With(run, RefreshOutcome.Failed, data.Refusal);
            (path, name) = (picked.Path, data.Value);
        }

        var guard = new GuardVersion(source, datasets, Publisher);
        await using var content = File.OpenRead(path);
        var outcome = await load.RunAsync(new LoadRequest(source.Kind, source.Source, name, content, Publisher) { Guard = guard.RunAsync }, null, cancellation);
        run = run with { Version = guard.Next?.Version.Version, Rows = guard.Next?.Version.Rows };
        if (outcome.Refusal is { } refusal) return With(run, guard.Withheld is null ? RefreshOutcome.Failed : RefreshOutcome.Withheld, refusal);
        return run with { Outcome = guard.IsNews ? RefreshOutcome.Published : RefreshOutcome.Unchanged };
    }

    /// <summary>Called under the lease: a run that is still noted as running then belongs to a process that died.</summary>
    private async Task<RefreshState> CloseInterruptedAsync(DeclaredSource source, RefreshState state, CancellationToken cancellation)
    {
        if (state.RunningSince is not { } started) return state;
        var dead = With(new RefreshRun(source.Id, source.Kind, Publisher, started, clock.GetUtcNow(), RefreshOutcome.Interrupted), RefreshOutcome.Interrupted, RefreshRefusals.Interrupted);
        var after = state.After(dead, source, null, null);
        await store.EndAsync(after, dead, cancellation);
        Say(dead, after.Failures);
        return await store.FindAsync(source.Id, cancellation);
    }

    private static RefreshRun With(RefreshRun run, RefreshOutcome outcome, Refusal refusal) =>
        run with { Outcome = outcome, Reason = refusal.Code, Detail = refusal.Detail.Length <= Longest ? refusal.Detail : refusal.Detail[..Longest] };

    private void Say(RefreshRun run, int failures)
    {
        if (run.IsGood) LogRefreshed(run.Source, run.Outcome, run.Version, run.Rows);
        else if (failures < settings.Value.AlertAfter) LogFailed(run.Source, run.Outcome, run.Reason, failures);
        else LogKeepsFailing(run.Source, run.Outcome, run.Reason, failures);
    }

    [LoggerMessage(LogLevel.Information, "A source was refreshed. Source: {Source}. Outcome: {Outcome}. Version: {Version}. Rows: {Rows}.")]
    private partial void LogRefreshed(string source, RefreshOutcome outcome, string? version, long? rows);

    [LoggerMessage(LogLevel.Warning, "A source was not refreshed. Source: {Source}. Outcome: {Outcome}. Reason: {Reason}. Failures in a row: {Failures}.")]
    private partial void LogFailed(string source, RefreshOutcome outcome, string? reason, int failures);

    // An alert matches these words: docs/datasets/refresh.md, infra/modules/monitoring.bicep.
    [LoggerMessage(LogLevel.Error, "A source keeps failing. Source: {Source}. Outcome: {Outcome}. Reason: {Reason}. Failures in a row: {Failures}.")]
    private partial void LogKeepsFailing(string source, RefreshOutcome outcome, string? reason, int failures);
}
