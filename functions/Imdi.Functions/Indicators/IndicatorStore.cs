using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Indicators;

/// <summary>Reads the room's published files, of the current run or of a past one.</summary>
public sealed class IndicatorStore(IPublishedRun published)
{
    private readonly ParsedFiles _files = new(published);

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public Task<IndicatorFile?> IndicatorAsync(string id, CancellationToken cancellation) =>
        _files.FindAsync(IndicatorFile.AddressOf(id), PublishedJson.Read<IndicatorFile>, cancellation);

    public Task<AreaFile?> AreaAsync(string id, string area, CancellationToken cancellation) =>
        _files.FindAsync(AreaFile.AddressOf(id, area), PublishedJson.Read<AreaFile>, cancellation);

    public Task<HeadlineFile?> HeadlinesAsync(string id, CancellationToken cancellation) =>
        _files.FindAsync(HeadlineFile.AddressOf(id), PublishedJson.Read<HeadlineFile>, cancellation);

    public Task<HiddenFile?> HiddenAsync(CancellationToken cancellation) =>
        _files.FindAsync(HiddenFile.Address, PublishedJson.Read<HiddenFile>, cancellation);

    public Task<OccupationFile?> OccupationsAsync(string area, CancellationToken cancellation) =>
        _files.FindAsync(OccupationFile.AddressOf(area), PublishedJson.Read<OccupationFile>, cancellation);

    public Task<CorridorIndex?> CorridorsAsync(CancellationToken cancellation) =>
        _files.FindAsync(CorridorIndex.Address, PublishedJson.Read<CorridorIndex>, cancellation);

    public Task<AbroadFile?> AbroadAsync(string country, CancellationToken cancellation) =>
        _files.FindAsync(AbroadFile.AddressOf(country), PublishedJson.Read<AbroadFile>, cancellation);

    public Task<AbroadIndex?> AbroadIndexAsync(CancellationToken cancellation) =>
        _files.FindAsync(AbroadIndex.Address, PublishedJson.Read<AbroadIndex>, cancellation);
}
