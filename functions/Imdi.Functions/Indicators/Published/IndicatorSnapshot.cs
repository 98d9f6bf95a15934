using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>What the night publishes of an indicator, out of the book.</summary>
public static class IndicatorSnapshot
{
    public static (IndicatorFile File, IReadOnlyList<AreaFile> Areas) Of(IndicatorBook book, IndicatorDefinition definition)
    {
        var file = FileOf(book, definition);
        var places = PlacesOf(file.Sources);
        return (file, [.. book.Of(definition).GroupBy(value => value.Key.Area).Select(area => new AreaFile(definition.Id, area.Key, file.Sources, [.. area.Select(value => RowOf(value, places))]))]);
    }

    /// <summary>The file of the whole, without those of its areas.</summary>
    public static IndicatorFile FileOf(IndicatorBook book, IndicatorDefinition definition)
    {
        var values = book.Of(definition);
        var used = values.SelectMany(value => value.Versions).ToHashSet(StringComparer.Ordinal);
        var kinds = definition.Inputs.Select(input => input.Kind).ToHashSet(StringComparer.Ordinal);
        var withheld = values.Where(value => value.Reason is not null).CountBy(value => value.Reason!).ToDictionary();
        SourceRow[] sources = [.. book.Versions.Where(version => used.Contains(version.Version)).Select(SourceOf)];
        var places = PlacesOf(sources);
        return new IndicatorFile(
            definition.Id, sources, [.. values.GroupBy(value => value.Key.Area).Select(area => AreaOf(area, places))], new SortedDictionary<string, int>(withheld, StringComparer.Ordinal))
        {
            From = values.Min(value => value.Key.Period), To = values.Where(value => !value.IsProjected).Max(value => value.Key.Period) ?? values.Max(value => value.Key.Period),
            Read = [.. book.Versions.Where(version => kinds.Contains(version.Kind)).Select(version => new ReadVersion(version.Kind, version.Version))],
        };
    }

    /// <summary>Where each version stands among an indicator's sources.</summary>
    internal static Dictionary<string, int> PlacesOf(IEnumerable<SourceRow> sources) => sources.Index().ToDictionary(source => source.Item.Version, source => source.Index, StringComparer.Ordinal);

    private static AreaRow AreaOf(IGrouping<string, IndicatorValue> area, Dictionary<string, int> places)
    {
        var headline = Headline.Of(area);
        if (headline is not [var first, ..] || headline is not [.., var last]) return new AreaRow(area.Key, area.First().IsAggregate, null, null, null, null, null, area.Count());
        var newest = Newest.Of(headline, value => value.Value is not null, value => value.IsProjected) ?? last;
        string to = (headline.LastOrDefault(value => !value.IsProjected) ?? last).Key.Period;
        return new AreaRow(area.Key, first.IsAggregate, newest.Key.Period, newest.Value, newest.Reason, first.Key.Period, to, area.Count())
        {
            Of = [.. newest.Versions.Select(version => places[version])], Marked = Marks.LettersOf(newest.Marks),
        };
    }

    private static ValueRow RowOf(IndicatorValue value, Dictionary<string, int> places) => new(
        value.Key.Period, value.Key.Counterpart, value.Key.Sex, value.Key.Age, value.Key.Education, value.Key.Occupation, value.Key.Survey,
        value.Value, value.Reason, value.Method, value.Numerator, value.Denominator, [.. value.Versions.Select(version => places[version])]) { Marked = Marks.LettersOf(value.Marks) };

    internal static SourceRow SourceOf(DatasetVersion version) =>
        new(version.Kind, version.Version, version.Source.Id, version.Source.Name, version.Source.Address, version.Source.Licence, version.Vintage, version.Source.IsDemonstration);
}
