using System.Buffers;
using System.IO.Compression;

namespace Imdi.Functions.Storage;

/// <summary>
/// How published files are compressed. Quality 6: over 95 pages of 29 kB it leaves 18.3 % for 0.5 ms each; 9 leaves 18.1 % for
/// 8 ms, 11 leaves 16.1 % for 29 ms, which is three minutes of a night for 6,500 files (docs/adr/0002-packs.md).
/// </summary>
public static class Brotli
{
    private const int Quality = 6;
    private const int Window = 22;

    // Pages come to a fifth; what comes to less makes room once more.
    private const int UsualRatio = 6;

    public static byte[] Compress(ReadOnlySpan<byte> plain)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length));
        try
        {
            return BrotliEncoder.TryCompress(plain, buffer, out int written, Quality, Window)
                ? buffer[..written]
                : throw new InvalidOperationException("Brotli needs more room than it says.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> brotli)
    {
        var left = brotli.Span;
        byte[] plain = new byte[Math.Max(1024, left.Length * UsualRatio)];
        int length = 0;
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var status = decoder.Decompress(left, plain.AsSpan(length), out int consumed, out int written);
            left = left[consumed..];
            length += written;
            if (status == OperationStatus.Done) return plain.AsMemory(0, length);
            if (status != OperationStatus.DestinationTooSmall) throw new InvalidDataException("A compressed file is not whole.");
            Array.Resize(ref plain, plain.Length * 2);
        }
    }
}
