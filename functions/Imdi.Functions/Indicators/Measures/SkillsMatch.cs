namespace Imdi.Functions.Indicators;

/// <summary>
/// How well what one country supplies fits what another asks for, over the same occupations: Czekanowski's overlap Σ min(o, d) of shares, 0 to 1, and the
/// cosine Σ o·d / (√Σo² · √Σd²), 0 to 1. The dissimilarity index is 1 − overlap. Source: Czekanowski 1909; Duncan and Duncan 1955.
/// </summary>
public readonly record struct SkillsMatch(decimal Overlap, double Cosine)
{
    public decimal Dissimilarity => 1 - Overlap;

    /// <summary>Of amounts in the same order, zero or more; null when either side sums to zero. Throws for sides of unlike length.</summary>
    public static SkillsMatch? Of(IReadOnlyList<decimal> supplied, IReadOnlyList<decimal> asked)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(asked.Count, supplied.Count);
        decimal supply = supplied.Sum(), demand = asked.Sum();
        if (supply <= 0 || demand <= 0) return null;
        decimal overlap = 0;
        double product = 0, squaresOfSupply = 0, squaresOfDemand = 0;
        for (int at = 0; at < asked.Count; at++)
        {
            decimal o = supplied[at] / supply, d = asked[at] / demand;
            overlap += Math.Min(o, d);
            product += (double)o * (double)d;
            squaresOfSupply += (double)o * (double)o;
            squaresOfDemand += (double)d * (double)d;
        }

        return new(overlap, product / Math.Sqrt(squaresOfSupply * squaresOfDemand));
    }
}
