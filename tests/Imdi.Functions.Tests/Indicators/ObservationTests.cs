using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What sources say of their figures beside the number, carried to what follows from them; one survey for a series; projections that are never the newest figure.</summary>
public sealed class ObservationTests
{
    private static readonly ObservationMarks[] WorstFirst =
        [ObservationMarks.Projected, ObservationMarks.Unreliable, ObservationMarks.Estimated, ObservationMarks.Modelled, ObservationMarks.Imputed, ObservationMarks.Provisional, ObservationMarks.Break];

    [Fact]
    public void Letters_are_those_of_the_statuses_and_the_worst_comes_first()
    {
        Assert.Equal("FUEMIPB", string.Concat(WorstFirst.Select(Marks.LettersOf)));
        Assert.Equal("FUEMIPB", Marks.LettersOf(WorstFirst.Aggregate((one, other) => one | other)));
        Assert.All(Imdi.Functions.Datasets.ObservationRules.Statuses, status => Assert.Equal(status is "A" or "missing" ? null : status, Marks.LettersOf(Marks.Of(status))));
        Assert.Equal(("E", "A", true, false), (Marks.Worst("EB"), Marks.Worst(null), Marks.HasBreak("EB"), Marks.IsProjected("EB")));
    }

    [Fact]
    public void A_value_carries_what_is_said_of_any_of_its_figures()
    {
        var book = Book((Measures.Unemployed, Work("2020", "LFS"), 70, "E"), (Measures.Employed, Work("2020", "LFS"), 930, "B"), (Measures.Unemployed, Work("2021", "LFS"), 70, "A"), (Measures.Employed, Work("2021", "LFS"), 930, "A"));

        Assert.Equal([("2020", "EB"), ("2021", null)], Values("LM.UNEMP", book).Select(value => (value.Key.Period, Marks.LettersOf(value.Marks))));
    }

    [Theory]
    [InlineData("2015", false)]
    [InlineData("2016", true)]
    [InlineData("2018", true)]
    [InlineData("2020", true)]
    public void A_break_after_the_first_year_is_within_what_a_growth_compares(string broken, bool isTold)
    {
        var book = Book([.. Enumerable.Range(2015, 6).Select(year => $"{year}").Select(year => (Measures.People, new FigureKey("USA", year) { Sex = "T", Age = "Y15-64" }, 100m, year == broken ? "B" : "A"))]);

        Assert.Equal(isTold, (Assert.Single(Values("LM.WAPGR", book)).Marks & ObservationMarks.Break) != 0);
    }

    [Fact]
    public void A_series_keeps_to_the_survey_with_most_periods_in_which_both_sides_are_known()
    {
        (Measure, FigureKey, decimal, string)[] both = [.. new[] { ("2017", "CPS", 10m), ("2018", "CPS", 20m), ("2018", "ACS", 30m), ("2019", "ACS", 40m), ("2020", "CPS", 50m), ("2020Q1", "ACS", 60m) }
            .SelectMany(one => new[] { (Measures.Unemployed, Work(one.Item1, one.Item2), one.Item3, "A"), (Measures.Employed, Work(one.Item1, one.Item2), 100 - one.Item3, "A") })];
        var book = Book([.. both, (Measures.Unemployed, Work("2021", "ACS"), 1, "A"), (Measures.Unemployed, Work("2022", "ACS"), 1, "A")]);

        Assert.Equal([("2017", 10m), ("2018", 20m), ("2020", 50m), ("2020Q1", 60m)], Values("LM.UNEMP", book).Select(value => (value.Key.Period, value.Value!.Value)));
    }

    [Fact]
    public void Of_surveys_with_as_many_periods_the_first_by_name_is_taken()
    {
        var book = Book([.. new[] { ("2018", "B", 20m), ("2019", "A", 40m) }.SelectMany(one => new[] { (Measures.Unemployed, Work(one.Item1, one.Item2), one.Item3, "A"), (Measures.Employed, Work(one.Item1, one.Item2), 100 - one.Item3, "A") })]);

        Assert.Equal(("2019", 40m), Values("LM.UNEMP", book).Select(value => (value.Key.Period, value.Value!.Value)).Single());
    }

    [Fact]
    public async Task Statuses_and_the_medium_variant_are_read_and_what_is_to_come_is_no_newest_figure()
    {
        var ingest = await MadeUp.LoadAsync();
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2026, 3, 1), CancellationToken.None);
        var old = ReadDefinitions.Find("LM.OADR")!;
        var file = IndicatorSnapshot.FileOf(book, old);

        Assert.Equal("UE", Marks.LettersOf(book.Of(ReadDefinitions.Find("LM.UNEMP")!).Single(value => value.Key.Area == "CAN").Marks));
        Assert.Equal("F", Marks.LettersOf(book.Of(ReadDefinitions.Find("LM.WAPGR")!).Single(value => value.Key is { Area: "QAT", Period: "2015" }).Marks));
        Assert.Equal([("2015", null), ("2020", null), ("2050", "F")], book.Of(old).Where(value => value.Key.Area == "NPL").Select(value => (value.Key.Period, Marks.LettersOf(value.Marks))));
        Assert.Equal(("2020", "2020", null, "2020"), file.Areas.Single(area => area.Area == "NPL") is var nepal ? (nepal.Period, nepal.To, nepal.Marked, file.To) : default);
        Assert.Equal(("2026-03", null), (book.MonthOf(old), book.MonthOf(ReadDefinitions.Find("RM.HHI")!)));
    }

    [Fact]
    public async Task A_period_after_the_day_of_the_book_is_to_come_whatever_its_source_says()
    {
        var ingest = await MadeUp.LoadAsync();
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2019, 12, 31), CancellationToken.None);

        var nepal = book.Of(ReadDefinitions.Find("LM.OADR")!).Where(value => value.Key.Area == "NPL").ToList();

        Assert.Equal([false, true, true], nepal.Select(value => value.IsProjected));
        Assert.Equal("2015", IndicatorSnapshot.FileOf(book, ReadDefinitions.Find("LM.OADR")!).Areas.Single(area => area.Area == "NPL").Period);
    }

    private static FigureKey Work(string period, string survey) => new("USA", period) { Sex = "T", Age = "Y_GE15", Survey = survey };

    private static IEnumerable<IndicatorValue> Values(string id, FigureBook book) => ComputeIndicator.Of(id, "", book).Where(value => !value.IsAggregate);

    private static FigureBook Book(params (Measure Measure, FigureKey Key, decimal Value, string Status)[] figures) => new(figures.GroupBy(figure => figure.Measure).ToDictionary(
        group => group.Key,
        group => group.ToDictionary(one => one.Key, one => new Figure(group.Key.Name, one.Key, one.Value, new Figure.StatedBy("v", "", null, IsKnown: true, IsConflicting: false, Marks.Of(one.Status))))));
}
