using System.Security.Cryptography;

namespace Imdi.Functions.Storage;

/// <summary>Passes a stream on as it is read, once, and knows the SHA-256 and the length of what went through.</summary>
internal sealed class HashingStream(Stream inner) : ReadingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long _length;

    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Bytes so far.</summary>
    public override long Position { get => _length; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer) => Passed(buffer[..inner.Read(buffer)]);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        return Passed(buffer.Span[..read]);
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Passed(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _length += bytes.Length;
        return bytes.Length;
    }
}
