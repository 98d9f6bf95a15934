namespace Imdi.Functions.Indicators;

/// <summary>
/// What countries weigh in their region: their people, of both sexes and all ages, in the period's year. Known independently of what is measured, so that one country with figures is never a region without
/// others. A region weighs what the countries together weigh that the World Bank counts in it (<see cref="Regions.IsMember"/>); not known where the people of more than one in twenty of them are not, or sources differ on
/// them: the Bank's own population leaves out one of 217 (Taiwan), and no source all of the smallest.
/// </summary>
internal sealed class RegionWeights(FigureBook book)
{
    internal const decimal LeastKnown = 0.95m;

    private static readonly FigureKey Everyone = new FigureKey("", "") with { Sex = "T", Age = "T" };

    private readonly IReadOnlyDictionary<FigureKey, Figure> _people = book.Of(Measures.People);
    private readonly Dictionary<(string Region, string Year), decimal?> _regions = [];

    /// <summary>Null where it is not known.</summary>
    public decimal? Of(string region, string period)
    {
        string year = YearOf(period);
        if (_regions.TryGetValue((region, year), out var known)) return known;
        decimal?[] people = [.. Regions.Members(region).Select(country => Country(country, year))];
        return _regions[(region, year)] = people.Count(one => one is not null) < LeastKnown * people.Length ? null : people.Sum();
    }

    /// <summary>Of the countries that count in the region.</summary>
    public decimal Covered(IEnumerable<string> countries, string period)
    {
        string year = YearOf(period);
        return countries.Where(Regions.IsMember).Sum(country => Country(country, year) ?? 0);
    }

    private decimal? Country(string country, string year) =>
        _people.TryGetValue(Everyone with { Area = country, Period = year }, out var people) && people is { IsConflicting: false, Value: > 0 and var value } ? value : null;

    private static string YearOf(string period) => period[..4];
}
