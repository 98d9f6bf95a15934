using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The overview, ready to be asked by country and in the order of a reader's language.</summary>
public sealed class OverviewIndex(OverviewFile overview)
{
    private const int MostNeighbours = 8, MostPopular = 8;
    private readonly ILookup<CountryCode, CorridorRow> _bySender = overview.Corridors.ToLookup(row => row.From);
    private readonly ILookup<CountryCode, CorridorRow> _byReceiver = overview.Corridors.ToLookup(row => row.To);

    public OverviewFile Published => overview;

    public IReadOnlyList<CorridorRow> From(CountryCode country) => [.. _bySender[country]];

    public IReadOnlyList<CorridorRow> To(CountryCode country) => [.. _byReceiver[country]];

    /// <summary>The corridor of two countries; null when one is not named, or nothing is known of the pair.</summary>
    public CorridorRow? Find(CountryCode? from, CountryCode? to) =>
        from is { } sender ? _bySender[sender].FirstOrDefault(row => row.To == to) : null;

    /// <summary>Rows of a quarter, each with whether its corridor has offers now.</summary>
    public IEnumerable<CorridorRow> WithOffers(IEnumerable<CorridorRow> quarter) =>
        quarter.Select(row => row with { HasOffers = Find(row.From, row.To) is { HasOffers: true } });

    public IReadOnlyList<CountryCode> Senders(Language language) => [.. CodeLists.CountriesInOrder(language).Where(_bySender.Contains)];

    public IReadOnlyList<CountryCode> Receivers(Language language) => [.. CodeLists.CountriesInOrder(language).Where(_byReceiver.Contains)];

    /// <summary>Every corridor of a sender, by receiver.</summary>
    public IReadOnlyList<CountryCostModel> CostsFrom(CountryCode sender) => [.. _bySender[sender].Select(row => CostOf(row.To, row))];

    /// <summary>
    /// Corridors of the same sender to countries of the receiver's UN sub-region: those that carry the most money, at most eight, in order of cost.
    /// </summary>
    public IReadOnlyList<CountryCostModel> Neighbours(Corridor corridor)
    {
        string area = CodeLists.Country(corridor.To.Alpha3).M49SubRegion;
        return
        [
            .. _bySender[corridor.From].Where(row => row.To != corridor.To && row.Mean is not null && CodeLists.Country(row.To.Alpha3).M49SubRegion == area)
                .OrderByDescending(row => row.FlowMillionUsd ?? 0m).ThenBy(row => row.To).Take(MostNeighbours)
                .OrderBy(row => row.Mean).ThenBy(row => row.To).Select(row => CostOf(row.To, row)),
        ];
    }

    /// <summary>The corridors that carry the most money; without flows those with present offers.</summary>
    public IReadOnlyList<CorridorCostModel> Popular() =>
    [
        .. overview.Corridors.Where(row => row.Mean is not null)
            .OrderByDescending(row => row.FlowMillionUsd ?? 0m).ThenByDescending(row => row.HasOffers).ThenBy(row => row.From).ThenBy(row => row.To)
            .Take(MostPopular).Select(TargetModels.CostOf),
    ];

    public IReadOnlyList<SourceNote> Sources() => SourceNotes.Of(overview.Sources);

    private static CountryCostModel CostOf(CountryCode country, CorridorRow row) =>
        new(country, row.Mean is { } mean ? new Percent(mean) : null, row.Period, true);
}
