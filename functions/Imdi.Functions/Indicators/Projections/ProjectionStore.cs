using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Indicators;

/// <summary>Reads the published projections of the current run.</summary>
public sealed class ProjectionStore(IPublishedRun published)
{
    private readonly ParsedFiles _files = new(published);

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public Task<ProjectionIndex?> IndexAsync(CancellationToken cancellation) => _files.FindAsync(ProjectionIndex.Address, PublishedJson.Read<ProjectionIndex>, cancellation);

    public Task<ProjectionFile?> SeriesAsync(string indicator, string country, CancellationToken cancellation) =>
        _files.FindAsync(ProjectionFile.AddressOf(indicator, country), PublishedJson.Read<ProjectionFile>, cancellation);

    public Task<PopulationFile?> PopulationAsync(string country, CancellationToken cancellation) => _files.FindAsync(PopulationFile.AddressOf(country), PublishedJson.Read<PopulationFile>, cancellation);

    public Task<GapFile?> GapAsync(string country, CancellationToken cancellation) => _files.FindAsync(GapFile.AddressOf(country), PublishedJson.Read<GapFile>, cancellation);
}
