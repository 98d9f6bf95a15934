namespace Imdi.Functions.Remittances;

/// <summary>Makes the overview of a book.</summary>
public static class Overview
{
    public static OverviewFile Of(RemittanceBook book)
    {
        CorridorRow[] corridors = [.. book.Corridors.Select(corridor => RowOf(book, corridor)).OfType<CorridorRow>()];
        return new OverviewFile(book.Periods, corridors, [.. book.Periods.SelectMany(period => TargetsOf(book, period))], SourcesOf(book), book.HasDemonstrationData);
    }

    // A corridor whose only quotes are too old for an offer, and that has no figure of a quarter, has nothing to show.
    private static CorridorRow? RowOf(RemittanceBook book, Corridor corridor)
    {
        var offers = book.Offers(corridor);
        var latest = book.Quarters(corridor).LastOrDefault(row => row.Mean is not null);
        if (latest is not null) return CorridorRow.Of(latest, book.Flows, offers.Count > 0);
        return offers.Count == 0 ? null : CorridorRow.WithoutFigures(corridor, [.. offers.Select(quote => quote.Source).DistinctBy(source => source.Id)]);
    }

    private static IEnumerable<TargetRow> TargetsOf(RemittanceBook book, Imdi.Shared.Period period)
    {
        var quarter = book.Quarter(period);
        return Enum.GetValues<Basis>()
            .Select(basis => TargetState.Of(period, basis, quarter, book.Flows, book.Options)).OfType<TargetState>().Select(TargetRow.Of);
    }

    private static IReadOnlyList<CostSource> SourcesOf(RemittanceBook book) =>
    [
        .. book.Corridors.SelectMany(corridor => book.Quarters(corridor)).SelectMany(row => row.Sources)
            .DistinctBy(source => source.Id).OrderBy(source => source.Id, StringComparer.Ordinal),
    ];
}
