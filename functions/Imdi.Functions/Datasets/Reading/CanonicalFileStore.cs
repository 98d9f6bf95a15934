using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>A file on this disk that stays there until it is disposed of.</summary>
public sealed class HeldFile(string path, Action release) : IDisposable
{
    private Action? _release = release;

    public string Path { get; } = path;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}

/// <summary>
/// Parquet files of storage on this machine's disk, by the hash of their content, up to a number of bytes; those not asked for longest go
/// first, never one that is being read. A file is moved to its name when it is whole and its hash is right, so a process killed on the way
/// leaves nothing that would be taken for it, and several processes may share the folder.
/// </summary>
public sealed class CanonicalFileStore(IOptions<DatasetFilesOptions> options, TimeProvider clock)
{
    private readonly string _folder = options.Value.Folder ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "imdi-datasets");
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _fetching = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The file with this content, fetched unless it is here; null where storage has none. Throws where what storage has is other content.</summary>
    public async Task<HeldFile?> HoldAsync(string sha256, Func<Task<Stream?>> fetch, CancellationToken cancellation)
    {
        string path = System.IO.Path.Combine(_folder, $"{sha256}.parquet");
        Hold(path);
        var turn = _fetching.GetOrAdd(sha256, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        try
        {
            if (!Touch(path) && !await FetchAsync(path, sha256, fetch, cancellation))
            {
                Release(path);
                return null;
            }
        }
        catch
        {
            Release(path);
            throw;
        }
        finally
        {
            turn.Release();
        }

        return new HeldFile(path, () => Release(path));
    }

    private async Task<bool> FetchAsync(string path, string sha256, Func<Task<Stream?>> fetch, CancellationToken cancellation)
    {
        await using var stored = await fetch();
        if (stored is null) return false;
        System.IO.Directory.CreateDirectory(_folder);
        string arriving = System.IO.Path.Combine(_folder, $"{Guid.NewGuid():N}.arriving");
        try
        {
            await using (var file = File.Create(arriving)) await stored.CopyToAsync(file, cancellation);
            await using (var file = File.OpenRead(arriving))
            {
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) != sha256)
                    throw new InvalidDataException("A stored Parquet file has another hash than its manifest says.");
            }

            File.Move(arriving, path, overwrite: true);
            Touch(path);
        }
        finally
        {
            File.Delete(arriving);
        }

        MakeRoom();
        return true;
    }

    // The time of the last writing serves as that of the last use: not every file system keeps the other.
    private bool Touch(string path)
    {
        if (!File.Exists(path)) return false;
        try
        {
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private void MakeRoom()
    {
        lock (_lock)
        {
            var files = new DirectoryInfo(_folder).GetFiles("*.parquet").OrderByDescending(file => file.LastWriteTimeUtc).ToList();
            long bytes = 0;
            foreach (var file in files)
            {
                bytes += file.Length;
                if (bytes > options.Value.CacheBytes && !_held.ContainsKey(file.FullName) && !_held.ContainsKey(System.IO.Path.Combine(_folder, file.Name))) file.Delete();
            }
        }
    }

    private void Hold(string path)
    {
        lock (_lock) _held[path] = _held.GetValueOrDefault(path) + 1;
    }

    private void Release(string path)
    {
        lock (_lock)
        {
            if (--_held[path] == 0) _held.Remove(path);
        }
    }
}
