namespace Imdi.Functions.Indicators;

/// <summary>How far off forecasts were. Source: Hyndman and Koehler 2006 (MASE); Makridakis 1993 (sMAPE).</summary>
/// <param name="Mae">Mean |y − ŷ|, in the unit of the series.</param>
/// <param name="Smape">Mean of 200·|y − ŷ| / (|y| + |ŷ|), 0 to 200; 0 where both are 0.</param>
/// <param name="Mase">Mean of |y − ŷ| / scale: below 1 is better than a naive step within the training part.</param>
public sealed record Accuracy(int Count, double Mae, double Smape, double Mase)
{
    /// <summary>Throws without a single forecast.</summary>
    public static Accuracy Of(IReadOnlyList<HeldOut> held) => new(
        held.Count, held.Average(one => Math.Abs(one.Error)), held.Average(one => Smape1(one.Actual, one.Forecast)), held.Average(one => one.Scaled));

    private static double Smape1(double actual, double forecast) =>
        Math.Abs(actual) + Math.Abs(forecast) is var size and > 0 ? 200 * Math.Abs(actual - forecast) / size : 0;
}
