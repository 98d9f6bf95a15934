using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Functions.Indicators;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The table of domain.md §3.2 on the World Bank's real corridors.</summary>
public sealed class BackTestTests
{
    private static readonly Dictionary<string, (double Mae, double Smape, double Mase)> Published = new()
    {
        ["naive"] = (0.9195, 12.99, 1.2509),
        ["mean-of-four"] = (0.9326, 13.09, 1.3070),
        ["exponential-smoothing"] = (0.9056, 12.61, 1.2320),
        ["drift"] = (1.0424, 14.91, 1.3888),
        ["damped-holt"] = (0.9550, 13.34, 1.2870),
        ["mean-reversion"] = (0.8949, 12.46, 1.2285),
        ["mean-combination"] = (0.8867, 12.40, 1.2105),
        ["median-combination"] = (0.8849, 12.33, 1.2109),
    };

    [RealFact]
    public async Task Every_method_does_on_the_real_corridors_what_the_table_says()
    {
        var ingest = await Ingest.FreshAsync();
        Assert.True((await ingest.LoadFileAsync(KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"))).IsOk);

        var report = (await new BackTestCosts(ingest.Published).RunAsync(CancellationToken.None))!;

        Assert.Equal((360, 4072), (report.Series, report.Methods[0].Accuracy.Count));
        Assert.Equal(Published, report.Methods.ToDictionary(one => one.Method, one => (Math.Round(one.Accuracy.Mae, 4), Math.Round(one.Accuracy.Smape, 2), Math.Round(one.Accuracy.Mase, 4))));
        Assert.Equal(["80 2880 79.5 1.44 1.58 1.81 2.09", "95 2880 94.0 2.85 2.96 3.44 4.15"], report.Intervals.Select(one => $"{Judged(one)} {string.Join(' ', one.Widths.Select(width => width.ToString("0.00", CultureInfo.InvariantCulture)))}"));
        Assert.Equal(["80 1440 81.5", "95 1440 91.9"], report.AnalyticIntervals.Select(Judged));
    }

    [Theory]
    [InlineData(8, null, null)]
    [InlineData(15, null, null)]
    [InlineData(16, 0, 8)]
    [InlineData(28, 2, 12)]
    public void Runs_that_are_too_short_to_hold_anything_back_give_no_report_and_those_too_short_for_intervals_none_of_these(int quarters, int? intervals, int? forecasts)
    {
        var report = BackTestReport.Of([[.. Enumerable.Range(0, quarters).Select(quarter => 5 + (quarter % 3 * 0.1))]]);

        Assert.Equal((intervals, forecasts), (report?.Intervals.Count, report?.Methods[0].Accuracy.Count));
    }

    [Fact]
    public void Series_that_do_not_move_give_no_report() => Assert.Null(BackTestReport.Of([[.. Enumerable.Repeat(5d, 30)]]));

    private static string Judged(IntervalReport one) => string.Create(CultureInfo.InvariantCulture, $"{one.Level * 100:0} {one.HeldOut} {one.Coverage * 100:0.0}");

    [Fact]
    public async Task Without_data_there_is_no_report() => Assert.Null(await new BackTestCosts((await Ingest.FreshAsync()).Published).RunAsync(CancellationToken.None));
}
