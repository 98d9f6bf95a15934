namespace Imdi.Functions.Datasets;

public enum RefreshOutcome
{
    /// <summary>A new version became current.</summary>
    Published,

    /// <summary>The source has nothing new.</summary>
    Unchanged,

    /// <summary>A new version was stored, but not published: it did not pass the checks that come before replacing.</summary>
    Withheld,

    /// <summary>The source did not answer as it should, or its file cannot be read.</summary>
    Failed,

    /// <summary>The process ended on the way; noted by the run after it.</summary>
    Interrupted,
}

/// <summary>One attempt at a source, as the log keeps it.</summary>
/// <param name="Source">The declared source's id.</param>
/// <param name="Who">What started it: the timer, or a person at the command line.</param>
public sealed record RefreshRun(string Source, string Kind, string Who, DateTimeOffset Started, DateTimeOffset Finished, RefreshOutcome Outcome)
{
    /// <summary>The HTTP status that it ended with; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Bytes of the body that were taken.</summary>
    public long Bytes { get; init; }

    /// <summary>Good rows of the version.</summary>
    public long? Rows { get; init; }

    /// <summary>The version that was published, found current, or withheld.</summary>
    public string? Version { get; init; }

    /// <summary>Code of what went wrong; null when nothing did.</summary>
    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public bool IsGood => Outcome is RefreshOutcome.Published or RefreshOutcome.Unchanged;
}
