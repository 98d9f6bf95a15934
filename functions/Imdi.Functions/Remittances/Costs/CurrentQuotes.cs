using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Which of a corridor's quotes are its offers on a day.</summary>
public static class CurrentQuotes
{
    /// <summary>
    /// Of each provider (per source) the quotes of its latest surveyed quarter at or before <paramref name="asOf"/>, without those older
    /// than the drop limit. As soon as a corridor has real quotes, its demonstration quotes are left out.
    /// </summary>
    public static IReadOnlyList<Quote> Of(IEnumerable<Quote> corridor, DateOnly asOf, RemittanceOptions options)
    {
        var known = corridor.Where(quote => quote.Collected <= asOf && AgeInDays(quote.Collected, asOf) <= options.DropAfterDays).ToList();
        bool hasReal = known.Exists(quote => !quote.Source.IsDemonstration);
        return
        [
            .. known
                .Where(quote => !hasReal || !quote.Source.IsDemonstration)
                .GroupBy(quote => (quote.Source.Id, quote.Provider))
                .SelectMany(LatestQuarter),
        ];
    }

    public static bool IsStale(Quote quote, DateOnly asOf, RemittanceOptions options) => IsStale(quote.Collected, asOf, options);

    public static bool IsStale(DateOnly collected, DateOnly asOf, RemittanceOptions options) => AgeInDays(collected, asOf) > options.StaleAfterDays;

    private static int AgeInDays(DateOnly collected, DateOnly asOf) => asOf.DayNumber - collected.DayNumber;

    private static IEnumerable<Quote> LatestQuarter(IEnumerable<Quote> provider)
    {
        var quotes = provider.ToList();
        Period latest = quotes.Max(quote => quote.Period);
        return quotes.Where(quote => quote.Period == latest);
    }
}
