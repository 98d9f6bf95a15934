using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Passes a sender's bytes on to storage, keeps a copy to read from, and stops at the limit.</summary>
internal sealed class ReceivingStream(Stream inner, Stream copy, long most, Action<long> progress) : ReadingStream
{
    private const long Step = 16 * 1024 * 1024;

    private long _read, _told;

    /// <summary>Bytes so far.</summary>
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Count(read);
        copy.Write(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        Count(read);
        await copy.WriteAsync(buffer[..read], cancellationToken);
        return read;
    }

    private void Count(int read)
    {
        _read += read;
        if (_read > most) throw new UnreadableFileException(new Refusal(RefusalKind.TooLarge, "file-too-large", "A file may have 2 GB at most. Split it by period."));
        if (_read - _told < Step) return;
        _told = _read;
        progress(_read);
    }
}
