namespace Imdi.Functions.Storage;

/// <summary>Asks tables and blobs for something small; throws when either does not answer.</summary>
public interface IStorageProbe
{
    Task ProbeAsync(CancellationToken cancellation);
}
