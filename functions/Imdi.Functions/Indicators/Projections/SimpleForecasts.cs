namespace Imdi.Functions.Indicators;

/// <summary>Values of the next periods from those known, oldest first. All methods take at least one value and any number of periods ahead.</summary>
public delegate double[] Forecast(ReadOnlySpan<double> known, int ahead);

/// <summary>Methods with nothing to fit. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, ch. 5.2.</summary>
public static class SimpleForecasts
{
    private const int LongRun = 8;
    private const double Persistence = 0.8;

    /// <summary>ŷ(n+h) = y(n).</summary>
    public static double[] Naive(ReadOnlySpan<double> known, int ahead) => Flat(known[^1], ahead);

    /// <summary>ŷ(n+h) = mean of the last four, or of all when there are fewer.</summary>
    public static double[] MeanOfFour(ReadOnlySpan<double> known, int ahead) => Flat(Mean(Last(known, 4)), ahead);

    /// <summary>ŷ(n+h) = median of the last three, or of all when there are fewer.</summary>
    public static double[] MedianOfThree(ReadOnlySpan<double> known, int ahead) => Flat(Median(Last(known, 3)), ahead);

    /// <summary>ŷ(n+h) = y(n) + h · (y(n) − y(1)) / (n − 1); flat with one value.</summary>
    public static double[] Drift(ReadOnlySpan<double> known, int ahead)
    {
        double step = known.Length < 2 ? 0 : (known[^1] - known[0]) / (known.Length - 1), last = known[^1];
        return [.. Enumerable.Range(1, ahead).Select(h => last + (h * step))];
    }

    /// <summary>ŷ(n+h) = m + 0.8^h · (y(n) − m), m the mean of the last eight: what is unusual fades. 0.8 and eight were set once, not tuned.</summary>
    public static double[] MeanReversion(ReadOnlySpan<double> known, int ahead)
    {
        double mean = Mean(Last(known, LongRun)), away = known[^1] - mean;
        return [.. Enumerable.Range(1, ahead).Select(h => mean + (Math.Pow(Persistence, h) * away))];
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>The middle value; of an even number the mean of the middle two.</summary>
    internal static double Median(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    internal static double[] Flat(double value, int ahead) => [.. Enumerable.Repeat(value, ahead)];

    private static ReadOnlySpan<double> Last(ReadOnlySpan<double> values, int count) => values[^Math.Min(count, values.Length)..];
}
