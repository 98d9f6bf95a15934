using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The skill gate, the intervals and their bounds.</summary>
public sealed class FamilyTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 1);

    private static readonly Dictionary<string, int> Places = new() { ["v"] = 0 };

    [RealFact]
    public async Task The_night_judges_the_real_corridors_as_the_back_test_does()
    {
        var ingest = await Ingest.FreshAsync();
        Assert.True((await ingest.LoadFileAsync(KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"))).IsOk);

        var index = ProjectionBook.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, AsOf, CancellationToken.None)).Index;
        var family = index.Families.Single(one => one.Id == "RM.COST-pairs-quarterly");

        Assert.Equal((360, "median-combination", ProjectionReasons.BeatsNaive), (family.Series, family.Method, family.Reason));
        Assert.Equal(["naive 4072 0.9195 12.99 1.2509", "median-combination 4072 0.8849 12.33 1.2109"], family.Methods.Where(one => one.Method is "naive" or "median-combination")
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Method} {one.Forecasts} {one.Mae:0.0000} {one.Smape:0.00} {one.Mase:0.0000}")));
        Assert.Equal(["0.8 2880 80.6", "0.95 2880 95.1"], family.Intervals.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Level} {one.Judged} {one.Coverage * 100:0.0}")));
        var ends = index.Rows.Where(row => row.Indicator == "RM.COST" && row.Value is not null).ToList();
        Assert.All(ends, row => Assert.True(row is { HasPassed: true } && row.Low95 <= row.Low80 && row.Low80 <= row.Value && row.Value <= row.High80 && row.High80 <= row.High95, $"{row}"));
        Assert.True(ends.Count(row => row.Counterpart.Length > 0) > 300);
    }

    [Fact]
    public void What_swings_about_a_mean_is_projected_by_the_median()
    {
        var random = new Random(1);
        var judged = JudgeFamily.Of(Yearly("LM.UNEMP"), [.. Enumerable.Range(0, 30).Select(_ => Series("LM.UNEMP", [.. Enumerable.Range(0, 20).Select(_ => 10 + random.NextDouble())]))]);

        Assert.Equal((ForecastMethod.Median, ProjectionReasons.BeatsNaive), (judged.Method, judged.Reason));
    }

    /// <summary>On a straight line the middle one of the five is the last value itself.</summary>
    [Fact]
    public void What_goes_on_as_it_went_is_left_to_naive_and_says_so()
    {
        var judged = JudgeFamily.Of(Yearly("LM.LFPR"), [.. Enumerable.Range(1, 30).Select(slope => Series("LM.LFPR", [.. Enumerable.Range(0, 20).Select(year => (double)(slope * year))]))]);

        Assert.Equal((ForecastMethod.Naive, ProjectionReasons.NoBetterThanNaive), (judged.Method, judged.Reason));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void The_method_that_is_published_is_never_the_worse_of_the_two(int seed)
    {
        var random = new Random(seed);
        var judged = JudgeFamily.Of(Yearly("LM.LFPR"), [.. Enumerable.Range(0, 20).Select(_ => Walk(random))]);
        var scores = judged.Report(0).Methods.ToDictionary(one => one.Method, one => one.Mase);

        Assert.True(scores[judged.Method!.Id] <= Math.Max(scores["naive"], scores["median-combination"]) && (judged.Method == ForecastMethod.Median) == (judged.Reason == ProjectionReasons.BeatsNaive));
        Assert.True(judged.Method == ForecastMethod.Naive || scores["median-combination"] < scores["naive"]);
    }

    [Fact]
    public void Remittances_are_never_extrapolated()
    {
        var random = new Random(1);
        var judged = JudgeFamily.Of(Yearly("RM.GDP"), [.. Enumerable.Range(0, 30).Select(_ => Series("RM.GDP", [.. Enumerable.Range(0, 20).Select(_ => 10 + random.NextDouble())]))]);

        Assert.Equal((ForecastMethod.Naive, ProjectionReasons.RemittancesNotExtrapolated), (judged.Method, judged.Reason));
    }

    [Fact]
    public void With_eighteen_errors_at_a_horizon_nothing_is_projected()
    {
        // Fifteen values: two origins have eight to learn from.
        var series = Enumerable.Range(0, 9).Select(number => Series("LM.EPR", [.. Enumerable.Range(0, 15).Select(year => number + (double)(year % 3))])).ToList();

        Assert.Null(JudgeFamily.Of(Yearly("LM.EPR"), series).Method);
        Assert.NotNull(JudgeFamily.Of(Yearly("LM.EPR"), [.. series, series[0]]).Method);
        Assert.Equal(ProjectionReasons.TooFewToCalibrate, Project([.. series.Take(8)], series[0]).Reason);
    }

    [Fact]
    public void A_series_that_is_short_silent_or_still_says_so_instead()
    {
        var random = new Random(2);
        List<ObservedSeries> series = [.. Enumerable.Range(0, 30).Select(_ => Walk(random))];

        Assert.Equal(ProjectionReasons.TooShort, Project(series, Series("LM.LFPR", [1, 2, 3])).Reason);
        Assert.Equal(ProjectionReasons.Ended, Project(series, series[0] with { Last = Period.OfYear(2020) }).Reason);
        Assert.Equal(ProjectionReasons.DoesNotMove, Project(series, Series("LM.LFPR", [.. Enumerable.Repeat(50.0, 20)])).Reason);
        Assert.All([Project(series, Series("LM.LFPR", [1, 2, 3]))], none => Assert.True(none is { Points.Count: 0, Method: null, Quality: null }));
    }

    [Fact]
    public void A_share_stays_within_its_bounds_and_a_known_value_beyond_lifts_one()
    {
        var random = new Random(3);
        List<ObservedSeries> series = [.. Enumerable.Range(0, 30).Select(_ => Walk(random))];
        var near = Project(series, Series("LM.LFPR", [.. Enumerable.Range(0, 20).Select(year => 98 + (year % 3 * 0.9))]));

        Assert.All(near.Points, point => Assert.InRange(point.High95, point.High80, 100));
        Assert.Contains(near.Points, point => point.High95 == 100);
        Assert.Equal(-1, ProjectionBounds.Of("RM.COST").Holding([-0.5, 2]).Cut(-1));
        Assert.Equal(0, ProjectionBounds.Of("RM.COST").Holding([0.5, 2]).Cut(-1));
    }

    [Fact]
    public async Task A_world_of_ten_countries_is_projected_with_naive_beside()
    {
        var ingest = await Ingest.FreshAsync();
        await ProjectedWorld.LoadAsync(ingest.Job);

        var book = ProjectionBook.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, AsOf, CancellationToken.None));
        var kenya = Assert.Single(book.Series.Single(file => (file.Indicator, file.Country) == ("LM.UNEMP", "KEN")).Series);

        Assert.Equal((14, "2011", "2024", "median-combination"), (kenya.Known.Count, kenya.First, kenya.Last, kenya.Method));
        Assert.Equal(["2025", "2026", "2027"], kenya.Points.Select(point => point.Period));
        Assert.All(kenya.Points, point => Assert.Equal(kenya.Known[^1], point.Naive));
        Assert.Equal(6, kenya.Quality!.Method.Forecasts);
        Assert.DoesNotContain(book.Index.Rows, row => row.Indicator is "LM.OADR" or "LM.REPL" or "LM.WAPGR");
    }

    private static SeriesFamily Yearly(string indicator) => new(indicator, false, Frequency.Year);

    private static ObservedSeries Series(string indicator, double[] values) => new(Yearly(indicator), "KEN", "", Period.OfYear(2025), values, ["v"]);

    private static ObservedSeries Walk(Random random)
    {
        double value = 60;
        return Series("LM.LFPR", [.. Enumerable.Range(0, 20).Select(_ => value += random.NextDouble() - 0.5)]);
    }

    private static SeriesProjection Project(List<ObservedSeries> family, ObservedSeries one) =>
        ProjectSeries.Of(JudgeFamily.Of(family[0].Family, [.. family, one]), family.Count, one, Period.OfYear(2025), AsOf, Places);
}
