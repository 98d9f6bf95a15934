namespace Imdi.Functions.Datasets;

/// <summary>What an act makes of a version.</summary>
public enum Makes { Current, Embargoed, Retracted }

/// <summary>Something that somebody does with a version, as it is carried out and kept in the history.</summary>
/// <param name="Name">published, restored, embargoed or retracted.</param>
public sealed record VersionAct(string Name, DatasetVersion Version, Makes Makes, string Who, DateTimeOffset At)
{
    /// <summary>When an embargo ends.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why a version is taken back; shown to everyone.</summary>
    public string? Reason { get; init; }

    /// <summary>Hash of the caller's Idempotency-Key.</summary>
    public string? Key { get; init; }
}
