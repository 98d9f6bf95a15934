namespace Imdi.Functions.Nightly;

public enum RebuildOutcome { Running, Published, Unchanged, Failed, Interrupted }

/// <summary>What one night did: written when it starts, again when it ends.</summary>
public sealed record RunRecord(
    string Id, string Run, DateOnly AsOf, DateTimeOffset Started, DateTimeOffset? Finished,
    RebuildOutcome Outcome, string Step, int Files, int PacksWritten);
