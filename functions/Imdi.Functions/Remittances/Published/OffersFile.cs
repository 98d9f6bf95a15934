using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A sort of service that a corridor has on offer, and when its latest price was collected: staleness is judged on the day of the question.</summary>
public sealed record OfferedSort(string? ProviderType, IReadOnlyList<string> Instruments, string? Speed, IReadOnlyList<string> Pickups, DateOnly Latest)
{
    public static OfferedSort Of(ServiceSort sort, DateOnly latest) => new(
        QuoteCodes.ProviderTypes.Code(sort.ProviderType), QuoteCodes.Instruments.CodesOf(sort.Instruments), QuoteCodes.Speeds.Code(sort.Speed),
        QuoteCodes.Pickups.CodesOf(sort.Pickups), latest);

    public ServiceSort ToSort() => new(
        QuoteCodes.ProviderTypes.Parse(ProviderType), QuoteCodes.Instruments.ParseAll(string.Join(';', Instruments)), QuoteCodes.Speeds.Parse(Speed),
        QuoteCodes.Pickups.ParseAll(string.Join(';', Pickups)));
}

public sealed record CorridorSorts(CountryCode From, CountryCode To, IReadOnlyList<OfferedSort> Sorts);

/// <summary>What sorts of service each corridor has on offer; <c>/data/offers.json</c>.</summary>
public sealed record OffersFile(IReadOnlyList<CorridorSorts> Corridors)
{
    public const string Address = "/data/offers.json";

    public static OffersFile Of(RemittanceBook book) => new(
    [
        .. book.Corridors.Select(corridor => new CorridorSorts(corridor.From, corridor.To,
        [
            .. book.Offers(corridor).GroupBy(quote => quote.Sort, (sort, quotes) => OfferedSort.Of(sort, quotes.Max(quote => quote.Collected))),
        ])).Where(corridor => corridor.Sorts.Count > 0),
    ]);

    /// <summary>The corridors with a current offer that the filter admits.</summary>
    public IReadOnlySet<Corridor> Having(ServiceFilter filter, DateOnly asOf, RemittanceOptions options) => Corridors
        .Where(corridor => corridor.Sorts.Any(sort => !CurrentQuotes.IsStale(sort.Latest, asOf, options) && filter.Admits(sort.ToSort())))
        .Select(corridor => new Corridor(corridor.From, corridor.To)).ToHashSet();
}
