using Imdi.Functions.Storage;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Reads on until more comes out than is allowed, so that an archive cannot unpack without end, and misses what is cut off: the
/// decompressor itself takes an early end for the end.
/// </summary>
/// <param name="packed">Bytes of the packed form.</param>
/// <param name="unpacked">What the archive says that it holds, modulo 2^32; null where the stream itself checks that.</param>
public sealed class BoundedStream(Stream inner, long packed, uint? unpacked) : ReadingStream
{
    private readonly long _most = Math.Min(SourceLimits.UnpackedBytes, Math.Max(SourceLimits.RatioFreeBytes, packed * SourceLimits.Ratio));
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        _read += count;
        if (count == 0 && buffer.Length > 0 && unpacked is { } whole && unchecked((uint)_read) != whole) throw new InvalidDataException("The archive ends before its content does.");
        return _read <= _most ? count : throw UnreadableFileException.Because("unpacks-too-large",
            "The file unpacks to more than 4 GB, or to more than 200 times its size. Split it, or send it unpacked.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
