using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Reads the room's published files, each parsed once for as long as its bytes stay the same.</summary>
public sealed class RemittanceStore(IPublishedRun published)
{
    private readonly ParsedFiles _files = new(published);

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public Task<OverviewIndex?> OverviewAsync(CancellationToken cancellation) =>
        _files.FindAsync(OverviewFile.Address, json => new OverviewIndex(PublishedJson.Read<OverviewFile>(json)), cancellation);

    public Task<OffersFile?> OffersAsync(CancellationToken cancellation) =>
        _files.FindAsync(OffersFile.Address, json => PublishedJson.Read<OffersFile>(json), cancellation);

    public Task<QuarterFile?> QuarterAsync(Period period, CancellationToken cancellation) =>
        _files.FindAsync(QuarterFile.AddressOf(period), json => PublishedJson.Read<QuarterFile>(json), cancellation);

    public Task<CorridorFacts?> CorridorAsync(Corridor corridor, CancellationToken cancellation) =>
        _files.FindAsync(CorridorFile.AddressOf(corridor), json => CorridorFacts.Of(PublishedJson.Read<CorridorFile>(json)), cancellation);

    /// <summary>The corridor with its older quotes, to answer as of an earlier day.</summary>
    public async Task<CorridorFacts?> CorridorWithHistoryAsync(Corridor corridor, CancellationToken cancellation)
    {
        var facts = await CorridorAsync(corridor, cancellation);
        if (facts is not { File.HasHistory: true }) return facts;
        var history = await _files.FindAsync(CorridorFile.HistoryAddressOf(corridor), json => PublishedJson.Read<HistoryFile>(json), cancellation);
        return history is null ? facts : facts.With(history);
    }
}
