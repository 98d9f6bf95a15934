namespace Imdi.Functions.Indicators;

/// <summary>One night's projections, worked out of its indicators and figures.</summary>
public sealed class ProjectionBook
{
    private readonly IndicatorBook _book;
    private readonly List<ProjectionFile> _series = [];
    private readonly List<FamilyReport> _families = [];

    private ProjectionBook(IndicatorBook book)
    {
        _book = book;
        foreach (var definition in ReadDefinitions.All) AddSeries(definition);
        (Populations, var tested) = PopulationsOf();
        Gaps = GapsOf();
        Index = new(
            [.. _series.SelectMany(file => file.Sources).Concat(Populations.SelectMany(file => file.Sources)).Concat(Gaps.SelectMany(file => file.Sources)).Distinct().OrderBy(source => source.Kind, StringComparer.Ordinal).ThenBy(source => source.Id, StringComparer.Ordinal)],
            _families, tested.Report, [.. Populations.Select(file => file.Country)], [.. Gaps.Select(file => file.Country)], [.. _series.SelectMany(file => file.Series.Select(series => ProjectionRow.Of(file, series)))]);
    }

    public ProjectionIndex Index { get; }

    /// <summary>In order of indicators, then countries.</summary>
    public IReadOnlyList<ProjectionFile> Series => _series;

    public IReadOnlyList<PopulationFile> Populations { get; }

    public IReadOnlyList<GapFile> Gaps { get; }

    public static ProjectionBook Of(IndicatorBook book) => new(book);

    private void AddSeries(IndicatorDefinition definition)
    {
        List<(string Country, string[] Versions, Func<IReadOnlyDictionary<string, int>, SeriesProjection> Project)> projected = [];
        foreach (var family in SeriesOfIndicator.Of(_book, definition).GroupBy(series => series.Family))
        {
            ObservedSeries[] series = [.. family];
            var judged = JudgeFamily.Of(family.Key, series);
            var newest = series.Max(one => one.Last);
            var done = series.Index().Select(one => (one.Item.Area, (string[])[.. one.Item.Versions], (Func<IReadOnlyDictionary<string, int>, SeriesProjection>)(places => ProjectSeries.Of(judged, one.Index, one.Item, newest, _book.AsOf, places)))).ToList();
            projected.AddRange(done);
            _families.Add(judged.Report(series.Count(one => ProjectSeries.IsProjected(judged, one, newest))));
        }

        foreach (var country in projected.GroupBy(one => one.Country).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (sources, places) = SourcesOf(country.SelectMany(one => one.Versions));
            _series.Add(new(definition.Id, country.Key, definition.Unit, sources, [.. country.Select(one => one.Project(places)).OrderBy(series => series.Counterpart, StringComparer.Ordinal).ThenBy(series => series.Family, StringComparer.Ordinal)]));
        }
    }

    private (IReadOnlyList<PopulationFile> Files, BackTestPopulation Tested) PopulationsOf()
    {
        var countries = Pyramids.Of(_book.Figures, _book.AsOf);
        var tested = BackTestPopulation.Of(countries);
        return ([.. countries.Select(country => PopulationSnapshot.Of(country.Key, country.Value, tested, versions => SourcesOf(versions).Sources)).OfType<PopulationFile>()], tested);
    }

    private IReadOnlyList<GapFile> GapsOf()
    {
        var entrants = _book.Figures.Of(Measures.Graduates).Where(pair => pair.Value is { Value: not null, IsConflicting: false } && pair.Key.Period.Length == 4)
            .GroupBy(pair => (pair.Key.Area, pair.Key.Occupation)).ToDictionary(group => group.Key, group => group.MaxBy(pair => pair.Key.Period, StringComparer.Ordinal).Value);
        return [.. DemandPath.ByCountry(_book.Figures).Select(country =>
        {
            var (sources, places) = SourcesOf(country.Value.SelectMany(path => VersionsOf(path)));
            return new GapFile(country.Key, sources, [.. country.Value.SelectMany(path => ProjectGap.Of(path, EntrantsOf(path), _book.ScenarioNames.GetValueOrDefault(path.Scenario), ReadAssumptions.Table)
                .Select(row => row with { Reason = IsHidden(path) ? Withheld.Suppressed : row.Reason, Of = [.. VersionsOf(path).Distinct().Select(version => places[version]).Order()] }))], ReadAssumptions.Table);

            IEnumerable<string> VersionsOf(DemandPath path) => entrants.TryGetValue((country.Key, path.Occupation), out var figure) ? path.Versions.Concat(figure.Versions) : path.Versions;

            bool IsHidden(DemandPath path) => entrants.TryGetValue((country.Key, path.Occupation), out var figure) && CountKey.Of(figure) is { } cell && _book.Hidden.Contains(cell);

            (string, decimal)? EntrantsOf(DemandPath path) => entrants.TryGetValue((country.Key, path.Occupation), out var figure) && !IsHidden(path) ? (figure.Key.Period, figure.Value!.Value) : null;
        })];
    }

    private (IReadOnlyList<SourceRow> Sources, IReadOnlyDictionary<string, int> Places) SourcesOf(IEnumerable<string> versions)
    {
        var used = versions.ToHashSet(StringComparer.Ordinal);
        SourceRow[] sources = [.. _book.Versions.Where(version => used.Contains(version.Version)).Select(IndicatorSnapshot.SourceOf)];
        return (sources, sources.Index().ToDictionary(source => source.Item.Version, source => source.Index, StringComparer.Ordinal));
    }
}
