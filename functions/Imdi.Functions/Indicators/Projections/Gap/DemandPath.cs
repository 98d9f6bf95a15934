using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>How many posts an occupation has in a country under a scenario, year by year as stated; a scenario that begins after the observed figures begins with the newest of them.</summary>
/// <param name="Points">At least two, oldest first.</param>
public sealed record DemandPath(string Occupation, string Scenario, IReadOnlyList<(int Year, decimal Posts)> Points, IReadOnlyList<string> Versions)
{
    /// <summary>The scenario id of what has been observed.</summary>
    private const string Observed = "observed";

    public static IReadOnlyDictionary<string, IReadOnlyList<DemandPath>> ByCountry(FigureBook book)
    {
        SortedDictionary<string, IReadOnlyList<DemandPath>> found = new(StringComparer.Ordinal);
        var jobs = book.Of(Measures.JobsByScenario).Where(pair => pair.Value is { Value: > 0, IsConflicting: false } && pair.Key.Period.Length == 4 && pair.Key.Occupation != "T");
        foreach (var country in jobs.GroupBy(pair => pair.Key.Area))
        {
            DemandPath[] paths = [.. country.GroupBy(pair => pair.Key.Occupation).SelectMany(occupation => Of(occupation.Key, occupation)).OrderBy(path => path.Occupation, StringComparer.Ordinal).ThenBy(path => path.Scenario, StringComparer.Ordinal)];
            if (paths.Length > 0) found[country.Key] = paths;
        }

        return found;
    }

    private static IEnumerable<DemandPath> Of(string occupation, IEnumerable<KeyValuePair<FigureKey, Figure>> jobs)
    {
        var scenarios = jobs.GroupBy(pair => pair.Key.Survey).ToDictionary(scenario => scenario.Key, scenario => scenario.OrderBy(pair => pair.Key.Period, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        var observed = scenarios.GetValueOrDefault(Observed) ?? [];
        foreach (var (scenario, stated) in scenarios.Where(one => one.Key != Observed))
        {
            KeyValuePair<FigureKey, Figure>[] points = [.. observed.Where(point => string.CompareOrdinal(point.Key.Period, stated[0].Key.Period) < 0).TakeLast(1), .. stated];
            if (points.Length < 2) continue;
            yield return new(
                occupation, scenario, [.. points.Select(point => (int.Parse(point.Key.Period, CultureInfo.InvariantCulture), point.Value.Value!.Value))],
                [.. points.SelectMany(point => point.Value.Versions).Distinct().Order(StringComparer.Ordinal)]);
        }
    }
}
