using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Storage;

/// <summary>Settings <c>PublishedRun__…</c>.</summary>
public sealed record PublishedRunOptions
{
    public const string Section = "PublishedRun";

    /// <summary>Compressed files kept in memory.</summary>
    [Range(0, 1L << 32)]
    public long CacheBytes { get; init; } = 32 << 20;

    /// <summary>How old the answer to "which run is current" may be: the time until a swap shows, and what a busy site pays in reads.</summary>
    [Range(0, 3600)]
    public double SecondsBetweenChecks { get; init; } = 2;

    /// <summary>How many nights' runs stay servable by their id.</summary>
    [Range(2, 10_000)]
    public int RunsKept { get; init; } = 30;

    /// <summary>How many of the newest other runs do: those of a change by day or on demand.</summary>
    [Range(0, 10_000)]
    public int ByDayRunsKept { get; init; } = 5;
}
