using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>
/// What a file is, by its bytes; the name only has to agree. Text and CSV are told apart by name alone, since every CSV is text.
/// Sources of the signatures: PDF 32000-1 §7.5.2, PNG (W3C) §5.2, JPEG (ITU T.81) B.1.1.3, APPNOTE.TXT 4.3.7, [MS-CFB] 2.2, ELF and Mach-O headers.
/// </summary>
public static class AttachmentContent
{
    private const int Head = 512;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // An encrypted Office file is a compound file with a stream of this name, in UTF-16.
    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>The type, or why the file is not taken. The stream can be sought in and is left anywhere.</summary>
    public static Outcome<AttachmentType> Judge(string name, Stream content)
    {
        byte[] head = HeadOf(content);
        var found = Identify(name, head, content);
        return found.Then<AttachmentType>(type => type.Endings.Contains(FileNames.EndingOf(name)) ? type : AttachmentRefusals.NameDiffers(FileNames.EndingOf(name), type));
    }

    /// <summary>Whether a program begins so, or the text by which scanners are tried (EICAR).</summary>
    internal static Refusal? RefuseHead(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.IndexOf(Eicar) >= 0 => AttachmentRefusals.Malware,
        [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!', ..] => AttachmentRefusals.Executable,
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => AttachmentRefusals.Executable,
        _ => null,
    };

    // In two halves, so that no scanner takes this program for the test file.
    private static ReadOnlySpan<byte> Eicar => EicarText;

    private static readonly byte[] EicarText = [.. "X5O!P%@AP[4\\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    private static Outcome<AttachmentType> Identify(string name, byte[] head, Stream content) => head switch
    {
        [] => AttachmentRefusals.Empty,
        _ when RefuseHead(head) is { } refusal => refusal,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => PdfContent.Judge(content),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => AttachmentType.Png,
        [0xFF, 0xD8, 0xFF, ..] => AttachmentType.Jpeg,
        [(byte)'P', (byte)'K', 3, 4, ..] => ZipContent.Judge(content),
        _ when head.AsSpan().StartsWith(Compound) => Holds(content, EncryptedPackage) ? AttachmentRefusals.Encrypted : AttachmentRefusals.TypeNotTaken("an Office file of before 2007"),
        _ when TextContent.Is(content) => FileNames.EndingOf(name) == AttachmentType.Csv.Endings[0] ? AttachmentType.Csv : AttachmentType.Text,
        _ => AttachmentRefusals.TypeNotTaken("what the file holds"),
    };

    private static byte[] HeadOf(Stream content)
    {
        content.Position = 0;
        byte[] head = new byte[Head];
        return head[..content.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
    }

    /// <summary>Whether a stream holds a few bytes somewhere.</summary>
    internal static bool Holds(Stream content, ReadOnlySpan<byte> wanted)
    {
        content.Position = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int kept = 0, read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(wanted.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
