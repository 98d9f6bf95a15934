using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Rates of work by sex, age and education, and the series that stands for a country among them.</summary>
public sealed class LabourRateTests
{
    private const decimal Nepal = 1_000;

    [Fact]
    public void Unemployment_is_told_by_age_and_education()
    {
        var book = Book(Work("Y_GE15", "T", 50, 950), Work("Y_GE15", "5T8", 30, 270), Work("Y15-24", "T", 20, 80), Work("Y15-24", "5T8", 5, 15));

        Assert.Equal([("Y15-24", "5T8", 25m), ("Y15-24", "T", 20m), ("Y_GE15", "5T8", 10m), ("Y_GE15", "T", 5m)], Values("LM.UNEMP", book).Select(value => (value.Key.Age, value.Key.Education, value.Value!.Value)));
    }

    [Theory]
    [InlineData("LM.LFPR", 100, 1000, 50)]
    [InlineData("LM.EPR", 80, 950, 47.5)]
    public void A_rate_of_an_age_is_by_the_people_of_that_age_and_not_by_education(string id, decimal young, decimal all, decimal percent)
    {
        var book = Book(Work("Y_GE15", "T", 50, 950), Work("Y_GE15", "5T8", 30, 270), Work("Y15-24", "T", 20, 80), Work("T", "T", 50, 950), Work("UNK", "T", 5, 5), Work("Y16-24", "T", 5, 5));

        var values = Values(id, book).ToDictionary(value => value.Key.Age);

        Assert.Equal(["Y15-24", "Y16-24", "Y_GE15"], values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((young, 2 * Nepal, young / (2 * Nepal) * 100), (values["Y15-24"].Numerator, values["Y15-24"].Denominator, values["Y15-24"].Value));
        Assert.Equal((all, 2 * Nepal, percent), (values["Y_GE15"].Numerator, values["Y_GE15"].Denominator, values["Y_GE15"].Value));
        Assert.Equal(Withheld.DenominatorMissing, values["Y16-24"].Reason);
    }

    [Fact]
    public void The_total_stands_for_a_country_and_a_part_never_does()
    {
        var all = Values("LM.UNEMP", Book(Work("T", "T", 1, 9), Work("Y_GE15", "T", 50, 950), Work("Y_GE15", "0", 1, 99), Work("Y15-24", "T", 20, 80)));
        var parts = Values("LM.UNEMP", Book(Work("Y_GE15", "0", 1, 99), Work("Y15-24", "T", 20, 80)));

        Assert.Equal(5, Assert.Single(Headline.Of(all)).Value);
        Assert.Empty(Headline.Of(parts));
    }

    [Fact]
    public async Task Pages_profiles_and_projections_take_the_total_of_many_parts()
    {
        var ingest = await MadeUp.LoadAsync();
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2026, 3, 1), CancellationToken.None);
        foreach (string id in (string[])["LM.UNEMP", "LM.LFPR", "LM.EPR"])
        {
            var definition = ReadDefinitions.Find(id)!;
            var total = book.Of(definition).Single(value => value.Key is { Area: "NPL", Period: "2020", Sex: "T", Age: "Y_GE15", Education: "" or "T" });
            var shown = BuildProfiles.Of(book).Single(profile => profile.Country.Alpha3 == "NPL").Sections.SelectMany(section => section.Tables).Single(table => table.Id == "context.labour").Rows.Single(row => row.Item == id);

            Assert.NotNull(total.Value);
            Assert.Equal(total.Value, IndicatorSnapshot.FileOf(book, definition).Areas.Single(area => area.Area == "NPL").Value);
            Assert.Equal(total.Value, HeadlineFile.Of(book, definition, IndicatorSnapshot.FileOf(book, definition)).Areas.Single(area => area.Area == "NPL").Points.Single(point => point.Period == "2020").Value);
            Assert.Contains(shown.Cells, cell => cell.Value == total.Value);
            Assert.All(SeriesOfIndicator.Of(book, definition).Where(series => series.Area == "NPL"), series => Assert.Equal((double)total.Value!.Value, series.Values[^1]));
        }
    }

    private static (string Age, string Education, decimal Unemployed, decimal Employed) Work(string age, string education, decimal unemployed, decimal employed) => (age, education, unemployed, employed);

    private static List<IndicatorValue> Values(string id, FigureBook book) => [.. ComputeIndicator.Of(id, "", book).Where(value => !value.IsAggregate)];

    private static FigureBook Book(params (string Age, string Education, decimal Unemployed, decimal Employed)[] work) => new(new Dictionary<Measure, Dictionary<FigureKey, Figure>>
    {
        [Measures.People] = Of(Measures.People, [.. new[] { "Y15-19", "Y20-24" }.Select(age => (Key(age), Nepal)), (Key("Y_GE15"), 2 * Nepal), (Key("T"), 3 * Nepal)]),
        [Measures.Unemployed] = Of(Measures.Unemployed, work.Select(one => (Key(one.Age) with { Education = one.Education, Survey = "LFS" }, one.Unemployed))),
        [Measures.Employed] = Of(Measures.Employed, work.Select(one => (Key(one.Age) with { Education = one.Education, Survey = "LFS" }, one.Employed))),
    });

    private static FigureKey Key(string age) => new("NPL", "2020") { Sex = "T", Age = age };

    private static Dictionary<FigureKey, Figure> Of(Measure measure, IEnumerable<(FigureKey Key, decimal Value)> figures) => figures.ToDictionary(one => one.Key, one => new Figure(measure.Name, one.Key, one.Value));
}
