using Imdi.Functions.Datasets;

namespace Imdi.Functions.Nightly;

/// <summary>Published data as a run saw it: whatever is loaded meanwhile, these versions are the current ones.</summary>
internal sealed class PinnedData(IPublishedData data, IReadOnlyDictionary<string, KindHistory> histories, IReadOnlyList<DatasetVersion>? of = null) : IPublishedData
{
    public IReadOnlyDictionary<string, KindHistory> Histories => histories;

    public IReadOnlyList<DatasetVersion> Versions { get; } = of ?? RebuildInputs.Current(histories);

    public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DatasetVersion>>([.. Versions.Where(version => version.Kind == kind)]);

    public IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, CancellationToken cancellation) =>
        data.ReadAsync(version, columns, cancellation);
}
