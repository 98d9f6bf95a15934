using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Figures computed independently from the World Bank's and KNOMAD's real files.</summary>
public sealed class GoldenTests
{
    private static readonly Period Latest = Period.OfQuarter(2020, 3);

    [RealFact]
    public void The_third_quarter_of_2020_has_367_corridors_of_which_126_keep_to_5_percent()
    {
        var state = State(Latest);

        Assert.Equal((367, 126, 59), (state.ByMean.Corridors, state.ByMean.AtOrBelow5, state.ByMean.Above10));
        Assert.Equal(7.000746m, decimal.Round(state.Spread.Mean!.Value, 6));
        Assert.Equal(6.307693m, decimal.Round(state.Spread.Median!.Value, 6));
        Assert.Equal(34.3324m, decimal.Round(state.ByMean.ShareAtOrBelow5!.Value, 4));
        Assert.Equal(("RUS-AZE", 0.996667m), (Assert.Single(state.Minimum.Corridors).ToString(), decimal.Round(state.Minimum.Cost, 6)));
        Assert.Equal(("ZAF-CHN", 25.542m), (Assert.Single(state.Maximum.Corridors).ToString(), decimal.Round(state.Maximum.Cost, 6)));
    }

    [RealFact]
    public void The_first_quarter_of_2011_lists_every_corridor_of_its_tied_maximum()
    {
        var state = State(Period.OfQuarter(2011, 1));

        Assert.Equal((199, 40, 69), (state.ByMean.Corridors, state.ByMean.AtOrBelow5, state.ByMean.Above10));
        Assert.Equal(9.050951m, decimal.Round(state.Spread.Mean!.Value, 6));
        Assert.Equal(8.163750m, decimal.Round(state.Spread.Median!.Value, 6));
        Assert.Equal(["RUS-ARM"], state.Minimum.Corridors.Select(corridor => corridor.ToString()));
        Assert.Equal(["TZA-KEN", "TZA-RWA", "TZA-UGA"], state.Maximum.Corridors.Select(corridor => corridor.ToString()));
        Assert.Equal(23.6175m, decimal.Round(state.Maximum.Cost, 6));
    }

    [RealFact]
    public void Mexico_cost_4_75_percent_at_the_end_of_2015()
    {
        Assert.Equal(4.751818m, Cost("USA", "MEX", Period.OfQuarter(2015, 4)));
        Assert.Equal(4.180370m, Cost("USA", "MEX", Latest));
    }

    [RealFact]
    public void Negative_averages_are_kept()
    {
        Assert.Equal(-4.546m, decimal.Round(Cost("USA", "HND", Period.OfQuarter(2014, 2)), 3));
        Assert.Equal(-11.360m, decimal.Round(Cost("SAU", "SDN", Period.OfQuarter(2017, 4)), 3));
    }

    [RealFact]
    public void Nepals_eight_corridors_average_4_462450_and_seven_keep_to_5_percent()
    {
        var nepal = RealFigures.Book().Averages(Latest).Single(average => average is { By: AverageBy.Receiver, Group: "NPL", Basis: Basis.CorridorAverages });

        Assert.Equal(8, nepal.Corridors);
        Assert.Equal(4.462450m, decimal.Round(nepal.MeanOverCorridors!.Value, 6));
        Assert.Equal(7, nepal.ByMean.AtOrBelow5);
        Assert.Null(nepal.MeanOverServices);
    }

    [RealFact]
    public void Nepals_five_largest_sources_cost_4_317275_weighted_and_4_340390_simply()
    {
        var five = FiveLargest();

        Assert.Equal(4.317275m, decimal.Round(WeightedMean.Of(five, five.Sum(row => row.Flow), 75m).Value!.Value, 6));
        Assert.Equal(4.340390m, decimal.Round(five.Average(row => row.Cost), 6));
    }

    [RealFact]
    public void Families_would_keep_78_99_million_a_year_at_3_percent()
    {
        var five = FiveLargest();

        Assert.Equal(32.322m, decimal.Round(TargetSaving.OfYear(five[0].Cost, five[0].Flow)!.Value, 3));
        Assert.Equal(78.9926m, decimal.Round(five.Sum(row => TargetSaving.OfYear(row.Cost, row.Flow)!.Value), 4));
    }

    [RealFact]
    public void A_weighted_mean_says_how_much_of_the_flow_it_rests_on()
    {
        var nepal = RealFigures.Book().Averages(Latest).Single(average => average is { By: AverageBy.Receiver, Group: "NPL", Basis: Basis.CorridorAverages });

        Assert.InRange(nepal.Weighted.Covered!.Value, 75m, 100m);
        Assert.NotNull(nepal.Weighted.Value);
        Assert.Equal(new WeightedMean(null, 50m, "coverage-too-low"), WeightedMean.Of([(4m, 50m)], 100m, 75m));
        Assert.Equal(new WeightedMean(null, null, "no-flows"), WeightedMean.Of([(4m, 0m)], 0m, 75m));
    }

    private static (decimal Cost, decimal Flow)[] FiveLargest() =>
    [
        .. new[] { "QAT", "SAU", "IND", "ARE", "USA" }.Select(from => A.Corridor(from, "NPL"))
            .Select(corridor => (RealFigures.Averages.Of(corridor)[Latest].Percent, RealFigures.Flows.Of(corridor, Latest)!.Value.MillionUsd)),
    ];

    private static TargetState State(Period period)
    {
        var book = RealFigures.Book();
        return TargetState.Of(period, Basis.CorridorAverages, book.Quarter(period), book.Flows, book.Options)!;
    }

    private static decimal Cost(string from, string to, Period period) => decimal.Round(RealFigures.Averages.Of(A.Corridor(from, to))[period].Percent, 6);
}
