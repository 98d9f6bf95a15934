using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The worked figures of the methods, to the digits that they are given with.</summary>
public sealed class ForecastTests
{
    private static readonly double[] Six = [100, 104, 109, 113, 118, 121];

    [Fact]
    public void A_damped_trend_goes_through_the_worked_levels()
    {
        var holt = new DampedHolt(0.5, 0.3, 0.9);
        (int Length, double Level, double Trend)[] worked = [(2, 103.8, 3.66), (3, 108.047, 3.5799), (4, 112.134455, 3.481574), (5, 116.633936, 3.543235), (6, 120.411424, 3.365485)];

        Assert.All(worked, step =>
        {
            var state = holt.Smooth(Six.AsSpan(0, step.Length), 100, 4);
            Assert.Equal((step.Level, step.Trend), (Math.Round(state.Level, 6), Math.Round(state.Trend, 6)));
        });
        Assert.Equal([123.440360, 126.166403, 128.619841, 130.827936], holt.Project(holt.Smooth(Six, 100, 4), 4).Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Its_variance_grows_by_the_published_formula()
    {
        var holt = new DampedHolt(0.5, 0.3, 0.9);

        Assert.Equal(1, holt.VarianceRatio(1));
        Assert.Equal(1 + Math.Pow(0.5 + (0.15 * 0.9), 2), holt.VarianceRatio(2), 12);
        Assert.Equal(holt.VarianceRatio(2) + Math.Pow(0.5 + (0.15 * (0.9 + 0.81)), 2), holt.VarianceRatio(3), 12);
    }

    [Fact]
    public void Measures_are_those_worked_by_hand()
    {
        double[] training = [10, 12, 13, 12, 14, 15];
        var naive = SimpleForecasts.Naive(training, 2);
        double scale = BackTest.ScaleOf(training);
        var accuracy = Accuracy.Of([new(0, 0, 1, 15, naive[0], scale), new(0, 0, 2, 16, naive[1], scale)]);

        Assert.Equal((1.4, 0.357143, 3.225806), (scale, Math.Round(accuracy.Mase, 6), Math.Round(accuracy.Smape, 6)));
    }

    [Fact]
    public void Simple_methods_do_what_their_names_say()
    {
        double[] known = [2, 4, 9, 3, 5, 7];

        Assert.Equal([7, 7], SimpleForecasts.Naive(known, 2));
        Assert.Equal([6, 6], SimpleForecasts.MeanOfFour(known, 2));
        Assert.Equal([5, 5], SimpleForecasts.MedianOfThree(known, 2));
        Assert.Equal([8, 9], SimpleForecasts.Drift(known, 2));
        Assert.Equal([5 + (0.8 * 2), 5 + (0.64 * 2)], SimpleForecasts.MeanReversion(known, 2).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void One_value_alone_is_projected_flat_by_every_method() =>
        Assert.All(ForecastMethod.All, method => Assert.All(method.Forecast([3.5], 4), value => Assert.Equal(3.5, value, 12)));

    [Theory]
    [InlineData(new double[] { 1, 2, double.NaN, 3, 4, double.NaN }, new double[] { 3, 4 })]
    [InlineData(new[] { double.NaN }, new double[0])]
    public void A_series_is_its_run_up_to_the_last_value(double[] values, double[] expected) =>
        Assert.Equal(expected, TrailingRun.Of([.. values.Select(value => double.IsNaN(value) ? (double?)null : value)]));
}
