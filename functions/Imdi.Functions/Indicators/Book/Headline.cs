namespace Imdi.Functions.Indicators;

/// <summary>
/// The one series of an area that stands for an indicator: no partner, no age group and no level of education, since a rate of the young is not ranked beside rates of everybody; of each other part that the values tell
/// apart the total where there is one. Of all ages and of those from fifteen on the second, which labour is counted by.
/// </summary>
public static class Headline
{
    internal const string Everybody = "T", OfAge = "Y_GE15";

    /// <summary>Of one area's values, in order of periods, all years, all quarters or all months; none where all are of pairs or of parts.</summary>
    public static IReadOnlyList<IndicatorValue> Of(IEnumerable<IndicatorValue> ofArea) =>
        Newest.OneFrequency(OfEveryFrequency(ofArea), value => value.Key.Period, value => value.Value is not null, value => value.IsProjected);

    /// <summary>The same with years, quarters and months beside each other, for who tells them apart.</summary>
    internal static IReadOnlyList<IndicatorValue> OfEveryFrequency(IEnumerable<IndicatorValue> ofArea) => ofArea.Where(value => value.Key is { Counterpart: "", Age: "" or Everybody or OfAge, Education: "" or Everybody }).GroupBy(value => value.Key with { Period = "" })
        .OrderBy(series => Parts(series.Key)).ThenBy(series => series.Key.Age == Everybody).ThenBy(series => string.Join('|', series.Key.Sex, series.Key.Age, series.Key.Education, series.Key.Occupation, series.Key.Survey), StringComparer.Ordinal)
        .Select(IReadOnlyList<IndicatorValue> (series) => [.. series.OrderBy(value => value.Key.Period, StringComparer.Ordinal)]).FirstOrDefault() ?? [];

    private static int Parts(FigureKey key) => new[] { key.Sex, key.Occupation }.Count(part => part is not ("" or Everybody));
}
