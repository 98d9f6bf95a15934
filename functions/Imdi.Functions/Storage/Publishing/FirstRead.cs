namespace Imdi.Functions.Storage;

/// <summary>
/// Which run is current, read while the services of an instance are still being made, with the clients that they then share: its first reader waits for less. What it cannot
/// read, or not in time, <see cref="PublishedRun"/> asks for.
/// </summary>
internal sealed class FirstRead
{
    private readonly Task<StorageClients> _clients;
    private Task<RunManifest?>? _current;

    public FirstRead(StorageSettings settings)
    {
        _clients = Task.Run(() => new StorageClients(settings));
        _current = Task.Run(ReadAsync);
        _ = _current.ContinueWith(read => read.Exception, TaskScheduler.Default);
    }

    public StorageClients Clients => _clients.GetAwaiter().GetResult();

    /// <summary>Only once: later it would not be the current one.</summary>
    public async Task<RunManifest?> TakeAsync()
    {
        try
        {
            return Interlocked.Exchange(ref _current, null) is { } current ? await current : null;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return null;
        }
    }

    private async Task<RunManifest?> ReadAsync()
    {
        var files = new RunFileStore(await _clients);
        return await files.FindPointerAsync(CancellationToken.None) is { } pointer ? await files.FindManifestAsync(pointer.Run, CancellationToken.None) : null;
    }
}
