using Imdi.Shared;

namespace Imdi.Functions.Remittances;

public enum CorridorSort { Corridor, Cost, Smart, Saving, Flow }

/// <summary>What the list of corridors is asked for.</summary>
/// <param name="Offering">The corridors with a current offer of the sort asked; null where none was asked. The figures stay those of all services.</param>
public sealed record CorridorListQuestion(
    IReadOnlyList<CountryCode> From, IReadOnlyList<CountryCode> To, IReadOnlyList<string> Regions, decimal? AtMost, bool? HasOffers,
    IReadOnlySet<Corridor>? Offering, CorridorOrder Order)
{
    /// <summary>The rows asked for, in order; those without the figure that orders them come last either way.</summary>
    public IReadOnlyList<CorridorRow> Of(IEnumerable<CorridorRow> rows)
    {
        var kept = rows.Where(Admits).OrderBy(row => row.From).ThenBy(row => row.To).ToList();
        if (Order.By == CorridorSort.Corridor)
        {
            if (Order.Descending) kept.Reverse();
            return kept;
        }

        var known = kept.Where(row => FigureOf(row) is not null);
        var ordered = Order.Descending ? known.OrderByDescending(FigureOf) : known.OrderBy(FigureOf);
        return [.. ordered, .. kept.Where(row => FigureOf(row) is null)];
    }

    private bool Admits(CorridorRow row) =>
        (From.Count == 0 || From.Contains(row.From)) &&
        (To.Count == 0 || To.Contains(row.To)) &&
        (Regions.Count == 0 || Regions.Contains(CodeLists.Country(row.To.Alpha3).Region)) &&
        (Offering?.Contains(new Corridor(row.From, row.To)) ?? true) &&
        (AtMost is not { } most || row.Mean <= most) &&
        (HasOffers is not { } offers || row.HasOffers == offers);

    private decimal? FigureOf(CorridorRow row) => Order.By switch
    {
        CorridorSort.Cost => row.Mean,
        CorridorSort.Smart => row.Smart,
        CorridorSort.Saving => row.SavingMillionUsd,
        _ => row.FlowMillionUsd,
    };
}
