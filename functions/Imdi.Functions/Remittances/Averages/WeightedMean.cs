namespace Imdi.Functions.Remittances;

/// <summary>A mean weighted by remittance flows, and the share of the flow that it rests on.</summary>
/// <param name="Value">Percent; null when too little of the flow is covered, or no flow is known.</param>
/// <param name="Covered">Share of the group's whole flow that goes through corridors with a known cost, in percent; null without flows.</param>
/// <param name="Status">Why the value is missing: <c>no-flows</c> or <c>coverage-too-low</c>; null when it is there.</param>
public readonly record struct WeightedMean(decimal? Value, decimal? Covered, string? Status)
{
    /// <summary>
    /// Σ(cost · flow) / Σ flow over the corridors with both, given only where they carry at least <paramref name="leastCovered"/> percent of
    /// <paramref name="wholeFlow"/>, the flow of every corridor of the group. Source: World Bank, RPW, global weighted average.
    /// </summary>
    public static WeightedMean Of(IEnumerable<(decimal Cost, decimal Flow)> corridors, decimal wholeFlow, decimal leastCovered)
    {
        decimal weighted = 0m, flow = 0m;
        foreach (var corridor in corridors)
        {
            weighted += corridor.Cost * corridor.Flow;
            flow += corridor.Flow;
        }

        if (flow <= 0m || wholeFlow <= 0m) return new WeightedMean(null, null, "no-flows");
        decimal covered = flow / wholeFlow * 100m;
        return covered >= leastCovered
            ? new WeightedMean(weighted / flow, covered, null)
            : new WeightedMean(null, covered, "coverage-too-low");
    }
}
