namespace Imdi.Functions.Remittances;

/// <summary>Makes the overview of a book.</summary>
public static class Overview
{
    /// <param name="quarters">Of the book, oldest first.</param>
    public static OverviewFile Of(RemittanceBook book, IEnumerable<QuarterFile> quarters)
    {
        CorridorRow[] corridors = [.. book.Corridors.Select(corridor => RowOf(book, corridor)).OfType<CorridorRow>()];
        return new OverviewFile(book.Periods, corridors, [.. quarters.SelectMany(quarter => quarter.Targets)], SourcesOf(book), book.HasDemonstrationData);
    }

    // A corridor whose only quotes are too old for an offer, and that has no figure of a quarter, has nothing to show.
    private static CorridorRow? RowOf(RemittanceBook book, Corridor corridor)
    {
        var offers = book.Offers(corridor);
        var latest = book.Quarters(corridor).LastOrDefault(row => row.Mean is not null);
        if (latest is not null) return CorridorRow.Of(latest, book.Flows, offers.Count > 0);
        return offers.Count == 0 ? null : CorridorRow.WithoutFigures(corridor, CostSource.InOrder(offers.Select(quote => quote.Source)));
    }

    private static IReadOnlyList<CostSource> SourcesOf(RemittanceBook book) =>
        CostSource.InOrder(book.Corridors.SelectMany(corridor => book.Quarters(corridor)).SelectMany(row => row.Sources));
}
