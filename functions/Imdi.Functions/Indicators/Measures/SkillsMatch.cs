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
        return OccupationShares.Of([.. supplied]) is { } supply && OccupationShares.Of([.. asked]) is { } demand ? Of(supply, demand) : null;
    }

    /// <summary>Of shares over the same occupations in the same order.</summary>
    public static SkillsMatch Of(OccupationShares supply, OccupationShares demand)
    {
        decimal overlap = 0;
        double product = 0;
        for (int at = 0; at < demand.Shares.Length; at++)
        {
            decimal offered = supply.Shares[at], asked = demand.Shares[at];
            overlap += Math.Min(offered, asked);
            product += (double)offered * (double)asked;
        }

        return new(overlap, product / Math.Sqrt(supply.Squares * demand.Squares));
    }
}

/// <summary>One side's shares, worked out once for all whom it is matched with.</summary>
public sealed class OccupationShares
{
    private OccupationShares(decimal[] shares, double squares) => (Shares, Squares) = (shares, squares);

    /// <summary>They sum to one.</summary>
    public decimal[] Shares { get; }

    /// <summary>Σ of their squares.</summary>
    public double Squares { get; }

    /// <summary>Null when the amounts sum to zero.</summary>
    public static OccupationShares? Of(decimal[] amounts)
    {
        decimal whole = amounts.Sum();
        if (whole <= 0) return null;
        decimal[] shares = [.. amounts.Select(amount => amount / whole)];
        return new(shares, shares.Sum(share => (double)share * (double)share));
    }
}
