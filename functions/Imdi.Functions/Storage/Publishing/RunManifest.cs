using System.Text.Json;

namespace Imdi.Functions.Storage;

/// <summary>One file of a pack: the members follow one another without a gap, so their lengths say where each begins.</summary>
internal sealed record PackedFile(string Address, string ContentType, string ETag, int Length);

/// <summary>A blob of several files. <see cref="Members"/> is the hash of what went in, <see cref="Blob"/> names the compressed bytes.</summary>
internal sealed record PackEntry(string Blob, string Members, IReadOnlyList<PackedFile> Files);

/// <summary>What a run consists of: immutable, written after every pack is there.</summary>
internal sealed record RunManifest(string Run, DateOnly AsOf, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<PackEntry> Packs)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public int Files => Packs.Sum(pack => pack.Files.Count);

    /// <summary>In an order of its own, so that the bytes do not depend on which upload ended first.</summary>
    public static RunManifest Of(RunInfo run, IEnumerable<PackEntry> packs)
    {
        var ordered = packs.OrderBy(pack => pack.Files[0].Address, StringComparer.Ordinal).ToList();
        var twice = ordered.SelectMany(pack => pack.Files).GroupBy(file => file.Address).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new(run.Id, run.AsOf, new SortedDictionary<string, string>(run.Inputs.ToDictionary(), StringComparer.Ordinal), ordered)
            : throw new InvalidOperationException($"Two files of the run have the address {twice.Key}.");
    }

    public static RunManifest Parse(ReadOnlyMemory<byte> brotli) =>
        JsonSerializer.Deserialize<RunManifest>(Brotli.Expand(brotli).Span, Format) ?? throw new InvalidDataException("A manifest is empty.");

    public byte[] ToBytes() => Brotli.Compress(JsonSerializer.SerializeToUtf8Bytes(this, Format));
}
