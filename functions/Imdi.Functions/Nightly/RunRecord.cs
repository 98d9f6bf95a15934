using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

public enum RebuildOutcome { Running, Published, Unchanged, Failed, Interrupted }

/// <summary>What one night did: written when it starts, with each step, and when it ends.</summary>
public sealed record RunRecord(
    string Id, string Run, DateOnly AsOf, DateTimeOffset Started, DateTimeOffset? Finished,
    RebuildOutcome Outcome, string Step, int Files, int PacksWritten)
{
    /// <summary>In the order in which they began; while it runs, those that have ended.</summary>
    public IReadOnlyList<RebuildStep> Steps { get; init; } = [];

    /// <summary>Values that are not given, by indicator and reason.</summary>
    public IReadOnlyList<WithheldValues> Withheld { get; init; } = [];

    /// <summary>Dataset kinds that the run before was made of and this one is not.</summary>
    public IReadOnlyList<string> VanishedKinds { get; init; } = [];

    /// <summary>What is gone and nobody took back: kept from record to record until it returns.</summary>
    public IReadOnlyList<VanishedSource> Vanished { get; init; } = [];

    /// <summary>Of the night, and not of a change by day or on demand.</summary>
    public bool IsNight { get; init; }

    public bool EndedWell => Outcome is RebuildOutcome.Published or RebuildOutcome.Unchanged;
}
