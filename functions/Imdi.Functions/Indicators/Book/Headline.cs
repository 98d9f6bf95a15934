namespace Imdi.Functions.Indicators;

/// <summary>The one series of an area that stands for an indicator: no partner, and of each part that the values tell apart the total where there is one.</summary>
public static class Headline
{
    /// <summary>Of one area's values, in order of periods; none where all are of pairs.</summary>
    public static IReadOnlyList<IndicatorValue> Of(IEnumerable<IndicatorValue> ofArea) => ofArea.Where(value => value.Key.Counterpart.Length == 0).GroupBy(value => value.Key with { Period = "" })
        .OrderBy(series => Parts(series.Key)).ThenBy(series => string.Join('|', series.Key.Sex, series.Key.Age, series.Key.Education, series.Key.Occupation, series.Key.Survey), StringComparer.Ordinal)
        .Select(IReadOnlyList<IndicatorValue> (series) => [.. series.OrderBy(value => value.Key.Period, StringComparer.Ordinal)]).FirstOrDefault() ?? [];

    private static int Parts(FigureKey key) => new[] { key.Sex, key.Age, key.Education, key.Occupation }.Count(part => part is not ("" or "T" or "Y_GE15"));
}
