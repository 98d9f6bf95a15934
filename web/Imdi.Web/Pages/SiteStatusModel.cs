using Imdi.Web.Pages.Datasets;

namespace Imdi.Web.Pages;

/// <param name="Outcome">running, published, unchanged, failed or interrupted.</param>
/// <param name="Step">Where it failed or was stopped.</param>
public sealed record StatusRun(string Run, DateOnly AsOf, DateTimeOffset Started, DateTimeOffset? Finished, string Outcome, string? Step, int Files);

public sealed record StatusKind(string Id, string Title, FreshnessState State, DateOnly? Released, DateOnly? DueOn);

public sealed record StatusAudit(DateTimeOffset At, long Entries, bool IsWhole);

/// <summary>A part of the last rebuild.</summary>
public sealed record StatusStep(string Name, decimal Seconds, int Files);

/// <summary>How many values of an indicator are withheld, and why.</summary>
public sealed record StatusWithheld(string Indicator, string Name, string Reason, int Values);

/// <summary>A source that is gone though nobody took it back.</summary>
public sealed record StatusVanished(string Kind, string Title, string Source, DateOnly Since);

/// <param name="Queues">Names by which the page knows them, and how many wait.</param>
/// <param name="Audit">Null before the first check.</param>
public sealed record SiteStatusModel(DateTimeOffset At, IReadOnlyList<StatusRun> Runs, IReadOnlyList<StatusKind> Kinds, IReadOnlyList<(string Name, int Waiting)> Queues, StatusAudit? Audit)
{
    /// <summary>Of the last rebuild.</summary>
    public IReadOnlyList<StatusStep> Steps { get; init; } = [];

    /// <summary>Of the last rebuild that ended well.</summary>
    public IReadOnlyList<StatusWithheld> Withheld { get; init; } = [];

    public IReadOnlyList<StatusVanished> Vanished { get; init; } = [];
}
