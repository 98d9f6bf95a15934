using System.IO.Compression;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Unpacks gzip, member after member (RFC 1952 §2.2), and misses what is cut off. The decompressor checks each member's length and checksum
/// but takes an early end for the end: so a last member of ours is read after the file's, and must come out whole.
/// </summary>
public sealed class GunzipStream(Stream file) : ReadingStream
{
    private static readonly byte[] Mark = [.. "imdi: here the file has ended"u8];
    private static readonly byte[] Packed = Pack(Mark);

    private readonly GZipStream _gzip = new(new WithMark(file), CompressionMode.Decompress);
    private readonly byte[] _room = new byte[65_536];
    private int _start, _end;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (_end - _start <= Mark.Length)
        {
            _room.AsSpan(_start, _end - _start).CopyTo(_room);
            (_start, _end) = (0, _end - _start);
            int unpacked = _gzip.Read(_room.AsSpan(_end));
            _end += unpacked;
            if (unpacked == 0) return _room.AsSpan(0, _end).SequenceEqual(Mark) ? 0 : throw new InvalidDataException("The archive ends before its content does.");
        }

        int count = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _room.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression)) gzip.Write(content);
        return packed.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The file's bytes, and after them those of the last member.</summary>
    private sealed class WithMark(Stream file) : ReadingStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            if (_given == 0 && file.Read(buffer) is var count && count > 0) return count;
            int rest = Math.Min(buffer.Length, Packed.Length - _given);
            Packed.AsSpan(_given, rest).CopyTo(buffer);
            _given += rest;
            return rest;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}
