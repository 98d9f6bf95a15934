using Imdi.Functions.Storage;

namespace Imdi.Functions.Proposals;

/// <summary>What may be attached, told with every answer.</summary>
/// <param name="FormBytes">What a form without script may bring.</param>
/// <param name="Types">The types that are taken, by the endings of names.</param>
public sealed record AttachmentLimits(long FileBytes, int Files, long ProposalBytes, long FormBytes, int BlockBytes, IReadOnlyList<string> Types)
{
    public static AttachmentLimits Of(AttachmentSettings settings) => new(
        settings.FileBytes, settings.Files, settings.ProposalBytes, AttachmentSettings.FormBytes, AttachmentSettings.BlockBytes, [.. AttachmentType.All.SelectMany(type => type.Endings)]);
}

/// <summary>A file of a draft as its writer sees it.</summary>
/// <param name="State">Receiving, quarantined (waits for its scan), unscanned (no scanner is configured here), clean, infected (removed).</param>
/// <param name="Blocks">What has arrived, while blocks may come: what is in it need not be sent again.</param>
public sealed record AttachmentAnswer(
    string Id, string FileName, long Bytes, AttachmentState State, string? MediaType, string? Sha256, DateTimeOffset At, AttachmentLimits Limits, IReadOnlyList<UploadBlock> Blocks)
{
    public static AttachmentAnswer Of(AttachedFile file, AttachmentSettings settings, IReadOnlyList<UploadBlock> blocks) =>
        new(file.Id, file.FileName, file.Bytes, file.State, file.MediaType, file.Sha256, file.At, AttachmentLimits.Of(settings), blocks);
}

/// <summary>A file that was opened, with the address for its blocks.</summary>
public sealed record OpenedAttachment(AttachmentAnswer Upload, AttachmentAddress Address);

/// <param name="Url">PUT blocks here with comp=block and blockid=…; it allows nothing but writing this one file.</param>
public sealed record AttachmentAddress(string Url, DateTimeOffset ExpiresAt);

public sealed record AttachmentList(IReadOnlyList<AttachmentAnswer> Items, AttachmentLimits Limits);

/// <summary>What a sender says of a file before sending it.</summary>
public sealed record AttachmentRequest(string FileName, long Bytes);

/// <param name="Blocks">The ids of the blocks in their order; left out when the file was put in one piece.</param>
public sealed record AttachmentCompletion(IReadOnlyList<string>? Blocks = null);

/// <summary>A file of a submitted proposal.</summary>
public sealed record ProposalFile(string Id, string FileName, long Bytes, AttachmentState State, string MediaType, string Sha256, DateTimeOffset At)
{
    public static ProposalFile Of(AttachedFile file) => new(file.Id, file.FileName, file.Bytes, file.State, file.MediaType!, file.Sha256!, file.At);
}

public sealed record ProposalFileList(IReadOnlyList<ProposalFile> Items);
