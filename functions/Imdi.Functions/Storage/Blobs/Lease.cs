using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Imdi.Functions.Storage;

/// <summary>
/// A name that one process holds at a time. It is renewed in the background and expires by itself when its holder dies. What is
/// done under it must watch <see cref="Lost"/>, and must carry an ETag all the same: between a lapse and its notice there is time.
/// </summary>
public sealed class Lease : IAsyncDisposable
{
    internal static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;

    internal Lease(BlobLeaseClient lease, TimeProvider clock)
    {
        _lease = lease;
        Lost = _lost.Token;
        _renewing = RenewAsync(clock);
    }

    /// <summary>Cancelled when the lease is no longer ours.</summary>
    public CancellationToken Lost { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        if (!Lost.IsCancellationRequested)
        {
            await ReleaseAsync();
        }

        _lost.Dispose();
        _stop.Dispose();
    }

    private async Task RenewAsync(TimeProvider clock)
    {
        try
        {
            await KeepRenewingAsync(clock);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (RequestFailedException gone) when (IsLost(gone))
        {
        }

        await _lost.CancelAsync();
    }

    // A storage that fails for a moment is asked again until the time runs out; one that says the lease is another's is believed.
    private async Task KeepRenewingAsync(TimeProvider clock)
    {
        long renewed = clock.GetTimestamp();
        while (clock.GetElapsedTime(renewed) < Duration)
        {
            await Task.Delay(Duration / 3, clock, _stop.Token);
            long asked = clock.GetTimestamp();
            try
            {
                await RenewOnceAsync(Duration - clock.GetElapsedTime(renewed), clock);
                renewed = asked;
            }
            catch (Exception passing) when (StorageFailure.Is(passing) && !IsLost(passing) && !_stop.IsCancellationRequested)
            {
            }
        }
    }

    private static bool IsLost(Exception failure) => failure is RequestFailedException { Status: 404 or 409 or 412 };

    private async Task RenewOnceAsync(TimeSpan left, TimeProvider clock)
    {
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stop.Token);
        await _lease.RenewAsync(cancellationToken: either.Token);
    }

    // Not released it expires by itself.
    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
        }
    }
}
