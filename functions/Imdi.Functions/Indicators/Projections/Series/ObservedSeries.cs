using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>What is known of a series: its values without a gap up to the last one.</summary>
/// <param name="Counterpart">The other country of a pair; empty for a country's own series.</param>
/// <param name="Versions">What the values come from.</param>
public sealed record ObservedSeries(SeriesFamily Family, string Area, string Counterpart, Period Last, IReadOnlyList<double> Values, IReadOnlyList<string> Versions)
{
    public Period First => Last.Plus(1 - Values.Count);
}

/// <summary>The series of an indicator that may be projected: the headline series of each country and, of costs, each corridor.</summary>
public static class SeriesOfIndicator
{
    /// <summary>What is dated after the day of the book, or what a source states as a forecast, is itself a projection, and is left out. A value that is withheld is a gap.</summary>
    public static IReadOnlyList<ObservedSeries> Of(IndicatorBook book, IndicatorDefinition definition) => !SeriesFamily.IsProjected(definition.Id) ? [] :
    [
        .. book.Of(definition).Where(value => !value.IsAggregate).GroupBy(value => value.Key.Area).SelectMany(area =>
            Headline.OfEveryFrequency(area).GroupBy(_ => "").Concat(SeriesFamily.HasPairs(definition.Id) ? area.Where(value => value.Key.Counterpart.Length > 0).GroupBy(value => value.Key.Counterpart) : [])
                .SelectMany(series => Runs(definition.Id, area.Key, series, book.AsOf))),
    ];

    private static IEnumerable<ObservedSeries> Runs(string indicator, string area, IGrouping<string, IndicatorValue> series, DateOnly asOf) => series
        .Where(value => value.Value is not null && !value.IsProjected).Select(value => (Period: Period.Parse(value.Key.Period), Value: value))
        .Where(point => point.Period.Frequency != Frequency.Month && point.Period.LastDay <= asOf)
        .GroupBy(point => point.Period.Frequency).OrderBy(points => points.Key).Select(points =>
        {
            var family = new SeriesFamily(indicator, series.Key.Length > 0, points.Key);
            return RunOf(family, area, series.Key, points.Where(point => family.From is not { } from || point.Period >= from).ToDictionary(point => point.Period, point => point.Value));
        }).OfType<ObservedSeries>();

    private static ObservedSeries? RunOf(SeriesFamily family, string area, string counterpart, Dictionary<Period, IndicatorValue> points)
    {
        if (points.Count == 0) return null;
        List<IndicatorValue> run = [];
        var last = points.Keys.Max();
        for (var period = last; points.TryGetValue(period, out var value); period = period.Plus(-1)) run.Add(value);
        run.Reverse();
        return new(family, area, counterpart, last, [.. run.Select(value => (double)value.Value!.Value)], [.. run.SelectMany(value => value.Versions).Distinct().Order(StringComparer.Ordinal)]);
    }
}
