using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>An end of the spread and every corridor that stands there, in order of its codes.</summary>
public sealed record CostEnd(decimal Cost, IReadOnlyList<Corridor> Corridors);

/// <summary>How many corridors keep to 3 %, to 5 %, and how many cost more than 10 %; shares in percent of the corridors counted.</summary>
public sealed record TargetCounts(int Corridors, int AtOrBelow3, int AtOrBelow5, int Above10)
{
    public decimal? ShareAtOrBelow3 => Share(AtOrBelow3);

    public decimal? ShareAtOrBelow5 => Share(AtOrBelow5);

    public decimal? ShareAbove10 => Share(Above10);

    public static TargetCounts Of(IReadOnlyCollection<decimal> costs) => new(
        costs.Count, costs.Count(cost => cost <= TargetSaving.AverageTarget), costs.Count(cost => cost <= TargetSaving.CorridorLimit), costs.Count(cost => cost > 10m));

    private decimal? Share(int count) => Corridors == 0 ? null : (decimal)count / Corridors * 100m;
}

/// <summary>
/// The corridors of a quarter against SDG 10.c, on one basis. Every figure is over corridors (each counts once), but for
/// <see cref="MeanOverServices"/>. SmaRT is the measure of the 5 % limit (SDG 10.c.1) where services are known.
/// </summary>
public sealed record TargetState(
    Period Period, Basis Basis, TargetCounts ByMean, Spread Spread, CostEnd Minimum, CostEnd Maximum,
    TargetCounts? BySmart, decimal? SmartMean, int CorridorsWithoutSmart, int? Services, decimal? MeanOverServices,
    WeightedMean Weighted, decimal? SavingMillionUsd, IReadOnlyList<CostSource> Sources)
{
    /// <summary>Null when no corridor has a cost on this basis in the quarter.</summary>
    public static TargetState? Of(Period period, Basis basis, IEnumerable<CorridorQuarter> quarter, Flows flows, RemittanceOptions options)
    {
        var rows = quarter.Where(row => row.MeanOn(basis) is not null).OrderBy(row => row.Corridor).ToList();
        if (rows.Count == 0) return null;
        decimal[] costs = [.. rows.Select(row => row.MeanOn(basis)!.Value)];
        var spread = Spread.Of(costs);
        return WithSmart(basis, rows, new TargetState(
            period, basis, TargetCounts.Of(costs), spread,
            EndOf(spread.Minimum!.Value, basis, rows), EndOf(spread.Maximum!.Value, basis, rows),
            null, null, 0, null, null,
            WeightOf(basis, rows, flows, options), SavingOf(basis, rows, flows), SourcesOf(basis, rows)));
    }

    private static TargetState WithSmart(Basis basis, List<CorridorQuarter> rows, TargetState state)
    {
        if (basis != Basis.Services) return state;
        decimal[] smart = [.. rows.Select(row => row.Smart).OfType<decimal>()];
        int services = rows.Sum(row => row.Services!.Services);
        return state with
        {
            BySmart = TargetCounts.Of(smart),
            SmartMean = Spread.Of(smart).Mean,
            CorridorsWithoutSmart = rows.Count - smart.Length,
            Services = services,
            MeanOverServices = rows.Sum(row => row.Services!.Sum) / services,
        };
    }

    private static CostEnd EndOf(decimal cost, Basis basis, List<CorridorQuarter> rows) =>
        new(cost, [.. rows.Where(row => row.MeanOn(basis) == cost).Select(row => row.Corridor)]);

    private static WeightedMean WeightOf(Basis basis, List<CorridorQuarter> rows, Flows flows, RemittanceOptions options) => WeightedMean.Of(
        rows.Select(row => (row.MeanOn(basis)!.Value, flows.Of(row.Corridor, row.Period)?.MillionUsd ?? 0m)),
        rows.Count == 0 ? 0m : flows.InYearOf(rows[0].Period).Sum(flow => flow.Value),
        options.LeastWeightCovered);

    private static decimal? SavingOf(Basis basis, List<CorridorQuarter> rows, Flows flows)
    {
        decimal[] savings = [.. rows.Select(row => TargetSaving.OfYear(row.MeanOn(basis), flows.Of(row.Corridor, row.Period)?.MillionUsd)).OfType<decimal>()];
        return savings.Length == 0 ? null : savings.Sum();
    }

    private static IReadOnlyList<CostSource> SourcesOf(Basis basis, List<CorridorQuarter> rows) =>
        CostSource.InOrder(rows.SelectMany(row => row.SourcesOn(basis)));
}
