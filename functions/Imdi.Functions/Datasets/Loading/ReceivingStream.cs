using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Passes a sender's bytes on to storage, keeps a copy to read from, and stops at the limit.</summary>
internal sealed class ReceivingStream(Stream inner, Stream copy, long most, Action<long> progress) : Stream
{
    private const long Step = 16 * 1024 * 1024;

    private long _read, _told;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        Count(read);
        copy.Write(buffer, offset, read);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        Count(read);
        await copy.WriteAsync(buffer[..read], cancellationToken);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Count(int read)
    {
        _read += read;
        if (_read > most) throw new UnreadableFileException(new Refusal(RefusalKind.TooLarge, "file-too-large", "A file may have 2 GB at most. Split it by period."));
        if (_read - _told < Step) return;
        _told = _read;
        progress(_read);
    }
}
