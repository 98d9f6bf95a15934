using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The region as it is now: the last version that the secretariat published, else the file that was deployed. While storage fails it goes on as last seen.</summary>
public sealed partial class CurrentRegion(RegionStore store, IOptions<RegionSettings> settings, TimeProvider clock, ILogger<CurrentRegion> log) : IRegionSource
{
    private static readonly TimeSpan For = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Lazy<RegionVersion> _deployed = new(() => new(0, ReadRegion.Of(settings.Value).Value, null, null, null, null));
    private volatile Seen? _seen;
    private Task _check = Task.CompletedTask;

    /// <summary>Version 0; read when it is first asked for, since what is published does not ask.</summary>
    public RegionVersion Deployed => _deployed.Value;

    public Region Now => _seen?.Region ?? Deployed.Region;

    public async ValueTask<Region> CurrentAsync(CancellationToken cancellation)
    {
        if (_seen is { } seen && clock.GetElapsedTime(seen.At) < For) return seen.Region;
        try
        {
            await Check().WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException)
        {
            // Storage is slow: the reader has waited long enough, and gets what was known.
        }

        return Now;
    }

    /// <summary>Straight from storage, for what is published and for what is changed.</summary>
    public async Task<RegionVersion> ReadAsync(CancellationToken cancellation)
    {
        var last = await store.LastAsync(cancellation) ?? Deployed;
        _seen = new(last.Region, clock.GetTimestamp());
        return last;
    }

    // All who ask at once share one look.
    private Task Check()
    {
        lock (_lock) return _check.IsCompleted ? _check = LookAsync() : _check;
    }

    private async Task LookAsync()
    {
        await Task.Yield();
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            LogGoesOn(failure.GetType().Name);
            _seen = new(Now, clock.GetTimestamp());
        }
    }

    private sealed record Seen(Region Region, long At);

    [LoggerMessage(LogLevel.Warning, "The region's settings could not be read and stay as last seen. Failure: {Failure}.")]
    private partial void LogGoesOn(string failure);
}
