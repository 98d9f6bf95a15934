using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>A country's emigrants are those whom its destinations count: in a year in which few of these have figures they are not told.</summary>
public sealed class PartnerCoverageTests
{
    // Nepal's fullest year is 2015; in 2020 one small destination has figures, in 2021 two that held 150 of 160 do.
    private static readonly (string Destination, string Year, decimal Persons)[] Nepalis =
        [("IND", "2015", 100), ("QAT", "2015", 50), ("USA", "2015", 10), ("USA", "2020", 12), ("IND", "2021", 110), ("QAT", "2021", 60)];

    private static readonly string[] Years = ["2015", "2020", "2021"];

    [Theory]
    [InlineData("MG.EMIGRATE")]
    [InlineData("MG.HHI")]
    [InlineData("MG.HHINORM")]
    [InlineData("MG.HHIEFF")]
    [InlineData("RM.PERMIG")]
    [InlineData("BD.TERT")]
    public void A_year_of_few_destinations_is_withheld(string id) => Assert.Equal(
        [("2015", null), ("2020", Withheld.CoverageBelow75), ("2021", null)], Values(id).Where(value => value.Key is { Area: "NPL", Counterpart: "" }).Select(value => (value.Key.Period, value.Reason)));

    [Fact]
    public void So_is_every_pair_of_its_intensity() => Assert.Equal([("2015", null), ("2020", Withheld.CoverageBelow75), ("2021", null)], Values("MG.INT").Select(value => (value.Key.Period, value.Reason)).Distinct().Order());

    [Fact]
    public void So_are_sources_of_remittances()
    {
        var book = Book(Measures.Flows, Nepalis.Select(one => (Pair("NPL", one.Destination, one.Year), one.Persons)));

        Assert.Equal([("2015", null), ("2020", Withheld.CoverageBelow75), ("2021", null)], ComputeIndicator.Of("RM.HHI", "", book).Select(value => (value.Key.Period, value.Reason)));
    }

    [Fact]
    public void What_a_country_counts_itself_is_not_held_against_its_partners() =>
        Assert.All(ComputeIndicator.Of("MG.STOCKSH", "", World()).Where(value => value.Key.Area == "USA"), value => Assert.NotEqual(Withheld.CoverageBelow75, value.Reason));

    [Theory]
    [InlineData(10, 20, 980, null)]
    [InlineData(10, 20, 30, null)]
    [InlineData(10, 20, 10, Withheld.ConflictingSources)]
    [InlineData(0, 1_000, 1_000, Withheld.ConflictingSources)]
    public void A_pair_in_conflict_withholds_a_sum_that_it_could_move_by_more_than_a_quarter(int least, int most, int other, string? reason)
    {
        var (pair, beside) = (Pair("IND", "NPL", "2020") with { Sex = "T" }, Pair("QAT", "NPL", "2020") with { Sex = "T" });
        var disputed = new Figure(Measures.Migrants.Name, pair, most, new Figure.StatedBy("v", "", null, IsKnown: true, IsConflicting: true, ObservationMarks.None) { Bounds = (least, most) });
        var book = new FigureBook(new Dictionary<Measure, Dictionary<FigureKey, Figure>>
        {
            [Measures.Migrants] = new() { [pair] = disputed, [beside] = new Figure(Measures.Migrants.Name, beside, other) },
            [Measures.Flows] = Figures(Measures.Flows, [(Pair("NPL", "IND", "2020"), 5), (Pair("NPL", "QAT", "2020"), 5)]),
        });

        Assert.Equal([(null, reason), ("IND", Withheld.ConflictingSources), ("QAT", null)], ComputeIndicator.Of("RM.PERMIG", "", book).Where(value => !value.IsAggregate).Select(value => (value.Key.Counterpart.Length > 0 ? value.Key.Counterpart : null, value.Reason)));
        Assert.Equal([("IND", Withheld.ConflictingSources), ("QAT", reason)], ComputeIndicator.Of("MG.INT", "", book).Select(value => (value.Key.Area, value.Reason)));
    }

    [Fact]
    public async Task A_profile_shows_the_newest_year_with_enough_destinations()
    {
        var ingest = await Ingest.FreshAsync();
        string rows = string.Concat(Nepalis.Where(one => one.Year != "2021").Select(one => $"NPL,country,{one.Destination},country,T,T,all,all,birth,{one.Year},{one.Persons},A\n"));
        Assert.Equal(0, (await ingest.LoadAsync(MigrantStock, $"origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status\n{rows}")).Value.Manifest.RefusedRows);

        var nepal = BuildProfiles.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2021, 6, 1), CancellationToken.None)).Single(profile => profile.Country.Alpha3 == "NPL");

        Assert.Equal([("IND", 100m), ("QAT", 50m), ("USA", 10m), ("T", 160m)], nepal.Find("emigration.destinations")!.Rows.Select(row => (row.Item, row.Cells[0].Value!.Value)));
        Assert.Equal([("2015", 160m, null), ("2020", null, Withheld.CoverageBelow75)], nepal.Find("emigration.stock")!.Rows.Select(row => (row.Item, row.Cells[0].Value, row.Cells[0].Reason)));
    }

    private static List<IndicatorValue> Values(string id) => [.. ComputeIndicator.Of(id, "", World()).Where(value => !value.IsAggregate)];

    private static FigureBook World() => new(new[]
    {
        (Measures.Migrants, Nepalis.Select(one => (Pair(one.Destination, "NPL", one.Year) with { Sex = "T" }, one.Persons))),
        (Measures.MigrantsByEducation, Nepalis.Select(one => (Pair(one.Destination, "NPL", one.Year) with { Sex = "T", Education = "5T8" }, one.Persons))),
        (Measures.Flows, Years.Select(year => (Pair("NPL", "QAT", year), 10m))),
        (Measures.People, Years.Select(year => (new FigureKey("NPL", year) { Sex = "T", Age = "T" }, 1_000m))),
        (Measures.Attained, Years.Select(year => (new FigureKey("NPL", year) { Sex = "T", Age = "Y_GE25", Education = "5T8" }, 500m))),
    }.ToDictionary(one => one.Item1, one => Figures(one.Item1, one.Item2)));

    private static FigureBook Book(Measure measure, IEnumerable<(FigureKey, decimal)> figures) => new(new Dictionary<Measure, Dictionary<FigureKey, Figure>> { [measure] = Figures(measure, figures) });

    private static Dictionary<FigureKey, Figure> Figures(Measure measure, IEnumerable<(FigureKey Key, decimal Value)> figures) => figures.ToDictionary(one => one.Key, one => new Figure(measure.Name, one.Key, one.Value));

    private static FigureKey Pair(string area, string partner, string year) => new(area, year) { Counterpart = partner };
}
