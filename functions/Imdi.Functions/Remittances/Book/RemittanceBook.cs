using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Everything the room knows on a day, ready to be published. Made by <see cref="BuildRemittanceBook"/>; it does not change.</summary>
public sealed class RemittanceBook
{
    private readonly QuoteShelf _shelf;
    private readonly SortedDictionary<Corridor, IReadOnlyList<CorridorQuarter>> _corridors;
    private readonly Dictionary<Corridor, IReadOnlyList<Quote>> _offers = [];

    internal RemittanceBook(DateOnly asOf, RemittanceOptions options, QuoteShelf shelf, PublishedAverages averages, Flows flows)
    {
        (AsOf, Options, Flows, _shelf) = (asOf, options, flows, shelf);
        _corridors = [];
        foreach (var corridor in shelf.Corridors.Concat(averages.Corridors).Distinct())
        {
            // Unpacked once for both.
            var quotes = shelf.Quarters(corridor).Select(period => (Period: period, Quotes: shelf.Of(corridor, period))).ToList();
            _corridors[corridor] = QuartersOf(corridor, quotes.ToDictionary(quarter => quarter.Period, quarter => quarter.Quotes), averages);
            _offers[corridor] = CurrentQuotes.Of(quotes.SelectMany(quarter => quarter.Quotes), asOf, options);
        }

        Periods = [.. _corridors.Values.SelectMany(rows => rows).Where(row => row.Mean is not null).Select(row => row.Period).Distinct().Order()];
    }

    public DateOnly AsOf { get; }

    public RemittanceOptions Options { get; }

    public Flows Flows { get; }

    /// <summary>Every corridor with a quote or an average, in order of its codes.</summary>
    public IEnumerable<Corridor> Corridors => _corridors.Keys;

    /// <summary>The quarters with a cost, oldest first.</summary>
    public IReadOnlyList<Period> Periods { get; }

    public int Quotes => _shelf.Count;

    /// <summary>Whether an invented offer is shown anywhere.</summary>
    public bool HasDemonstrationData => _offers.Values.Any(offers => offers.Any(quote => quote.Source.IsDemonstration));

    /// <summary>A corridor's present quotes on the day of the book.</summary>
    public IReadOnlyList<Quote> Offers(Corridor corridor) => _offers[corridor];

    /// <summary>A corridor's quarters, oldest first; real figures only.</summary>
    public IReadOnlyList<CorridorQuarter> Quarters(Corridor corridor) => _corridors.TryGetValue(corridor, out var rows) ? rows : [];

    /// <summary>All corridors of a quarter that have a figure in it.</summary>
    public IReadOnlyList<CorridorQuarter> Quarter(Period period) =>
        [.. _corridors.Values.SelectMany(rows => rows).Where(row => row.Period == period)];

    /// <summary>All quotes of a corridor, demonstration ones too, oldest quarter first.</summary>
    public IEnumerable<Quote> QuotesOf(Corridor corridor) => _shelf.Of(corridor);

    /// <summary>The real quotes of a corridor in a quarter.</summary>
    public IReadOnlyList<Quote> RealQuotes(Corridor corridor, Period period) =>
        Real(_shelf.Of(corridor, period));

    public IReadOnlyList<GroupAverage> Averages(Period period) => QuarterAverages.Of(
        period, Quarter(period), corridor => RealQuotes(corridor, period), Flows, Options);

    private static List<Quote> Real(IReadOnlyList<Quote> quotes) => [.. quotes.Where(quote => !quote.Source.IsDemonstration)];

    private List<CorridorQuarter> QuartersOf(Corridor corridor, Dictionary<Period, IReadOnlyList<Quote>> surveyed, PublishedAverages averages)
    {
        var published = averages.Of(corridor);
        var rows = new List<CorridorQuarter>();
        foreach (var period in surveyed.Keys.Concat(published.Keys).Distinct().Order())
        {
            var quotes = surveyed.TryGetValue(period, out var all) ? Real(all) : [];
            PublishedAverage? average = published.TryGetValue(period, out var found) ? found : null;
            var statistics = CorridorStatistics.Of(quotes, Options.Smart);
            if (statistics is null && average is null) continue;
            rows.Add(new CorridorQuarter(corridor, period, statistics, CostSource.InOrder(quotes.Select(quote => quote.Source)), average));
        }

        return rows;
    }
}
