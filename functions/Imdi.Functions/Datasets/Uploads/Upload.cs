using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A file on its way from an agency to a published version. Every change is a new value and is saved on what it was made from.</summary>
public sealed record Upload
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whose it is; null for the secretariat's own.</summary>
    public string? Agency { get; init; }

    /// <summary>The caller that opened it.</summary>
    public required string Who { get; init; }

    public required string FileName { get; init; }

    /// <summary>Length as declared.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whose figures these are; null takes the publisher that the layout belongs to.</summary>
    public string? Source { get; init; }

    public string? SourceName { get; init; }

    /// <summary>Whether the agency asked that a file without one finding be published without asking again.</summary>
    public bool PublishesWhenClean { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public UploadState State { get; init; }

    /// <summary>The SHA-256 that the sender says the file has.</summary>
    public string? ExpectedSha256 { get; init; }

    /// <summary>The tag of the blob as it was committed; what is copied must still have it.</summary>
    public string? BlobTag { get; init; }

    public string? Sha256 { get; init; }

    public CheckedUpload? Result { get; init; }

    /// <summary>Attempts since the last checkpoint.</summary>
    public int Attempts { get; init; }

    public UploadState? ParkedAt { get; init; }

    public UploadReason? Reason { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>Until when what is published is kept back, if so decided.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>Counts the changes; the tag that a change has to carry.</summary>
    public long Revision { get; init; }

    /// <summary>How storage tells one state of the row from another.</summary>
    public string? RowTag { get; init; }

    /// <summary>What a change has to carry in If-Match.</summary>
    public string Tag => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{Revision}\"");

    public bool HasWork => State is UploadState.Received or UploadState.Copied or UploadState.Kept or UploadState.Publishing;

    public bool CanBeCancelled => HasWork ? State != UploadState.Publishing : State is UploadState.Receiving or UploadState.AwaitingDecision or UploadState.Parked;

    /// <summary>The secretariat sees all, an agency its own of the kinds that the caller is named for; to others it does not exist.</summary>
    public bool IsFor(Caller caller) => caller.Is(Role.Secretariat)
        || (caller.Is(Role.Agency) && Agency is not null && Agency == caller.Agency && caller.Kinds.Contains(Kind));

    /// <summary>As it stands at a moment: one that nobody completed has ended by itself.</summary>
    public Upload At(DateTimeOffset now) => State == UploadState.Receiving && now - OpenedAt >= UploadLimits.OpenFor ? this with { State = UploadState.Expired } : this;
}

/// <summary>What checking came to.</summary>
public sealed record CheckedUpload(string Version, string Source, long SourceRows, long Rows, long RefusedRows, long Findings, bool IsCurrent);

/// <summary>Why an upload ended or stands still, as a refusal says it.</summary>
public sealed record UploadReason(string Code, string Detail, IReadOnlyList<FieldError> Errors)
{
    public static UploadReason Of(Refusal refusal) => new(refusal.Code, refusal.Detail, [.. refusal.Errors.Take(20)]);
}
