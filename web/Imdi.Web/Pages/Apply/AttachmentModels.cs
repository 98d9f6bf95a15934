using Imdi.Shared;

namespace Imdi.Web.Pages.Apply;

/// <summary>Where a file of a draft stands, for its reader.</summary>
public enum AttachmentStage { Receiving, Quarantined, Unscanned, Clean, Infected }

public sealed record AttachmentRow(string Id, string FileName, long Bytes, AttachmentStage Stage);

/// <summary>Files to read.</summary>
/// <param name="Address">Of a submitted proposal's files, under which each is read; null for a draft's, which are only listed.</param>
/// <param name="Link">The secret by which the reader is here, sent in the body of a form; null for somebody signed in, who follows an address.</param>
public sealed record FilesModel(IReadOnlyList<AttachmentRow> Files, string? Address, string? Link);

/// <param name="Endings">Of the names that are taken, with their dots.</param>
public sealed record AttachmentFieldLimits(long FileBytes, int Files, long ProposalBytes, long FormBytes, IReadOnlyList<string> Endings);

/// <summary>The files of a draft, with the forms that add and remove them.</summary>
/// <param name="Link">The secret of the draft's link: sent in the body of the forms and in a header by the script, never in an address.</param>
/// <param name="Back">Address of the page that the field stands on: where the forms lead to.</param>
public sealed record AttachmentsModel(string Draft, string Link, string Back, IReadOnlyList<AttachmentRow> Files, AttachmentFieldLimits Limits, IReadOnlyList<FieldError> Errors)
{
    public string Address => $"/api/proposals/drafts/{Draft}/attachments";
}
