namespace Imdi.Functions.Indicators;

/// <summary>
/// Whether the partners known of a country in a period are enough for a sum over them: in its fullest period, that with most partners (of several the newest), they held at least 75 % of what all partners then held. Who
/// left a country is counted by the countries that they went to: a year in which one of those has figures alone would else be a year in which nearly nobody was away.
/// </summary>
internal static class PartnerCoverage
{
    /// <summary>The keys, without a partner, of periods in which they are not enough; of each sex and level, and of years, quarters and months, by themselves.</summary>
    public static HashSet<FigureKey> Partial(IEnumerable<KeyValuePair<FigureKey, Figure>> pairs)
    {
        HashSet<FigureKey> partial = [];
        foreach (var series in pairs.Where(pair => pair.Value.Value is not null).GroupBy(pair => OneSurvey.SeriesOf(pair.Key) with { Counterpart = "" }))
        {
            var periods = series.GroupBy(pair => pair.Key.Period).ToList();
            if (periods.Count == 1) continue;
            var fullest = periods.OrderByDescending(period => period.Count()).ThenByDescending(period => period.Key, StringComparer.Ordinal).First().ToDictionary(pair => pair.Key.Counterpart, pair => pair.Value.Value!.Value, StringComparer.Ordinal);
            decimal least = Ratio.LeastCoverage * fullest.Values.Sum();
            partial.UnionWith(periods.Where(period => period.Sum(pair => fullest.GetValueOrDefault(pair.Key.Counterpart)) < least).Select(period => series.Key with { Period = period.Key }));
        }

        return partial;
    }
}
