using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Why a file is not taken: the limit or the type by name, and what to do instead.</summary>
public static class AttachmentRefusals
{
    public static readonly Refusal
        Empty = Of("attachment-empty", "The file is empty. Choose the one that has the content."),
        Encrypted = Of("attachment-encrypted", "The file is locked with a password, so it can be neither checked nor read by the panel. Save it without one."),
        Macros = Of("attachment-has-macros", "The file carries macros or other programs. Save it as DOCX, XLSX, ODT or ODS without them, or as PDF."),
        Executable = Of("attachment-executable", "The file is a program or holds one. Attach documents only."),
        Unpacked = Of("attachment-unpacked-too-large", $"Unpacked the file would have more than {ZipLimits.Bytes / 1_000_000} MB, more than {ZipLimits.Entries} parts or more than {ZipLimits.Ratio} times its size. Save its content anew, in several files if need be."),
        Broken = Of("attachment-broken", "The file is damaged or cut off. Open it, save it anew and attach that."),
        Malware = Of("attachment-malware", "A scan found malware in the file; it was not kept. Clean the machine that it comes from, then attach it anew.");

    public static Refusal TypeNotTaken(string what) => Of("attachment-type-not-taken", $"'{what}' is not taken. {AttachmentType.Taken} are: save the file as one of these.");

    public static Refusal NameDiffers(string ending, AttachmentType found) =>
        Of("attachment-name-differs", $"The name ends in '{ending}' but the content is {found.Name}. Name it '{found.Endings[0]}', or save it as what the name says.");

    public static Refusal TooLarge(long bytes, AttachmentSettings limits) => new(RefusalKind.TooLarge, "attachment-too-large", $"The file has {Mb(bytes)} MB; one may have {Mb(limits.FileBytes)} MB. Save it smaller (pictures at a lower resolution), or split it.")
    {
        Errors = [new FieldError("/file", "attachment-too-large", $"At most {Mb(limits.FileBytes)} MB.")],
    };

    public static Refusal TooLargeForForm { get; } = new(RefusalKind.TooLarge, "attachment-form-too-large", $"A form may bring {Mb(AttachmentSettings.FormBytes)} MB. With script, larger files are sent in blocks; else save the file smaller.")
    {
        Errors = [new FieldError("/file", "attachment-form-too-large", $"At most {Mb(AttachmentSettings.FormBytes)} MB.")],
    };

    public static Refusal TooMany(AttachmentSettings limits) => Of("too-many-attachments", $"A proposal may have {limits.Files} files. Remove one, or join several into one.");

    public static Refusal TooLargeTogether(AttachmentSettings limits) => Of("attachments-too-large-together", $"The files of a proposal may have {Mb(limits.ProposalBytes)} MB together. Remove one, or save them smaller.");

    private static Refusal Of(string code, string detail) => Refusal.Unprocessable(code, detail, new FieldError("/file", code, detail));

    private static string Mb(long bytes) => (bytes / 1_000_000m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
