using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>A PDF: whole to its end mark, and not locked. Whether it holds scripts is the scanner's to say; browsers do not run them in a saved file.</summary>
internal static class PdfContent
{
    public static Outcome<AttachmentType> Judge(Stream content) => content switch
    {
        _ when !AttachmentContent.Holds(content, "%%EOF"u8) => AttachmentRefusals.Broken,
        _ when AttachmentContent.Holds(content, "/Encrypt"u8) => AttachmentRefusals.Encrypted,
        _ => AttachmentType.Pdf,
    };
}
