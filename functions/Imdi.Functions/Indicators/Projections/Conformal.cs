namespace Imdi.Functions.Indicators;

/// <summary>
/// Split-conformal intervals: ŷ ± q·scale, where q is a quantile of |error| / scale of the same horizon at earlier origins. No shape of the errors is
/// assumed. Source: Vovk, Gammerman and Shafer 2005; Papadopoulos et al. 2002.
/// </summary>
/// <param name="Widths">q by horizon, from 1.</param>
public sealed record Conformal(double Level, IReadOnlyList<double> Widths)
{
    /// <summary>The smallest error that ⌈(n + 1)·level⌉ of n calibration errors do not exceed, or the largest where that is more than n.</summary>
    public static Conformal Of(IEnumerable<HeldOut> calibration, double level, int ahead)
    {
        var byHorizon = calibration.ToLookup(one => one.H, one => one.Scaled);
        return new(level, [.. Enumerable.Range(1, ahead).Select(h => Quantile([.. byHorizon[h].Order()], level))]);
    }

    public (double Low, double High) Around(double forecast, double scale, int h) => (forecast - (Widths[h - 1] * scale), forecast + (Widths[h - 1] * scale));

    /// <summary>The share of outcomes within their intervals, 0 to 1.</summary>
    public double CoverageOf(IReadOnlyCollection<HeldOut> held) => held.Count(one => one.Scaled <= Widths[one.H - 1]) / (double)held.Count;

    private static double Quantile(double[] sorted, double level) =>
        sorted.Length == 0 ? double.PositiveInfinity : sorted[Math.Min(sorted.Length, (int)Math.Ceiling((sorted.Length + 1) * level)) - 1];
}
