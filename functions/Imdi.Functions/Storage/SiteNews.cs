using System.Threading.Channels;

namespace Imdi.Functions.Storage;

/// <summary>
/// Says within this process that something that the site shows has changed, so that whoever shows it need not wait for its next look. It may be
/// lost with the process: what it saves is time, never correctness.
/// </summary>
public sealed class SiteNews
{
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _demanded;

    public void Tell() => _told.Writer.TryWrite(true);

    /// <summary>Somebody wants the site made anew, whether anything has changed or not.</summary>
    public void Demand()
    {
        Interlocked.Exchange(ref _demanded, 1);
        Tell();
    }

    /// <summary>Waits for the next change; several before it are one. True when somebody demanded it.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        await _told.Reader.ReadAsync(cancellation);
        return Interlocked.Exchange(ref _demanded, 0) == 1;
    }
}
