using Microsoft.Extensions.Options;

namespace Imdi.Functions.Storage;

/// <summary>Serves the current run from memory and single ranges; while storage fails it goes on with the last run it saw.</summary>
internal sealed partial class PublishedRun(
    RunFileStore files, IOptions<PublishedRunOptions> options, TimeProvider clock, ILogger<PublishedRun> log, FirstRead? first = null) : IPublishedRun
{
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _checkEvery = TimeSpan.FromSeconds(options.Value.SecondsBetweenChecks);
    private readonly FileCache _cache = new(options.Value.CacheBytes);
    private readonly Lock _lock = new();

    private volatile Seen? _seen;
    private volatile LoadedRun? _past;
    private Task<LoadedRun?> _check = Task.FromResult<LoadedRun?>(null);

    public async Task<RunInfo?> CurrentAsync(CancellationToken cancellation) => (await AskedAsync(AskedRun.Id, cancellation))?.Info;

    public async Task<IReadOnlyList<string>> AddressesAsync(CancellationToken cancellation) => (await AskedAsync(AskedRun.Id, cancellation))?.Addresses ?? [];

    public async Task<PublishedFile?> FindAsync(string address, CancellationToken cancellation, string? run = null)
    {
        var loaded = await AskedAsync(run ?? AskedRun.Id, cancellation);
        if (loaded?.Find(address) is not { } location)
        {
            return null;
        }

        var content = _cache.Find(location.Pack, location.Offset) ?? await ReadAsync(location, cancellation);
        return new(location.ContentType, location.ETag, content) { Run = loaded.Info.Id };
    }

    private async Task<LoadedRun?> AskedAsync(string? run, CancellationToken cancellation) => run is null ? await LoadAsync(cancellation) : await LoadPastAsync(run, cancellation);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(FileLocation location, CancellationToken cancellation)
    {
        var content = await files.ReadAsync(location.Pack, location.Offset, location.Length, cancellation);
        _cache.Add(location.Pack, location.Offset, content);
        return content;
    }

    private ValueTask<LoadedRun?> LoadAsync(CancellationToken cancellation) =>
        _seen is { } seen && clock.GetElapsedTime(seen.At) < _checkEvery ? new(seen.Run) : new(LookAsync(cancellation));

    // All requests share one look at the pointer. With a run in hand only the one that began it waits, and not for long.
    private async Task<LoadedRun?> LookAsync(CancellationToken cancellation)
    {
        var (seen, check, began) = Begin();
        if (seen?.Run is not { } last)
        {
            return await check.WaitAsync(cancellation);
        }

        try
        {
            return began ? await check.WaitAsync(CheckPatience, clock, cancellation) : last;
        }
        catch (TimeoutException)
        {
            return last;
        }
    }

    private (Seen? Seen, Task<LoadedRun?> Check, bool Began) Begin()
    {
        lock (_lock)
        {
            bool begins = _check.IsCompleted;
            if (begins)
            {
                _check = CheckAsync(_seen?.Run);
            }

            return (_seen, _check, begins);
        }
    }

    private async Task<LoadedRun?> CheckAsync(LoadedRun? last)
    {
        // Off the lock at once, whatever the client does before it first waits.
        await Task.Yield();
        LoadedRun? run;
        try
        {
            run = await FollowAsync(last, CancellationToken.None);
        }
        catch (Exception failure) when (last is not null && StorageFailure.Is(failure))
        {
            LogServingLast(last.Info.Id, failure.GetType().Name);
            run = last;
        }

        _seen = new(run, clock.GetTimestamp());
        return run;
    }

    private async Task<LoadedRun?> FollowAsync(LoadedRun? last, CancellationToken cancellation)
    {
        if (last is null && first is not null && await first.TakeAsync() is { } read)
        {
            return new(read);
        }

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
