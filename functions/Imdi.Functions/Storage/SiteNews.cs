using System.Threading.Channels;

namespace Imdi.Functions.Storage;

/// <summary>
/// Says within this process that something that the site shows has changed, so that whoever shows it need not wait for its next look. It may be
/// lost with the process: what it saves is time, never correctness.
/// </summary>
public sealed class SiteNews
{
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => _told.Writer.TryWrite(true);

    /// <summary>Waits for the next change; several before it are one.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _told.Reader.ReadAsync(cancellation);
}
