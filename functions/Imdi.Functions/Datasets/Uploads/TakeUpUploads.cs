namespace Imdi.Functions.Datasets;

/// <summary>Takes up whatever waits, oldest first, one at a time in this process; what another process has in hand is passed over.</summary>
public sealed class TakeUpUploads(UploadStore uploads, TakeUpUpload takeUp) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Until nothing is left that this process could take. How many it took as far as they go.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            int done = 0;
            HashSet<string> tried = [];
            while ((await uploads.WaitingAsync(cancellation)).FirstOrDefault(id => !tried.Contains(id)) is { } next)
            {
                tried.Add(next);
                if (await takeUp.RunAsync(next, cancellation)) done++;
            }

            return done;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
