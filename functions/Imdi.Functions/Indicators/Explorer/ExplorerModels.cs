using Imdi.Functions.Datasets;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;
using Shown = Imdi.Web.Pages.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Definitions and published files in the words of the page models.</summary>
internal static class ExplorerModels
{
    private const int VersionDigits = 8;

    public static IndicatorFacts FactsOf(IndicatorDefinition definition, Language language) => new(
        definition.Id, definition.Names[language.Tag], definition.Component, definition.Formula, definition.Unit, definition.Direction, definition.Dimensions,
        [.. definition.Inputs.Select(input => (input.Kind, input.Measures))], definition.Source, definition.Missing is not null, definition.Caveats is not null, definition.CountsPersons)
    {
        Target = definition.Target is { } target ? new TargetFacts(target.Value, target.Year, target.Source) : null,
    };

    public static IndicatorModel Of(IndicatorDefinition definition, IndicatorFile file, ShowIndicator shown, Language language) => new(
        FactsOf(definition, language), shown.Of(language), SourcesOf(file.Sources),
        [.. file.Sources.Select(source => $"{source.Kind} {source.Version[..Math.Min(VersionDigits, source.Version.Length)]}")], CountriesOf(file));

    public static IndicatorListModel ListOf(IEnumerable<IndicatorFile> files, string? words, string? component, string? theme, Language language)
    {
        words = words?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 100)] : null;
        component = IndicatorListModel.Components.FirstOrDefault(one => one == component);
        theme = IndicatorListModel.Themes.FirstOrDefault(one => one == theme);
        var byId = files.ToDictionary(file => file.Id);
        IndicatorEntry[] found =
        [
            .. ReadDefinitions.All.Where(definition => Mentions(definition, words, language) && (component is null || definition.Component.Contains(component)))
                .Select(definition => EntryOf(definition, byId.GetValueOrDefault(definition.Id), language)).Where(entry => theme is null || entry.Indicator.Theme == theme),
        ];
        return new(words, component, theme, found, ReadDefinitions.All.Count);
    }

    public static IndicatorCompareModel ComparedOf(IReadOnlyList<IndicatorFile> files, IReadOnlyList<CountryCode> asked, Language language)
    {
        var known = files.Where(file => file.Areas.Any(area => area.Period is not null)).ToDictionary(file => file.Id, file => file.Areas.Where(area => !area.IsAggregate).ToDictionary(area => area.Area));
        var counts = known.Values.SelectMany(areas => areas.Values).Where(area => area.Value is not null).CountBy(area => area.Area).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);
        CountryCode[] choices = [.. counts.Select(count => CountryCode.Parse(count.Key))];
        CountryCode[] chosen = [.. asked.Where(choices.Contains).Distinct().Take(ShownSeries.MostAreas)];
        if (chosen.Length == 0) chosen = [.. choices.Take(ShownSeries.MostAreas - 1)];
        var sources = files.ToDictionary(file => file.Id, file => file.Sources);
        return new(chosen, choices,
        [
            .. ReadDefinitions.All.Where(definition => known.ContainsKey(definition.Id)).Select(definition => new ComparedRow(FactsOf(definition, language), [.. chosen.Select(country => CellOf(known[definition.Id].GetValueOrDefault(country.Alpha3), sources[definition.Id]))])
            {
                Sources = SourcesOf(sources[definition.Id]),
            }),
        ], files.Any(file => file.Sources.Any(source => source.IsDemonstration)));
    }

    public static IndicatorMethodModel MethodOf(Language language) => new(
        [.. ReadDefinitions.All.Select(definition => FactsOf(definition, language))],
        [Withheld.DenominatorMissing, Withheld.DenominatorNotPositive, Withheld.ConflictingSources, Withheld.CoverageBelow75, Withheld.WeightUnknown, Withheld.AboveWhole, Withheld.NoQualifyingService, Withheld.Suppressed],
        [Ratio.Method, Ratio.RegionMethod, Stated.Method, "growth-over-5-years", "hhi", "hhi-normalised", "hhi-effective-number", Intensity.Method, "mean-over-corridors-unweighted", "share-of-corridors", Smart.Method, Smart.FewerMethod, Saving.Method, "overlap", "cosine"],
        (int)(Ratio.LeastCoverage * 100), (int)(FigureChoice.MostDifference * 100), SuppressTable.Threshold);

    /// <summary>Of the inputs' kinds that have figures, the one that is worst off; a release without a date counts from the end of its newest period.</summary>
    public static IndicatorQualityModel QualityOf(IReadOnlyList<IndicatorFile> files, IReadOnlyList<DatasetVersion> versions, DateOnly asOf, Language language)
    {
        var byVersion = versions.DistinctBy(version => version.Version).ToDictionary(version => version.Version);
        return new(asOf,
        [
            .. files.Select(file => new QualityRow(
                FactsOf(ReadDefinitions.Find(file.Id)!, language), CountriesOf(file), file.Areas.Sum(area => area.Rows), NewestOf(file),
                [.. file.Withheld.Select(pair => (pair.Key, pair.Value))], FreshnessOf(file.Sources.Select(source => byVersion[source.Version]), asOf), SourcesOf(file.Sources))),
        ], [.. files.SelectMany(file => SourcesOf(file.Sources)).Distinct()]);
    }

    private static Shown.FreshnessModel FreshnessOf(IEnumerable<DatasetVersion> versions, DateOnly asOf)
    {
        var worst = Freshness.Worst(versions.Select(version => Freshness.Of(DatasetKinds.Find(version.Kind)!.Frequency, version.Vintage ?? version.Newest?.LastDay, version.Newest, asOf)));
        return new(DatasetModels.StateOf(worst.State), worst.LastRelease, worst.DueOn);
    }

    private static IndicatorEntry EntryOf(IndicatorDefinition definition, IndicatorFile? file, Language language) =>
        new(FactsOf(definition, language), file is null ? 0 : CountriesOf(file), file is null ? null : NewestOf(file));

    private static int CountriesOf(IndicatorFile file) => file.Areas.Count(area => !area.IsAggregate && (area.Value is not null || area.Period is null));

    // Of the headline figures; of an indicator that has values of pairs or parts only, of those.
    private static Period? NewestOf(IndicatorFile file) => (file.Areas.Select(area => area.To).OfType<string>().Max(StringComparer.Ordinal) ?? file.To) is { } newest ? Period.Parse(newest) : null;

    private static ComparedCell CellOf(AreaRow? area, IReadOnlyList<SourceRow> sources) => area is null ? new(null, null, null) : new(area.Period is { } period ? Period.Parse(period) : null, area.Value, area.Reason)
    {
        Marked = area.Marked, Sources = SourcesOf((area.Of ?? []).Select(place => sources[place])),
    };

    internal static IReadOnlyList<SourceNote> SourcesOf(IEnumerable<SourceRow> sources) =>
        [.. sources.Select(source => new SourceNote(source.Name, source.Address, source.Licence ?? DatasetKinds.Find(source.Kind)?.Licence, source.Vintage, source.IsDemonstration)).Distinct()];

    /// <summary>Every word stands in its name, in the reader's language or in English, its code, its formula or its standard.</summary>
    private static bool Mentions(IndicatorDefinition definition, string? words, Language language) => words is null || words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => string.Join(' ', definition.Id, definition.Names[language.Tag], definition.Names["en"], definition.Formula, definition.Source).Contains(word, StringComparison.OrdinalIgnoreCase));
}
