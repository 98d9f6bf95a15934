using Azure;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Storage;

/// <summary>Serves the current run from memory and single ranges; while storage fails it goes on with the last run it saw.</summary>
public sealed partial class PublishedRun(RunFileStore files, IOptions<PublishedRunOptions> options, TimeProvider clock, ILogger<PublishedRun> log)
    : IPublishedRun, IDisposable
{
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _checkEvery = TimeSpan.FromSeconds(options.Value.SecondsBetweenChecks);
    private readonly FileCache _cache = new(options.Value.CacheBytes);
    private readonly SemaphoreSlim _checking = new(1, 1);

    private volatile Seen? _seen;
    private volatile LoadedRun? _past;

    public async Task<RunInfo?> CurrentAsync(CancellationToken cancellation) => (await LoadAsync(cancellation))?.Info;

    public async Task<IReadOnlyList<string>> AddressesAsync(CancellationToken cancellation) => (await LoadAsync(cancellation))?.Addresses ?? [];

    public async Task<PublishedFile?> FindAsync(string address, CancellationToken cancellation, string? run = null)
    {
        var loaded = run is null ? await LoadAsync(cancellation) : await LoadPastAsync(run, cancellation);
        if (loaded?.Find(address) is not { } location)
        {
            return null;
        }

        var content = _cache.Find(location.Pack, location.Offset) ?? await ReadAsync(location, cancellation);
        return new(location.File.ContentType, $"\"{location.File.ETag}\"", content) { Run = loaded.Info.Id };
    }

    public void Dispose() => _checking.Dispose();

    private async Task<ReadOnlyMemory<byte>> ReadAsync(FileLocation location, CancellationToken cancellation)
    {
        var content = await files.ReadAsync(location.Pack, location.Offset, location.File.Length, cancellation);
        _cache.Add(location.Pack, location.Offset, content);
        return content;
    }

    private async ValueTask<LoadedRun?> LoadAsync(CancellationToken cancellation)
    {
        if (IsFresh(_seen) || (!await _checking.WaitAsync(_seen is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation)))
        {
            return _seen?.Run;
        }

        try
        {
            return IsFresh(_seen) ? _seen?.Run : await CheckAsync(_seen, cancellation);
        }
        finally
        {
            _checking.Release();
        }
    }

    private bool IsFresh(Seen? seen) => seen is not null && clock.GetElapsedTime(seen.At) < _checkEvery;

    // One request at a time looks whether the pointer moved; with a run in hand it does not wait long for the answer.
    private async Task<LoadedRun?> CheckAsync(Seen? seen, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(seen?.Run is null ? Timeout.InfiniteTimeSpan : CheckPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return Keep(await FollowAsync(seen?.Run, either.Token));
        }
        catch (Exception failure) when (seen?.Run is not null && !cancellation.IsCancellationRequested
            && failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            LogServingLast(seen.Run.Info.Id, failure.GetType().Name);
            return Keep(seen.Run);
        }
    }

    private async Task<LoadedRun?> FollowAsync(LoadedRun? last, CancellationToken cancellation)
    {
        if (await files.FindPointerAsync(cancellation) is not { } pointer)
        {
            return null;
        }

        if (pointer.Run == last?.Info.Id)
        {
            return last;
        }

        _past = last ?? _past;
        return new(await files.FindManifestAsync(pointer.Run, cancellation) ?? throw new InvalidDataException($"Run {pointer.Run} has no manifest."));
    }

    private LoadedRun? Keep(LoadedRun? run)
    {
        _seen = new(run, clock.GetTimestamp());
        return run;
    }

    private async Task<LoadedRun?> LoadPastAsync(string run, CancellationToken cancellation)
    {
        if (_seen?.Run is { } current && current.Info.Id == run)
        {
            return current;
        }

        if (_past is { } past && past.Info.Id == run)
        {
            return past;
        }

        return await files.FindManifestAsync(run, cancellation) is { } manifest ? _past = new(manifest) : null;
    }

    private sealed record Seen(LoadedRun? Run, long At);

    [LoggerMessage(LogLevel.Warning, "Storage did not say which run is current; the last one is served. Run: {Run}. Failure: {Failure}")]
    private partial void LogServingLast(string run, string failure);
}
