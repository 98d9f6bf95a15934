using System.Collections.Concurrent;

namespace Imdi.Functions.Storage;

/// <summary>Published files as what they say, each parsed once for as long as its bytes stay the same.</summary>
public sealed class ParsedFiles(IPublishedRun published)
{
    private const int MostKept = 512;
    private readonly ConcurrentDictionary<string, (string ETag, object Value)> _parsed = new(StringComparer.Ordinal);

    public delegate T Parse<out T>(ReadOnlySpan<byte> content);

    /// <summary>Null where the run that is asked for has no such file.</summary>
    public async Task<T?> FindAsync<T>(string address, Parse<T> parse, CancellationToken cancellation)
        where T : class
    {
        if (await published.FindAsync(address, cancellation) is not { } file) return null;
        if (_parsed.TryGetValue(address, out var known) && known.ETag == file.ETag) return (T)known.Value;
        var value = parse(Brotli.Expand(file.Brotli).Span);
        if (_parsed.Count >= MostKept) _parsed.Clear();
        _parsed[address] = (file.ETag, value);
        return value;
    }
}
