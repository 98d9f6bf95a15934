using System.Runtime.CompilerServices;

namespace Imdi.Functions.Datasets;

/// <summary>Published versions as they lie in storage: a version's Parquet is copied to a file of its own while it is read.</summary>
public sealed class PublishedData(DatasetStore store) : IPublishedData
{
    public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) => store.CurrentAsync(kind, cancellation);

    public async IAsyncEnumerable<ICanonicalBatch> ReadAsync(
        DatasetVersion version, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var copy = TemporaryFile.Create();
        await using (var stored = await store.Files.FindDataAsync(version, cancellation) ?? throw new FileNotFoundException($"Version {version.Version} of {version.Kind} has no data."))
        await using (var target = File.Create(copy.Path)) await stored.CopyToAsync(target, cancellation);
        foreach (var batch in ReadCanonical.From(copy.Path, columns))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return batch;
        }
    }
}
