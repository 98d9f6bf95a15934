namespace Imdi.Functions.Remittances;

/// <summary>Gathers one group's services and corridors of a quarter, and averages them.</summary>
public sealed class GroupTally(AverageBy by, string group)
{
    private readonly List<decimal> _services = [];
    private readonly List<(decimal Mean, decimal Flow)> _corridors = [];
    private readonly List<decimal> _smart = [];

    /// <summary>A corridor by its own services, or by the part of them that belongs here.</summary>
    public void AddServices(IReadOnlyCollection<decimal> totals, decimal? smart, decimal? flow)
    {
        if (totals.Count == 0) return;
        _services.AddRange(totals);
        AddCorridor(totals.Sum() / totals.Count, smart, flow);
    }

    public void AddCorridor(decimal mean, decimal? smart, decimal? flow)
    {
        _corridors.Add((mean, flow ?? 0m));
        if (smart is { } value) _smart.Add(value);
    }

    public GroupAverage Average(Basis basis, decimal wholeFlow, RemittanceOptions options)
    {
        var services = Spread.Of(_services);
        decimal[] means = [.. _corridors.Select(corridor => corridor.Mean)];
        var corridors = Spread.Of(means);
        bool known = basis == Basis.Services;
        return new GroupAverage(
            by, group, basis, known ? services.Count : null, means.Length, services.Mean, corridors.Mean,
            known ? services.Median : corridors.Median, known ? services.Minimum : corridors.Minimum,
            AverageGroups.IsOfCorridors(by)
                ? WeightedMean.Of(_corridors, wholeFlow, options.LeastWeightCovered)
                : new WeightedMean(null, null, "flows-not-known-by-service"),
            Spread.Of(_smart).Mean, TargetCounts.Of(means), known && AverageGroups.IsOfCorridors(by) ? TargetCounts.Of(_smart) : null);
    }
}
