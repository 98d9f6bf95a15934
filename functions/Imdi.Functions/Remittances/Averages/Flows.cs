using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What goes through a corridor in a year.</summary>
public readonly record struct Flow(int Year, decimal MillionUsd);

/// <summary>The bilateral flow matrices that are loaded, by year.</summary>
public sealed class Flows
{
    private readonly SortedDictionary<int, Dictionary<Corridor, decimal>> _years = [];

    public bool IsEmpty => _years.Count == 0;

    public IEnumerable<Corridor> Corridors => _years.Values.SelectMany(year => year.Keys).Distinct();

    public void Add(Corridor corridor, int year, decimal millionUsd)
    {
        if (!_years.TryGetValue(year, out var matrix)) _years[year] = matrix = [];
        matrix[corridor] = millionUsd;
    }

    /// <summary>The matrix that weighs a period: the latest at or before its year, else the earliest there is.</summary>
    public int? YearFor(int year)
    {
        int? best = null;
        foreach (int known in _years.Keys)
        {
            if (best is null || known <= year) best = known;
        }

        return best;
    }

    /// <summary>Null where the matrix has no flow for the corridor: missing, not zero.</summary>
    public Flow? Of(Corridor corridor, Period period) =>
        YearFor(period.Year) is { } year && _years[year].TryGetValue(corridor, out decimal million) ? new Flow(year, million) : null;

    public IEnumerable<KeyValuePair<Corridor, decimal>> InYearOf(Period period) =>
        YearFor(period.Year) is { } year ? _years[year] : [];
}
