using System.Collections.Concurrent;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Reads the room's published files, each parsed once for as long as its bytes stay the same.</summary>
public sealed class RemittanceStore(IPublishedRun published)
{
    private const int MostKept = 512;
    private readonly ConcurrentDictionary<string, (string ETag, object Value)> _parsed = new(StringComparer.Ordinal);

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    public Task<OverviewIndex?> OverviewAsync(CancellationToken cancellation) =>
        FindAsync(OverviewFile.Address, json => new OverviewIndex(RemittanceJson.Read<OverviewFile>(json)), cancellation);

    public Task<OffersFile?> OffersAsync(CancellationToken cancellation) =>
        FindAsync(OffersFile.Address, json => RemittanceJson.Read<OffersFile>(json), cancellation);

    public Task<QuarterFile?> QuarterAsync(Period period, CancellationToken cancellation) =>
        FindAsync(QuarterFile.AddressOf(period), json => RemittanceJson.Read<QuarterFile>(json), cancellation);

    public Task<CorridorFacts?> CorridorAsync(Corridor corridor, CancellationToken cancellation) =>
        FindAsync(CorridorFile.AddressOf(corridor), json => CorridorFacts.Of(RemittanceJson.Read<CorridorFile>(json)), cancellation);

    /// <summary>The corridor with its older quotes, to answer as of an earlier day.</summary>
    public async Task<CorridorFacts?> CorridorWithHistoryAsync(Corridor corridor, CancellationToken cancellation)
    {
        var facts = await CorridorAsync(corridor, cancellation);
        if (facts is not { File.HasHistory: true }) return facts;
        var history = await FindAsync(CorridorFile.HistoryAddressOf(corridor), json => RemittanceJson.Read<HistoryFile>(json), cancellation);
        return history is null ? facts : facts.With(history);
    }

    private delegate T Parse<out T>(ReadOnlySpan<byte> json);

    private async Task<T?> FindAsync<T>(string address, Parse<T> parse, CancellationToken cancellation)
        where T : class
    {
        if (await published.FindAsync(address, cancellation) is not { } file) return null;
        if (_parsed.TryGetValue(address, out var known) && known.ETag == file.ETag) return (T)known.Value;
        var value = parse(Brotli.Expand(file.Brotli).Span);
        if (_parsed.Count >= MostKept) _parsed.Clear();
        _parsed[address] = (file.ETag, value);
        return value;
    }
}
