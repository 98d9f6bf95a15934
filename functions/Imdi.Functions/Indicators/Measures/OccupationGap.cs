namespace Imdi.Functions.Indicators;

/// <summary>
/// Openings in an occupation and what is left of them when a country's own entrants have taken theirs (paper, Annex I (1); method of Cedefop and the
/// US Bureau of Labor Statistics): D(t+k) = D(t)·(1 + g)^k; expansion D(t+h) − D(t); replacement δ·Σ over k = 0 … h−1 of D(t+k); openings = expansion +
/// replacement; gap = openings − h·entrants. Above zero is a shortage.
/// </summary>
/// <param name="Demand">Posts now.</param>
/// <param name="Growth">g, a year, as a share: 0.02 is 2 %.</param>
/// <param name="Replacement">δ, the share of posts that are left each year by those who retire or change.</param>
/// <param name="Entrants">People who enter the occupation each year.</param>
/// <param name="Years">h, at least 1.</param>
public sealed record OccupationGap(decimal Demand, decimal Growth, decimal Replacement, decimal Entrants, int Years)
{
    /// <summary>D(t+h).</summary>
    public decimal DemandThen => DemandAt(Years);

    /// <summary>Below zero where the occupation shrinks.</summary>
    public decimal Expansion => DemandThen - Demand;

    public decimal Replaced => Replacement * Enumerable.Range(0, Years).Sum(DemandAt);

    public decimal Openings => Expansion + Replaced;

    public decimal Gap => Openings - (Years * Entrants);

    private decimal DemandAt(int year)
    {
        decimal demand = Demand;
        for (int passed = 0; passed < year; passed++) demand *= 1 + Growth;
        return demand;
    }
}
