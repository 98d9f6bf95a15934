using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Datasets;

/// <summary>The facts behind the dataset pages as the current run published them, each parsed once for as long as its bytes stay the same.</summary>
public sealed class DatasetPageStore(IPublishedRun published)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private readonly ConcurrentDictionary<string, (string ETag, DatasetFacts Facts)> _parsed = new(StringComparer.Ordinal);

    public static byte[] Write(DatasetFacts facts) => JsonSerializer.SerializeToUtf8Bytes(facts, Json);

    public static DatasetFacts Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<DatasetFacts>(json, Json) ?? throw new JsonException("A published file holds null.");

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public async Task<DatasetFacts?> FindAsync(string kind, CancellationToken cancellation)
    {
        if (await published.FindAsync(DatasetFacts.AddressOf(kind), cancellation) is not { } file) return null;
        if (_parsed.TryGetValue(kind, out var known) && known.ETag == file.ETag) return known.Facts;
        var facts = Read(Brotli.Expand(file.Brotli).Span);
        _parsed[kind] = (file.ETag, facts);
        return facts;
    }

    /// <summary>Of every kind, in the order of the catalogue; empty where nothing is published yet.</summary>
    public async Task<IReadOnlyList<DatasetFacts>> AllAsync(CancellationToken cancellation)
    {
        List<DatasetFacts> all = [];
        foreach (var kind in DatasetKinds.All)
        {
            if (await FindAsync(kind.Id, cancellation) is { } facts) all.Add(facts);
        }

        return all;
    }
}
