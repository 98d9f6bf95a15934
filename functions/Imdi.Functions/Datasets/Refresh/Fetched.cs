using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a source answered.</summary>
/// <param name="Status">The last HTTP status; null where there was no answer.</param>
/// <param name="Refusal">Why there is no whole file; null when there is one, or nothing new.</param>
public sealed record Fetched(int? Status, Refusal? Refusal = null)
{
    public const int NotModified = 304;

    public long Bytes { get; init; }

    /// <summary>What to send back the next time; null when the source gives nothing to send.</summary>
    public Validators? Known { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool IsUnchanged => Refusal is null && Status == NotModified;
}
