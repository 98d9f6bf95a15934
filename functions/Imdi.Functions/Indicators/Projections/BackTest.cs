namespace Imdi.Functions.Indicators;

/// <summary>Where the last observations are held back, how far ahead is forecast, and which series are long enough.</summary>
/// <param name="Origins">How many values each origin holds back, the earliest origin first.</param>
/// <param name="MinimumTraining">An origin with fewer values before it is left out.</param>
public sealed record BackTestRules(int MinimumLength, IReadOnlyList<int> Origins, int MinimumTraining, int Ahead)
{
    /// <summary>Of quarters, as domain.md §3.2 states them: at least 16; origins 12, 8 and 4 before the end; at least 8 to learn from; 1 to 4 ahead.</summary>
    public static BackTestRules Quarterly { get; } = new(16, [12, 8, 4], 8, 4);

    /// <summary>Of years: at least 12; origins 9, 6 and 3 before the end; at least 8 to learn from; 1 to 3 ahead.</summary>
    public static BackTestRules Yearly { get; } = new(12, [9, 6, 3], 8, 3);
}

/// <summary>One forecast and what came.</summary>
/// <param name="Origin">Which origin, from 0, the earliest.</param>
/// <param name="Scale">Mean |y(t) − y(t−1)| over the training part: errors are in units of it (MASE).</param>
public readonly record struct HeldOut(int Series, int Origin, int H, double Actual, double Forecast, double Scale)
{
    public double Error => Actual - Forecast;

    public double Scaled => Math.Abs(Error) / Scale;
}

/// <summary>Rolling origins: every method forecasts what is held back from what came before, and is judged by it.</summary>
public static class BackTest
{
    /// <summary>A scale below this is no scale: the series does not move.</summary>
    private const double NoScale = 1e-9;

    public static IReadOnlyList<HeldOut> Run(IReadOnlyList<double[]> series, Forecast method, BackTestRules rules)
    {
        List<HeldOut> results = [];
        for (int at = 0; at < series.Count; at++)
        {
            if (series[at].Length >= rules.MinimumLength) AddTo(results, at, series[at], method, rules);
        }

        return results;
    }

    private static void AddTo(List<HeldOut> results, int at, double[] values, Forecast method, BackTestRules rules)
    {
        for (int origin = 0; origin < rules.Origins.Count; origin++)
        {
            int training = values.Length - rules.Origins[origin];
            if (training < rules.MinimumTraining) continue;
            double scale = ScaleOf(values.AsSpan(0, training));
            if (scale < NoScale) continue;
            double[] forecast = method(values.AsSpan(0, training), rules.Ahead);
            for (int h = 0; h < rules.Ahead && training + h < values.Length; h++)
                results.Add(new(at, origin, h + 1, values[training + h], forecast[h], scale));
        }
    }

    /// <summary>Mean |y(t) − y(t−1)|; 0 with fewer than two values.</summary>
    public static double ScaleOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int at = 1; at < values.Length; at++) sum += Math.Abs(values[at] - values[at - 1]);
        return values.Length < 2 ? 0 : sum / (values.Length - 1);
    }
}
