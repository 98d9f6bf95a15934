namespace Imdi.Functions.Remittances;

/// <summary>What of the book is published of a corridor.</summary>
public static class CorridorSnapshot
{
    public static (CorridorFile File, HistoryFile? History) Of(RemittanceBook book, Corridor corridor)
    {
        var all = book.QuotesOf(corridor).ToList();
        var current = CurrentQuotes.Of(all, book.AsOf, book.Options);
        var present = current.ToHashSet(ReferenceEqualityComparer.Instance);
        var older = all.Where(quote => !present.Contains(quote)).ToList();
        var latest = book.Quarters(corridor).LastOrDefault(row => row.Mean is not null);
        var flow = latest is null ? null : book.Flows.Of(corridor, latest.Period);
        var file = new CorridorFile(
            corridor.From, corridor.To, SourcesOf(book, corridor, current),
            [.. current.Select(quote => PublishedQuote.Of(quote, CurrentQuotes.IsStale(quote, book.AsOf, book.Options)))],
            older.Count > 0, [.. book.Quarters(corridor).Select(TrendPoint.Of)], flow, TargetSaving.OfYear(latest?.Mean, flow?.MillionUsd));
        return (file, older.Count == 0 ? null : new HistoryFile(CostSource.InOrder(older.Select(quote => quote.Source)), [.. older.Select(quote => PublishedQuote.Of(quote, true))]));
    }

    private static IReadOnlyList<CostSource> SourcesOf(RemittanceBook book, Corridor corridor, IReadOnlyList<Quote> quotes) =>
        CostSource.InOrder(quotes.Select(quote => quote.Source).Concat(book.Quarters(corridor).SelectMany(row => row.Sources)));
}
