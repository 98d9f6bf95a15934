using Imdi.Shared;
using Imdi.Web.Charts;

namespace Imdi.Web.Tests;

public sealed class LinePlotTests
{
    [Fact]
    public void A_missing_quarter_lifts_the_pen()
    {
        var line = Line((2019, 1, 5m), (2019, 2, 6m), (2019, 4, 4m), (2020, 1, 3m));

        Assert.Equal(2, new LinePlot([line], 960, 340).Path(line).Count(letter => letter == 'M'));
    }

    [Fact]
    public void The_axis_starts_at_zero_and_covers_the_limit_of_5_percent()
    {
        var ticks = new LinePlot([Line((2019, 1, 2m), (2019, 2, 2.5m))], 960, 340).Ticks.ToList();

        Assert.Equal(0, ticks[0]);
        Assert.True(ticks[^1] >= 6);
    }

    [Fact]
    public void A_negative_cost_stays_inside_the_drawing()
    {
        var plot = new LinePlot([Line((2017, 3, 4m), (2017, 4, -11.36m))], 960, 340);

        Assert.InRange(plot.Y(-11.36m), 0, plot.PlotBottom);
        Assert.True(plot.Ticks.First() <= -11.36m);
    }

    [Fact]
    public void One_quarter_alone_is_still_drawn() => Assert.StartsWith("M", new LinePlot([Line((2020, 3, 4m))], 340, 260).Path(Line((2020, 3, 4m))), StringComparison.Ordinal);

    private static PlotLine Line(params (int Year, int Quarter, decimal Value)[] points) =>
        new("mean", "Average", [.. points.Select(point => (Period.OfQuarter(point.Year, point.Quarter), point.Value))]);
}
