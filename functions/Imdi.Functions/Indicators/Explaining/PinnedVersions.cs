using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Published data as a past run read it: these versions are the current ones.</summary>
public sealed class PinnedVersions(IPublishedData data, IReadOnlyList<DatasetVersion> versions) : IPublishedData
{
    public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DatasetVersion>>([.. versions.Where(version => version.Kind == kind)]);

    public IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, CancellationToken cancellation) => data.ReadAsync(version, columns, cancellation);
}
