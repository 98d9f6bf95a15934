using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Imdi.Functions.Storage;

/// <summary>Takes leases by name. A name is a job's (<c>publish</c>, <c>night</c>); its empty blob is made when it is first asked for.</summary>
public sealed class Leases(StorageClients storage, TimeProvider clock)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(0.5);

    /// <summary>Null while another holds it.</summary>
    public async Task<Lease?> TryAcquireAsync(string name, CancellationToken cancellation)
    {
        var container = storage.Container(StorageNames.Leases);
        var lease = container.GetBlobClient(name).GetBlobLeaseClient();
        for (bool retried = false; ; retried = true)
        {
            try
            {
                await lease.AcquireAsync(Lease.Duration, cancellationToken: cancellation);
                return new Lease(lease, clock);
            }
            catch (RequestFailedException held) when (held.Status == 409)
            {
                return null;
            }
            catch (RequestFailedException first) when (first.Status == 404 && !retried)
            {
                await container.PutIfAbsentAsync(name, BinaryData.Empty, "application/octet-stream", cancellation);
            }
        }
    }

    /// <summary>Whether anybody holds it now. A lease whose holder died counts as held until it expires.</summary>
    public async Task<bool> IsHeldAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var blob = await storage.Container(StorageNames.Leases).GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
            return blob.Value.LeaseState is LeaseState.Leased or LeaseState.Breaking;
        }
        catch (RequestFailedException never) when (never.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Removes what a name left that nobody will ask for again; while another holds it, it stays.</summary>
    public async Task ForgetAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await storage.Container(StorageNames.Leases).GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
        }
    }

    /// <summary>Waits for its turn.</summary>
    public async Task<Lease> AcquireAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryAcquireAsync(name, cancellation) is { } lease)
            {
                return lease;
            }

            await Task.Delay(BetweenTries, clock, cancellation);
        }
    }
}
