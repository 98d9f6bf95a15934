using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>Files as pages show them.</summary>
internal static class AttachmentModels
{
    /// <summary>What <c>AttachmentsField</c> takes: the form's step of files shows it, on a page that may send to the storage account.</summary>
    /// <param name="back">The page that the field stands on.</param>
    public static AttachmentsModel Of(AttachmentSet set, string link, string back, AttachmentSettings settings, IReadOnlyList<FieldError> errors) => new(
        set.Draft, link, back, RowsOf(set.Files),
        new(settings.FileBytes, settings.Files, settings.ProposalBytes, AttachmentSettings.FormBytes, [.. AttachmentType.All.SelectMany(type => type.Endings)]), errors);

    public static IReadOnlyList<AttachmentRow> RowsOf(IEnumerable<AttachedFile> files) =>
        [.. files.Select(file => new AttachmentRow(file.Id, file.FileName, file.Bytes, Enum.Parse<AttachmentStage>(file.State.ToString())))];
}
