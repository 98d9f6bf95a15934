using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>When the figures of countries stand for a region: by the people who live there, whatever the indicator is made of.</summary>
public sealed class RegionTests
{
    private static readonly (string Country, decimal People)[] NorthAmerica = [("BMU", 60), ("CAN", 38_000), ("USA", 331_500)];

    [Theory]
    [InlineData("2020")]
    [InlineData("2020Q3")]
    [InlineData("2020-09")]
    public void One_country_of_a_region_is_not_the_region(string period) =>
        Assert.Equal(Withheld.CoverageBelow75, Region(Book(NorthAmerica, period, ("CAN", 70, 930)), period)!.Reason);

    [Theory]
    [InlineData("2020")]
    [InlineData("2020Q3")]
    [InlineData("2020-09")]
    public void Countries_where_three_of_four_people_live_are(string period)
    {
        var region = Region(Book(NorthAmerica, period, ("CAN", 70, 930), ("USA", 900, 8_100)), period)!;

        Assert.Equal((9.7m, 970m, 10_000m, Ratio.RegionMethod), (region.Value, region.Numerator, region.Denominator, region.Method));
    }

    [Fact]
    public void A_country_of_unknown_size_leaves_open_how_much_is_covered() =>
        Assert.Equal((Withheld.WeightUnknown, null), Region(Book(NorthAmerica[1..], "2020", ("CAN", 70, 930), ("USA", 900, 8_100)), "2020") is { } region ? (region.Reason, region.Value) : default);

    [Fact]
    public void People_of_another_year_weigh_nothing() => Assert.Equal(Withheld.WeightUnknown, Region(Book(NorthAmerica, "2021", ("USA", 900, 8_100)), "2021")!.Reason);

    [Fact]
    public void The_world_is_every_country_that_the_World_Bank_counts()
    {
        (string, decimal)[] everyone = [.. Regions.Members("WLD").Select(country => (country, country is "IND" ? 301m : 1m))];

        Assert.Equal(Withheld.CoverageBelow75, Region(Book(everyone, "2020", ("IND", 70, 930)), "2020", "WLD")!.Reason);
        Assert.NotNull(Region(Book(everyone, "2020", [("IND", 70, 930), .. everyone.Where(one => one.Item1 != "IND").Take(90).Select(one => (one.Item1, 1m, 9m))]), "2020", "WLD")!.Value);
        (string, decimal)[] nearlyAll = [.. everyone.Where(one => one.Item1 != "TWN")], fewer = [.. everyone.Where(one => one.Item1 != "IND").Take(200)];
        Assert.NotNull(Region(Book(nearlyAll, "2020", [("IND", 70, 930), .. nearlyAll.Where(one => one.Item1 != "IND").Take(90).Select(one => (one.Item1, 1m, 9m))]), "2020", "WLD")!.Value);
        Assert.Equal(Withheld.WeightUnknown, Region(Book(fewer, "2020", [.. fewer.Select(one => (one.Item1, 1m, 9m))]), "2020", "WLD")!.Reason);
        Assert.DoesNotContain("REU", Regions.Members("WLD"));
        Assert.InRange(Regions.Members("WLD").Count, 210, 220);
    }

    [Fact]
    public void North_America_is_asked_for_by_its_own_code_and_Namibia_by_hers()
    {
        Assert.Equal((true, "NAC"), (AreaCodes.IsAggregate("NAC"), AreaCodes.Of("nac")));
        Assert.Equal((false, "NAM", "NAM"), (AreaCodes.IsAggregate("NAM"), AreaCodes.Of("NAM"), AreaCodes.Of("NA")));
    }

    private static IndicatorValue? Region(FigureBook book, string period, string region = Regions.NorthAmerica) => ComputeIndicator.Of("LM.UNEMP", "percent", book).SingleOrDefault(value => value.Key.Area == region && value.Key.Period == period);

    private static FigureBook Book((string Country, decimal People)[] people, string period, params (string Country, decimal Unemployed, decimal Employed)[] work) => new(new Dictionary<Measure, Dictionary<FigureKey, Figure>>
    {
        [Measures.People] = Of(Measures.People, people.Select(one => (new FigureKey(one.Country, "2020") { Sex = "T", Age = "T" }, one.People))),
        [Measures.Unemployed] = Of(Measures.Unemployed, work.Select(one => (Work(one.Country, period), one.Unemployed))),
        [Measures.Employed] = Of(Measures.Employed, work.Select(one => (Work(one.Country, period), one.Employed))),
    });

    private static FigureKey Work(string country, string period) => new(country, period) { Sex = "T", Age = "Y_GE15", Survey = "LFS" };

    private static Dictionary<FigureKey, Figure> Of(Measure measure, IEnumerable<(FigureKey Key, decimal Value)> figures) => figures.ToDictionary(one => one.Key, one => new Figure(measure.Name, one.Key, one.Value));
}
