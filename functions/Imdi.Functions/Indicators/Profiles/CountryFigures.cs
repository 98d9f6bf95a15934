using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>A night's figures and values by country, each put in order once for all profiles.</summary>
internal sealed class CountryFigures(IndicatorBook book, ProjectionBook projections)
{
    private readonly Dictionary<string, PopulationFile> _populations = projections.Populations.ToDictionary(file => file.Country, StringComparer.Ordinal);
    private readonly Dictionary<string, GapFile> _gaps = projections.Gaps.ToDictionary(file => file.Country, StringComparer.Ordinal);
    private readonly Dictionary<Quantity, ILookup<string, Figure>> _figures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ILookup<string, IndicatorValue>> _values = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<(AbroadEntry, string)>> _abroad = new(StringComparer.Ordinal);

    public IndicatorBook Book => book;

    // What no indicator takes in, guarded by itself: it shares no cell with what they do.
    private readonly Lazy<GuardedCounts> _apart = new(() =>
    {
        var guard = new GuardCounts();
        foreach (var sums in MigrationTables.SumsApart.Concat(SkillTables.Sums)) guard.AddSums(book.Figures.Of(sums).Values);
        return guard.Guard();
    });

    /// <summary>A cell or a sum of persons that nothing published may show: from it and what else is shown, in another country's profile among it, a count of 1 to 4 would follow.</summary>
    public bool IsHidden(Figure figure) => IsHidden(figure.Name, figure.Key, figure.Parts) || (CountKey.Of(figure) is { } key && (book.Hidden.Contains(key) || _apart.Value.Hidden.Contains(key)));

    /// <summary>The same of a country's sum over its partners.</summary>
    public bool IsTotalHidden(Quantity pairs, Figure total) => IsHidden(new OverPartners(pairs).Name, total.Key with { Counterpart = "" }, total.Parts);

    private bool IsHidden(string name, FigureKey key, IReadOnlyList<Figure> parts) =>
        book.WithheldSums.Contains((name, key)) || _apart.Value.Sums.Contains((name, key)) || (parts is [var only] && IsHidden(only));

    /// <summary>Whatever is of a country at all.</summary>
    public IEnumerable<string> Countries(IEnumerable<Quantity> quantities) =>
        quantities.SelectMany(quantity => Lookup(quantity).Select(area => area.Key)).Distinct().Where(area => Area.TypeOf(area) == Area.Country).Order(StringComparer.Ordinal);

    public IEnumerable<Figure> Of(Quantity quantity, string country) => Lookup(quantity)[country];

    public IEnumerable<IndicatorValue> Of(string indicator, string country)
    {
        if (!_values.TryGetValue(indicator, out var values)) _values[indicator] = values = book.Of(ReadDefinitions.Find(indicator)!).ToLookup(value => value.Key.Area);
        return values[country];
    }

    /// <summary>A country's nationals abroad as they are shown, with the version that states each.</summary>
    public IReadOnlyList<(AbroadEntry Entry, string Version)> Abroad(string country)
    {
        if (!_abroad.TryGetValue(country, out var rows))
        {
            var file = AbroadFile.Of(country, book.Abroad.GetValueOrDefault(country) ?? [], book.Versions);
            _abroad[country] = rows = [.. file.Rows.Select(row => (row, file.Sources[row.Of].Version))];
        }

        return rows;
    }

    /// <summary>Null where nothing is projected.</summary>
    public PopulationFile? Population(string country) => _populations.GetValueOrDefault(country);

    public GapFile? Gap(string country) => _gaps.GetValueOrDefault(country);

    private ILookup<string, Figure> Lookup(Quantity quantity)
    {
        if (!_figures.TryGetValue(quantity, out var figures)) _figures[quantity] = figures = book.Figures.Of(quantity).Values.ToLookup(figure => figure.Key.Area);
        return figures;
    }
}
