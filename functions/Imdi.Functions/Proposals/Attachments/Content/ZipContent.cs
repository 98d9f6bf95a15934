using System.IO.Compression;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>How much a packed document may unpack to: Word and Excel pack text to a twentieth, rarely to a fiftieth.</summary>
internal static class ZipLimits
{
    public const long Bytes = 200_000_000;
    public const int Entries = 5_000;
    public const int Ratio = 150;
}

/// <summary>
/// What a ZIP file is: DOCX and XLSX by the part that every one has (ECMA-376-2 §9), ODT and ODS by their entry <c>mimetype</c> (OpenDocument 1.3 part 2 §3.3).
/// Nothing is unpacked further than its declared length, and only after all declared lengths have been found acceptable.
/// </summary>
internal static class ZipContent
{
    private const int Peek = 512;

    private static readonly string[] MacroParts = ["vbaproject.bin", "vbadata.xml"];
    private static readonly string[] MacroFolders = ["xl/macrosheets/", "basic/", "scripts/"];

    public static Outcome<AttachmentType> Judge(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return RefuseSizes(zip.Entries, content.Length) ?? RefuseParts(zip.Entries) ?? TypeOf(zip);
        }
        catch (InvalidDataException)
        {
            return AttachmentRefusals.Broken;
        }
    }

    private static Refusal? RefuseSizes(System.Collections.ObjectModel.ReadOnlyCollection<ZipArchiveEntry> entries, long length) =>
        entries.Count > ZipLimits.Entries || entries.Sum(entry => (decimal)entry.Length) is var unpacked && (unpacked > ZipLimits.Bytes || unpacked > ZipLimits.Ratio * Math.Max(length, 10_000))
            ? AttachmentRefusals.Unpacked
            : null;

    private static Refusal? RefuseParts(System.Collections.ObjectModel.ReadOnlyCollection<ZipArchiveEntry> entries)
    {
        byte[] head = new byte[Peek];
        foreach (var entry in entries)
        {
            string name = entry.FullName.Replace('\\', '/').ToLowerInvariant();
            if (entry.IsEncrypted) return AttachmentRefusals.Encrypted;
            if (MacroParts.Any(part => name.EndsWith(part, StringComparison.Ordinal)) || MacroFolders.Any(folder => name.StartsWith(folder, StringComparison.Ordinal) && entry.Length > 0 && !name.EndsWith('/'))) return AttachmentRefusals.Macros;
            if (entry.Length == 0) continue;
            using var part = entry.Open();
            if (AttachmentContent.RefuseHead(head.AsSpan(0, part.ReadAtLeast(head, Peek, throwOnEndOfStream: false))) is { } refusal) return refusal;
        }

        return null;
    }

    private static Outcome<AttachmentType> TypeOf(ZipArchive zip)
    {
        string content = TextOf(zip, "[Content_Types].xml"), mimetype = TextOf(zip, "mimetype");
        if (content.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return AttachmentRefusals.Macros;
        if (TextOf(zip, "META-INF/manifest.xml").Contains("encryption-data", StringComparison.Ordinal)) return AttachmentRefusals.Encrypted;
        return (content.Length > 0, mimetype) switch
        {
            (true, _) when zip.GetEntry("word/document.xml") is not null => AttachmentType.Docx,
            (true, _) when zip.GetEntry("xl/workbook.xml") is not null => AttachmentType.Xlsx,
            (_, "application/vnd.oasis.opendocument.text") => AttachmentType.Odt,
            (_, "application/vnd.oasis.opendocument.spreadsheet") => AttachmentType.Ods,
            _ => AttachmentRefusals.TypeNotTaken("a ZIP archive"),
        };
    }

    private static string TextOf(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { Length: < 2_000_000 } entry) return "";
        using var text = new StreamReader(entry.Open());
        return text.ReadToEnd();
    }
}
