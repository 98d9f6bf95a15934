using System.Text.Json.Serialization;

namespace Imdi.Functions.Datasets;

/// <summary>An attempt at a source, as the public sees it.</summary>
/// <param name="Refresh">The declared source's id.</param>
/// <param name="Status">The HTTP status that the source answered; null where it gave none.</param>
/// <param name="Rows">Good rows of the version; null when nothing was loaded.</param>
/// <param name="Reason">Code of what went wrong; null when nothing did.</param>
public sealed record RefreshRunRow(
    string Refresh, string Kind, DateTimeOffset Started, DateTimeOffset Finished, RefreshOutcome Outcome, int? Status, long Bytes, long? Rows, string? Version,
    string? Reason, string? Detail)
{
    [JsonIgnore]
    internal string Key { get; init; } = "";

    public static RefreshRunRow Of(RefreshRun run) => new(
        run.Source, run.Kind, run.Started, run.Finished, run.Outcome, run.Status, run.Bytes, run.Rows, run.Version, run.Reason, run.Detail) { Key = RefreshStore.KeyOf(run) };
}

public enum RefreshStanding
{
    /// <summary>The region has not switched it on.</summary>
    Off,

    /// <summary>Not asked yet.</summary>
    Waiting,

    /// <summary>The last run was good.</summary>
    Good,

    /// <summary>The last run failed; the version before it is current.</summary>
    Failing,

    /// <summary>It failed so often in a row that somebody has to look.</summary>
    Alert,
}

/// <summary>A declared source and how it stands.</summary>
/// <param name="Host">Where its file comes from.</param>
/// <param name="EveryHours">How often it is asked.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="NextAt">When it is asked next, at the earliest; null when it is off or was never asked.</param>
public sealed record RefreshSourceRow(
    string Refresh, string Kind, string Host, string? Licence, double EveryHours, RefreshStanding Standing, int Failures, DateTimeOffset? CheckedAt,
    DateTimeOffset? SucceededAt, DateTimeOffset? NextAt)
{
    public static RefreshSourceRow Of(DeclaredSource source, RefreshState state, RefreshSettings settings) => new(
        source.Id, source.Kind, new Uri(source.Address).Host, source.Licence, source.Every.TotalHours, StandingOf(source, state, settings), state.Failures, state.CheckedAt,
        state.SucceededAt, settings.IsOn(source) ? state.NextAt(source) : null);

    private static RefreshStanding StandingOf(DeclaredSource source, RefreshState state, RefreshSettings settings) => state switch
    {
        _ when !settings.IsOn(source) => RefreshStanding.Off,
        { CheckedAt: null } => RefreshStanding.Waiting,
        { Failures: 0 } => RefreshStanding.Good,
        _ => state.Failures < settings.AlertAfter ? RefreshStanding.Failing : RefreshStanding.Alert,
    };
}
