namespace Imdi.Functions.Datasets;

/// <summary>One change of what is current: published, withdrawn, restored, embargoed or retracted, by whom and when.</summary>
public sealed record PointerChange(string Act, DatasetVersion Version, string Who, DateTimeOffset At)
{
    public DateTimeOffset? Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Hash of the caller's Idempotency-Key.</summary>
    public string? Key { get; init; }
}
