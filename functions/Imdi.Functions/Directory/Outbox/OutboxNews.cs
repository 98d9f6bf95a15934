using System.Threading.Channels;

namespace Imdi.Functions.Directory;

/// <summary>Says within this process that a message waits. It may be lost with the process: what it saves is time, never a message.</summary>
public sealed class OutboxNews
{
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => _told.Writer.TryWrite(true);

    /// <summary>Waits for the next message; several before it are one.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _told.Reader.ReadAsync(cancellation);
}
