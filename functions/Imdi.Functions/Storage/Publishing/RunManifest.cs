using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Functions.Storage;

/// <summary>One file of a pack: the members follow one another without a gap, so their lengths say where each begins.</summary>
internal sealed record PackedFile(string Address, string ContentType, string ETag, int Length);

/// <summary>A blob of several files. <see cref="Members"/> is the hash of what went in, <see cref="Blob"/> names the compressed bytes.</summary>
internal sealed record PackEntry(string Blob, string Members, IReadOnlyList<PackedFile> Files)
{
    /// <summary><see cref="DraftPack.Key"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary><see cref="PackContent.Counts"/>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public PackEntry Saying(string? key, IReadOnlyDictionary<string, int> counts) =>
        this with { Key = key, Counts = counts.Count == 0 ? null : new SortedDictionary<string, int>(counts.ToDictionary(), StringComparer.Ordinal) };

    public (long Offset, int Length) Find(string address)
    {
        long offset = 0;
        foreach (var file in Files)
        {
            if (file.Address == address) return (offset, file.Length);
            offset += file.Length;
        }

        throw new InvalidOperationException($"The pack {Blob} has no {address}.");
    }
}

/// <summary>What a run consists of: immutable, written after every pack is there.</summary>
internal sealed record RunManifest(string Run, DateOnly AsOf, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<PackEntry> Packs)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public int Files => Packs.Sum(pack => pack.Files.Count);

    [JsonIgnore]
    public IReadOnlyDictionary<string, int> Counts => Packs.SelectMany(pack => pack.Counts ?? PackContent.NoCounts).GroupBy(count => count.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal) is { Count: > 0 } counts ? counts : PackContent.NoCounts;

    /// <summary>In an order of its own, so that the bytes do not depend on which upload ended first.</summary>
    public static RunManifest Of(RunInfo run, IEnumerable<PackEntry> packs)
    {
        var ordered = packs.OrderBy(pack => pack.Files[0].Address, StringComparer.Ordinal).ToList();
        var twice = ordered.SelectMany(pack => pack.Files).GroupBy(file => file.Address).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new(run.Id, run.AsOf, new SortedDictionary<string, string>(run.Inputs.ToDictionary(), StringComparer.Ordinal), ordered)
            : throw new InvalidOperationException($"Two files of the run have the address {twice.Key}.");
    }

    public static RunManifest Parse(ReadOnlyMemory<byte> brotli) => ReadManifest.From(Brotli.Expand(brotli).Span);

    public byte[] ToBytes() => Brotli.Compress(JsonSerializer.SerializeToUtf8Bytes(this, Format));
}
