namespace Imdi.Functions.Indicators;

/// <summary>
/// Holt's linear trend, damped: ℓ(t) = α·y(t) + (1 − α)·(ℓ(t−1) + φ·b(t−1)), b(t) = β·(ℓ(t) − ℓ(t−1)) + (1 − β)·φ·b(t−1),
/// ŷ(n+h) = ℓ(n) + (φ + φ² + … + φ^h)·b(n). Source: Gardner and McKenzie 1985; Hyndman and Athanasopoulos, ch. 8.2.
/// </summary>
/// <param name="Alpha">Weight of the newest value in the level, 0 to 1.</param>
/// <param name="Beta">Weight of the newest step in the trend, 0 to 1.</param>
/// <param name="Phi">How much of the trend is left a period later, 0 to 1.</param>
public sealed record DampedHolt(double Alpha, double Beta, double Phi)
{
    private static readonly DampedHolt[] Grid =
    [
        .. from alpha in Enumerable.Range(1, 9).Select(tenth => tenth / 10.0)
           from beta in new[] { 0, 0.05, 0.1, 0.2 }
           from phi in new[] { 0.8, 0.85, 0.9, 0.95, 0.98 }
           select new DampedHolt(alpha, beta, phi),
    ];

    /// <summary>Level and trend after the last value, and the sum of squared one-step errors.</summary>
    public readonly record struct State(double Level, double Trend, double SquaredError);

    /// <summary>By the parameters that <see cref="Fit"/> finds.</summary>
    public static double[] Forecast(ReadOnlySpan<double> known, int ahead)
    {
        var (best, state) = Fit(known);
        return best.Project(state, ahead);
    }

    /// <summary>
    /// The standard deviation of the error 1 … <paramref name="ahead"/> periods on, in the unit of the series: √(σ² · <see cref="VarianceRatio"/>(h)), σ² = Σ of the squared one-step
    /// errors / (n − 1 − 3), n − 1 errors and three fitted parameters; +∞ with fewer than five values. Source: Hyndman and Athanasopoulos, ch. 8.7.
    /// </summary>
    public static double[] Deviations(ReadOnlySpan<double> known, int ahead)
    {
        var (best, state) = Fit(known);
        double variance = known.Length > 4 ? state.SquaredError / (known.Length - 4) : double.PositiveInfinity;
        return [.. Enumerable.Range(1, ahead).Select(h => Math.Sqrt(variance * best.VarianceRatio(h)))];
    }

    /// <summary>The parameters of a grid (α 0.1 … 0.9; β 0, 0.05, 0.1, 0.2; φ 0.8 … 0.98) with the least squared one-step error; begins at level y(1), trend (y(4) − y(1)) / 3, or no trend with fewer than four values.</summary>
    private static (DampedHolt Best, State State) Fit(ReadOnlySpan<double> known)
    {
        double trend = known.Length < 4 ? 0 : (known[3] - known[0]) / 3;
        var (best, state) = (Grid[0], Grid[0].Smooth(known, known[0], trend));
        foreach (var tried in Grid)
        {
            var reached = tried.Smooth(known, known[0], trend);
            if (reached.SquaredError < state.SquaredError) (best, state) = (tried, reached);
        }

        return (best, state);
    }

    /// <summary>Through all values from the second on.</summary>
    public State Smooth(ReadOnlySpan<double> known, double level, double trend)
    {
        double sum = 0;
        foreach (double value in known[1..])
        {
            double expected = level + (Phi * trend), error = value - expected, reached = expected + (Alpha * error);
            trend = (Beta * (reached - level)) + ((1 - Beta) * Phi * trend);
            level = reached;
            sum += error * error;
        }

        return new(level, trend, sum);
    }

    public double[] Project(State state, int ahead)
    {
        double[] projected = new double[ahead];
        double damped = 0, sum = 0;
        for (int h = 0; h < ahead; h++)
        {
            damped = h == 0 ? Phi : damped * Phi;
            sum += damped;
            projected[h] = state.Level + (sum * state.Trend);
        }

        return projected;
    }

    /// <summary>Var(h) / σ² = 1 + Σ over j = 1 … h−1 of (α + α·β·φ(j))², φ(j) = φ + φ² + … + φ^j.</summary>
    public double VarianceRatio(int h)
    {
        double ratio = 1, damped = 1, sum = 0;
        for (int j = 1; j < h; j++)
        {
            damped *= Phi;
            sum += damped;
            ratio += Math.Pow(Alpha + (Alpha * Beta * sum), 2);
        }

        return ratio;
    }
}
