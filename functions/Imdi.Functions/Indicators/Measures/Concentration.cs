namespace Imdi.Functions.Indicators;

/// <summary>
/// Herfindahl–Hirschman index of shares: H = Σ s², 1/n (equal parts) to 1 (one part). Normalised (H − 1/n) / (1 − 1/n), 0 to 1; effective number 1/H.
/// Source: Hirschman 1964.
/// </summary>
/// <param name="Parts">Parts above zero.</param>
public readonly record struct Concentration(decimal Index, int Parts)
{
    /// <summary>1 with a single part. Equal shares that do not come out even in decimals are 0, not a little less.</summary>
    public decimal Normalised => Parts == 1 ? 1 : Math.Max(0, (Index - (1m / Parts)) / (1 - (1m / Parts)));

    public decimal EffectiveNumber => 1 / Index;

    /// <summary>Of amounts from zero up; null when they sum to zero. Throws for an amount below zero.</summary>
    public static Concentration? Of(IEnumerable<decimal> amounts)
    {
        List<decimal> parts = [];
        foreach (decimal amount in amounts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount);
            if (amount > 0) parts.Add(amount);
        }

        decimal total = parts.Sum();
        return parts.Count == 0 ? null : new(parts.Sum(part => part / total * (part / total)), parts.Count);
    }
}
