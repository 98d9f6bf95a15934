using System.IO.Compression;
using System.Text;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>Files as people send them, and as they should not. None is kept in the repository: some would alarm a scanner there.</summary>
internal static class HostileFiles
{
    public static byte[] Pdf(string extra = "") => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj<<>>endobj\n{extra}\ntrailer<<>>\n%%EOF\n");

    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F'];

    public static byte[] Eicar { get; } = Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", Text("<w:document/>")), .. more]);

    public static byte[] Xlsx(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", Text("<Types/>")), ("xl/workbook.xml", Text("<workbook/>")), .. more]);

    public static byte[] OpenDocument(string kind, params (string Name, byte[] Content)[] more) => Zip([("mimetype", Text($"application/vnd.oasis.opendocument.{kind}")), ("content.xml", Text("<office/>")), .. more]);

    /// <summary>Forty megabytes of nothing, seven times over: some 280 kB packed.</summary>
    public static byte[] Bomb() => Docx([.. Enumerable.Range(0, 7).Select(number => ($"word/media/{number}.bin", new byte[40_000_000]))]);

    public static byte[] ManyParts() => Docx([.. Enumerable.Range(0, 5_001).Select(number => ($"word/{number}.xml", Array.Empty<byte>()))]);

    /// <summary>A compound file with a stream of that name, as Office writes what it locks.</summary>
    public static byte[] Compound(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes(stream)];

    /// <summary>The same entry with the bit of its two headers set that says it is encrypted (APPNOTE 4.4.4).</summary>
    public static byte[] Locked(byte[] zip)
    {
        byte[] locked = [.. zip];
        for (int at = 0; at < locked.Length - 10; at++)
        {
            if (locked.AsSpan(at).StartsWith("PK\x03\x04"u8)) locked[at + 6] |= 1;
            if (locked.AsSpan(at).StartsWith("PK\x01\x02"u8)) locked[at + 8] |= 1;
        }

        return locked;
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
