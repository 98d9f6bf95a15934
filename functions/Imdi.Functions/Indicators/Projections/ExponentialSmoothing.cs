namespace Imdi.Functions.Indicators;

/// <summary>
/// Simple exponential smoothing: ℓ(1) = y(1), ℓ(t) = α·y(t) + (1 − α)·ℓ(t−1), ŷ(n+h) = ℓ(n); α of 0.05, 0.10 … 1 with the least sum of squared
/// one-step errors, the smallest of equals. Source: Hyndman and Athanasopoulos, ch. 8.1.
/// </summary>
public static class ExponentialSmoothing
{
    private const int Steps = 20;

    public static double[] Forecast(ReadOnlySpan<double> known, int ahead)
    {
        double least = double.PositiveInfinity, best = known[^1];
        for (int step = 1; step <= Steps; step++)
        {
            var (level, error) = Smooth(known, (double)step / Steps);
            if (error < least) (least, best) = (error, level);
        }

        return SimpleForecasts.Flat(best, ahead);
    }

    private static (double Level, double SquaredError) Smooth(ReadOnlySpan<double> known, double alpha)
    {
        double level = known[0], sum = 0;
        foreach (double value in known[1..])
        {
            double error = value - level;
            sum += error * error;
            level += alpha * error;
        }

        return (level, sum);
    }
}
