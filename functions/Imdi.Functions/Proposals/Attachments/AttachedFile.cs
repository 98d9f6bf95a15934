namespace Imdi.Functions.Proposals;

/// <summary>Where a file of a draft stands.</summary>
public enum AttachmentState
{
    /// <summary>Blocks may come.</summary>
    Receiving,

    /// <summary>The scanner did not answer; nobody reads it until it has.</summary>
    Quarantined,

    /// <summary>No scanner is configured: it is readable, with a warning wherever it is shown.</summary>
    Unscanned,

    Clean,

    /// <summary>Found out by a later scan; its content is gone.</summary>
    Infected,
}

/// <summary>A file of a draft. Its content lies in <c>documents/attachments/{id}</c> once it has been taken.</summary>
/// <param name="Id">A ULID of ours; the sender's name for it is shown and never used.</param>
/// <param name="Bytes">As declared; what arrives has to have it.</param>
public sealed record AttachedFile(string Id, string FileName, long Bytes, AttachmentState State, DateTimeOffset At)
{
    public string? MediaType { get; init; }

    /// <summary>Of the bytes as they came, computed here.</summary>
    public string? Sha256 { get; init; }

    public bool IsKept => State is AttachmentState.Quarantined or AttachmentState.Unscanned or AttachmentState.Clean;
}
