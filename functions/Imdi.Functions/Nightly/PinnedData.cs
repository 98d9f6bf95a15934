using Imdi.Functions.Datasets;

namespace Imdi.Functions.Nightly;

/// <summary>Published data as a run saw it: whatever is loaded meanwhile, these versions are the current ones.</summary>
internal sealed class PinnedData(IPublishedData data, IReadOnlyList<DatasetVersion> versions) : IPublishedData
{
    public IReadOnlyList<DatasetVersion> Versions => versions;

    public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DatasetVersion>>([.. versions.Where(version => version.Kind == kind)]);

    public IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, CancellationToken cancellation) =>
        data.ReadAsync(version, columns, cancellation);
}
