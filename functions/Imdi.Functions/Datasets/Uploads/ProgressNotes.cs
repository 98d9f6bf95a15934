namespace Imdi.Functions.Datasets;

/// <summary>Notes how far a worker is, every two seconds at most and one note at a time, so that telling it costs no speed.</summary>
internal sealed class ProgressNotes(UploadStore uploads, string id, TimeProvider clock, CancellationToken cancellation) : IProgress<LoadProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private Task _noting = Task.CompletedTask;
    private long _noted = clock.GetTimestamp();
    private LoadProgress _last;

    public void Report(LoadProgress value)
    {
        _last = value;
        if (!_noting.IsCompleted || clock.GetElapsedTime(_noted) < Between) return;
        _noted = clock.GetTimestamp();
        _noting = uploads.NoteAsync(id, value, cancellation);
    }

    public async Task EndAsync(CancellationToken ending)
    {
        await _noting;
        if (_last != default) await uploads.NoteAsync(id, _last, ending);
    }
}
