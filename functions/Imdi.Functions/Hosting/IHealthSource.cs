using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>A part of a rebuild.</summary>
/// <param name="Name"><c>read</c>, <c>corridors</c>, <c>indicators</c>, <c>projections</c>, <c>profiles</c>, <c>datasets</c>, <c>register</c>, <c>texts</c>, <c>publish</c>, <c>swap</c>.</param>
/// <param name="Packs">What it came to: files that change together.</param>
/// <param name="Kept">Those of them whose inputs were as before, so that nothing was computed.</param>
public sealed record RebuildStep(string Name, DateTimeOffset StartedAt, double Seconds, int Packs, int Kept, int Files);

/// <summary>How many values of an indicator are not given, and why.</summary>
public sealed record WithheldValues(string Indicator, string Reason, int Values);

/// <summary>A source of a kind of data that is gone though nobody took it back.</summary>
/// <param name="Since">The day of the run that missed it first.</param>
public sealed record VanishedSource(string Kind, string Source, DateOnly Since);

/// <summary>The nights as they are due: one a day.</summary>
/// <param name="LastFinishedAt">When the last night ended well; null before the first.</param>
/// <param name="IsLate">More than 26 hours ago, or never though the site is older than that.</param>
public sealed record NightHealth(DateTimeOffset? LastFinishedAt, bool IsLate);

/// <summary>How a rebuild ended.</summary>
/// <param name="Run">The run that it published or confirmed; null when it did neither.</param>
/// <param name="FinishedAt">Null while it runs, and when it died without a word.</param>
/// <param name="Outcome"><c>running</c>, <c>published</c>, <c>unchanged</c>, <c>failed</c>, or <c>interrupted</c>: stopped, or its process died.</param>
/// <param name="FailingStep">The step that failed or was interrupted; null when none was.</param>
public sealed record LastRebuild(string? Run, DateTimeOffset? FinishedAt, string Outcome, string? FailingStep)
{
    public DateOnly? AsOf { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The step that is at work; null when none is.</summary>
    public string? AtStep { get; init; }

    public IReadOnlyList<RebuildStep> Steps { get; init; } = [];

    public IReadOnlyList<WithheldValues> Withheld { get; init; } = [];

    /// <summary>Dataset kinds that the run before was made of and this one is not, those among them that were withdrawn.</summary>
    public IReadOnlyList<string> VanishedKinds { get; init; } = [];

    /// <summary>What is gone and nobody took back, until it returns.</summary>
    public IReadOnlyList<VanishedSource> Vanished { get; init; } = [];

    /// <summary>The rebuild of a night, and not of a change by day or on demand.</summary>
    public bool IsNight { get; init; }
}

/// <summary>Rebuilds, newest first, and what asks for those before them.</summary>
public sealed record RebuildPage(IReadOnlyList<LastRebuild> Items, string? Next);

/// <summary>What the night knows of itself.</summary>
public interface IHealthSource
{
    /// <summary>Null before the first rebuild.</summary>
    Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation);

    /// <summary>Null where no night is expected yet: nothing has been rebuilt so far.</summary>
    Task<NightHealth?> NightAsync(CancellationToken cancellation);

    /// <param name="next">What the page before said.</param>
    Task<Outcome<RebuildPage>> RebuildsAsync(int limit, string? next, CancellationToken cancellation);
}
