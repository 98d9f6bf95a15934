using Imdi.Functions.Indicators;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The arithmetic that each formula writes of its own values, down to the numbers of its figures.</summary>
public sealed class ExplainTests
{
    private static readonly string[] Senders = ["USA", "DEU", "QAT", "SAU", "ARE", "IND", "MYS", "KWT", "OMN", "BHR", "GBR"];

    [Fact]
    public void A_concentration_is_a_sum_of_squared_shares() => Assert.Equal("(75 / 100)² + (25 / 100)² = 0.625", Told("RM.HHI", (Measures.Flows, Pair("NPL", "QAT"), 75), (Measures.Flows, Pair("NPL", "USA"), 25)));

    [Theory]
    [InlineData("RM.HHI", "(50 / 100)² + (30 / 100)² + (20 / 100)² + (0 / 100)² = 0.38")]
    [InlineData("RM.HHINORM", "(0.38 - 1 / 3) / (1 - 1 / 3) = 0.07")]
    [InlineData("RM.HHIEFF", "1 / 0.38 = 2.631579")]
    public void A_concentration_of_three_is_told_three_ways(string indicator, string arithmetic) => Assert.Equal(
        arithmetic, Told(indicator, (Measures.Flows, Pair("NPL", "QAT"), 50), (Measures.Flows, Pair("NPL", "USA"), 30), (Measures.Flows, Pair("NPL", "IND"), 20), (Measures.Flows, Pair("NPL", "DEU"), 0)));

    [Theory]
    [InlineData("MG.HHINORM", 1)]
    [InlineData("MG.HHIEFF", 1)]
    public void One_partner_is_all_there_is(string indicator, decimal value) => Assert.EndsWith($"{value:0}", Told(indicator, (Measures.Migrants, Stock("QAT", "NPL"), 50)), StringComparison.Ordinal);

    [Fact]
    public void Of_many_terms_the_largest_stand_alone_and_the_rest_together() => Assert.Equal(
        "(11 + 10 + 9 + 8 + 7 + 6 + 5 + 4 + 6 (3 more)) / 11 = 6",
        Told("RM.COST", [.. Senders.Select((sender, at) => (Measures.Costs, Pair("NPL", sender), (decimal)at + 1))]));

    [Fact]
    public void A_share_of_corridors_counts_them() => Assert.Equal("5 / 11 · 100 = 45.454545", Told("RM.LE5MEAN", [.. Senders.Select((sender, at) => (Measures.Costs, Pair("NPL", sender), (decimal)at + 1))]));

    [Fact]
    public void A_saving_is_what_each_flow_costs_above_the_target() => Assert.Equal(
        "200 · max(0, 7.5 - 3) / 100 + 100 · max(0, 2 - 3) / 100 = 9",
        Told("RM.SAVE", (Measures.Costs, Pair("NPL", "QAT"), 7.5m), (Measures.Flows, Pair("NPL", "QAT"), 200), (Measures.Costs, Pair("NPL", "USA"), 2), (Measures.Flows, Pair("NPL", "USA"), 100)));

    [Fact]
    public void A_growth_names_both_years() => Assert.Equal(
        "(110 / 100 - 1) · 100 = 10", Told("LM.WAPGR", (Measures.People, new FigureKey("NPL", "2020") { Sex = "T", Age = "Y15-64" }, 110), (Measures.People, new FigureKey("NPL", "2015") { Sex = "T", Age = "Y15-64" }, 100)));

    [Fact]
    public void An_intensity_compares_two_shares() => Assert.Equal(
        "(50 / 200) / (500 / 10000) = 5",
        Told("MG.INT", value => value.Key is { Area: "QAT", Counterpart: "NPL" }, [], (Measures.Migrants, Stock("QAT", "NPL"), 50), (Measures.Migrants, Stock("USA", "NPL"), 150), (Measures.Migrants, Stock("QAT", "PHL"), 450), (Measures.Migrants, Stock("USA", "PHL"), 9_350)));

    [Theory]
    [InlineData("SK.MATCH", "min(0.5, 0.25) = 0.25")]
    [InlineData("SK.COS", "0.125 / √(0.5 · 0.625) = 0.223607")]
    public void A_match_is_told_by_shares(string indicator, string arithmetic) => Assert.Equal(arithmetic, Told(indicator, Sides));

    [Fact]
    public void A_share_that_may_not_be_shown_shows_none_of_its_side()
    {
        var hidden = CountKey.Of(new Figure("graduates", Sides[0].Item2, 50, new Figure.StatedBy("v", "", Measures.Graduates.Persons, IsKnown: true, IsConflicting: false, ObservationMarks.None)))!.Value;

        Assert.Equal("overlap = 0.25", Told("SK.MATCH", _ => true, [hidden], Sides));
    }

    [Fact]
    public void A_ratio_names_its_parts_and_its_factor() => Assert.Equal("50 / 200 · 100 = 25", Told("RM.GDP", (Measures.Received, new FigureKey("NPL", "2020"), 50), (Measures.Gdp, new FigureKey("NPL", "2020"), 200)));

    [Fact]
    public void What_is_withheld_names_what_did_not_go_together() => Assert.Equal(
        "900 / 800: above-whole",
        Told("SK.TERT", (Measures.Attained, new FigureKey("NPL", "2020") { Sex = "T", Age = "Y_GE25", Education = "5T8" }, 900), (Measures.Attained, new FigureKey("NPL", "2020") { Sex = "T", Age = "Y_GE25", Education = "T" }, 800)));

    private static (Measure, FigureKey, decimal)[] Sides =>
    [
        (Measures.Graduates, new FigureKey("NPL", "2020") { Occupation = "22" }, 50), (Measures.Graduates, new FigureKey("NPL", "2020") { Occupation = "25" }, 50),
        (Measures.Sought, new FigureKey("DEU", "2020") { Occupation = "22" }, 10), (Measures.Sought, new FigureKey("DEU", "2020") { Occupation = "71" }, 30),
    ];

    private static FigureKey Pair(string area, string partner) => new(area, "2020") { Counterpart = partner };

    private static FigureKey Stock(string area, string partner) => Pair(area, partner) with { Sex = "T" };

    private static string Told(string indicator, params (Measure, FigureKey, decimal)[] figures) => Told(indicator, value => !value.IsAggregate && value.Method != Stated.Method, [], figures);

    private static string Told(string indicator, Func<IndicatorValue, bool> which, IReadOnlyList<CountKey> hidden, params (Measure Measure, FigureKey Key, decimal Value)[] figures)
    {
        var book = new FigureBook(figures.GroupBy(figure => figure.Measure).ToDictionary(group => group.Key, group => group.ToDictionary(
            one => one.Key, one => new Figure(group.Key.Name, one.Key, one.Value, new Figure.StatedBy("v", "", group.Key.Persons, IsKnown: true, IsConflicting: false, ObservationMarks.None)))));
        return new ExplainValue(hidden.ToHashSet(), new IndicatorWords(Language.English)).ArithmeticOf(ComputeIndicator.Of(indicator, "", book).Single(which), IndicatorFormulas.All[indicator]);
    }
}
