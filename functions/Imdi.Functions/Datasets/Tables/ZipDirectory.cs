using System.Buffers.Binary;

namespace Imdi.Functions.Datasets;

/// <summary>How many entries an archive claims, from its end record (APPNOTE 4.3.16), before anything lists them in memory.</summary>
internal static class ZipDirectory
{
    private const int EndRecord = 22, LongestComment = 65_535;
    private static ReadOnlySpan<byte> Signature => [0x50, 0x4B, 0x05, 0x06];

    public static int Entries(FileStream file)
    {
        int length = (int)Math.Min(file.Length, EndRecord + LongestComment);
        var tail = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Seek(0, SeekOrigin.Begin);
        int at = tail.AsSpan().LastIndexOf(Signature);
        return at < 0 || at + EndRecord > length ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
    }
}
