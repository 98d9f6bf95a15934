using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Storage;

/// <summary>Settings <c>PublishedRun__CacheBytes</c> and <c>PublishedRun__SecondsBetweenChecks</c>.</summary>
public sealed record PublishedRunOptions
{
    public const string Section = "PublishedRun";

    /// <summary>Compressed files kept in memory.</summary>
    [Range(0, 1L << 32)]
    public long CacheBytes { get; init; } = 32 << 20;

    /// <summary>How old the answer to "which run is current" may be: the time until a swap shows, and what a busy site pays in reads.</summary>
    [Range(0, 3600)]
    public double SecondsBetweenChecks { get; init; } = 2;
}
