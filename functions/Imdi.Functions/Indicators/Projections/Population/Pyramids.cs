using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>A country's population estimates of a year by sex and age, with the versions that they come from.</summary>
public sealed record DatedPyramid(int Year, Pyramid Pyramid, IReadOnlyList<string> Versions);

/// <summary>The age structures that sources estimate: all five-year groups of both sexes up to the highest open one. What is missing or in conflict leaves the year out.</summary>
public static class Pyramids
{
    private const int Step = 5, Oldest = 130;

    public static IReadOnlyDictionary<string, IReadOnlyList<DatedPyramid>> Of(FigureBook book, DateOnly asOf)
    {
        var people = book.Of(Measures.EstimatedPeople);
        SortedDictionary<string, IReadOnlyList<DatedPyramid>> found = new(StringComparer.Ordinal);
        foreach (var area in people.Keys.Where(key => key.Period.Length == 4).Select(key => (key.Area, key.Period)).Distinct().GroupBy(key => key.Area))
        {
            DatedPyramid[] dated = [.. area.Select(key => OfYear(people, key.Area, key.Period)).OfType<DatedPyramid>().Where(one => one.Year <= asOf.Year && one.Pyramid.IsDetailed).OrderBy(one => one.Year)];
            if (dated.Length > 0) found[area.Key] = dated;
        }

        return found;
    }

    private static DatedPyramid? OfYear(IReadOnlyDictionary<FigureKey, Figure> people, string area, string period)
    {
        if (GroupsOf(people, area, period, "F") is not { } women || GroupsOf(people, area, period, "M") is not { } men || women.Count != men.Count) return null;
        return new(
            int.Parse(period, CultureInfo.InvariantCulture), new Pyramid([.. women.Select(figure => figure.Value!.Value)], [.. men.Select(figure => figure.Value!.Value)]),
            [.. women.Concat(men).SelectMany(figure => figure.Versions).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Up to the highest open group that has every group below it; null without one.</summary>
    private static List<Figure>? GroupsOf(IReadOnlyDictionary<FigureKey, Figure> people, string area, string period, string sex)
    {
        List<Figure> groups = [], whole = [];
        for (int age = 0; age < Oldest; age += Step)
        {
            if (Known(string.Create(CultureInfo.InvariantCulture, $"Y_GE{age}")) is { } open) whole = [.. groups, open];
            if (Known(string.Create(CultureInfo.InvariantCulture, $"Y{age}-{age + Step - 1}")) is not { } group) break;
            groups.Add(group);
        }

        return whole.Count > 0 ? whole : null;

        Figure? Known(string group) => people.TryGetValue(new FigureKey(area, period) { Sex = sex, Age = group }, out var figure) && figure is { Value: not null, IsConflicting: false } ? figure : null;
    }
}
