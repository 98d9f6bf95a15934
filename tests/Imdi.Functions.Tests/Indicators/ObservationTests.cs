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
    public void Vacancies_and_posts_keep_to_one_survey_each()
    {
        var book = Book([.. new[] { ("2018", "Register", 100m), ("2019", "Register", 110m), ("2020", "Register", 90m), ("2020", "JVS", 40m) }.Select(one => (Measures.Sought, Posts(one.Item1, one.Item2), one.Item3, "A")),
            .. new[] { ("2018", "LFS", 900m), ("2019", "LFS", 890m), ("2020", "LFS", 910m), ("2020", "Census", 2_000m) }.Select(one => (Measures.Posts, Posts(one.Item1, one.Item2), one.Item3, "A")),
            (Measures.Unemployed, Work("2019", "LFS") with { Education = "T" }, 55, "A"), (Measures.Unemployed, Work("2020", "LFS") with { Education = "T" }, 45, "A")]);

        Assert.Equal([("2018", 10m), ("2019", 11m), ("2020", 9m)], Values("LM.VACRATE", book).Select(value => (value.Key.Period, value.Value!.Value)));
        Assert.Equal([("2019", 2m), ("2020", 2m)], Values("LM.TIGHT", book).Where(value => value.Value is not null).Select(value => (value.Key.Period, value.Value!.Value)));
    }

    [Fact]
    public void A_match_keeps_to_one_survey_of_vacancies()
    {
        var graduates = new[] { "2019", "2020" }.SelectMany(year => new[] { "22", "25" }.Select(code => (Measures.Graduates, new FigureKey("NPL", year) { Occupation = code }, 50m, "A")));
        var book = Book([.. graduates, (Measures.Sought, Posts("2020", "JVS") with { Occupation = "22" }, 10, "A"),
            .. new[] { "2019", "2020" }.SelectMany(year => new[] { ("22", 25m), ("71", 75m) }.Select(one => (Measures.Sought, Posts(year, "Register") with { Occupation = one.Item1 }, one.Item2, "A")))]);

        Assert.Equal([("2019", 0.25m), ("2020", 0.25m)], Values("SK.MATCH", book).Select(value => (value.Key.Period, value.Value!.Value)));
    }

    [Fact]
    public void Where_a_series_goes_over_to_a_stated_rate_there_is_a_break()
    {
        (Measure, FigureKey, decimal, string)[] both = [.. new[] { "2017", "2018", "2020" }.SelectMany(year => new[] { (Measures.Unemployed, Work(year, "LFS"), 70m, "A"), (Measures.Employed, Work(year, "LFS"), 930m, "A") })];
        var book = Book([.. both, .. new[] { "2018", "2019", "2021", "2022" }.Select(year => (Measures.UnemploymentRate, Work(year, "Census"), 9m, "A"))]);

        Assert.Equal([("2017", null), ("2018", null), ("2019", "B"), ("2020", "B"), ("2021", "B"), ("2022", null)], Values("LM.UNEMP", book).Select(value => (value.Key.Period, Marks.LettersOf(value.Marks))));
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

    private static FigureKey Posts(string period, string survey) => new("USA", period) { Occupation = "T", Survey = survey };

    private static IEnumerable<IndicatorValue> Values(string id, FigureBook book) => ComputeIndicator.Of(id, "", book).Where(value => !value.IsAggregate);

    private static FigureBook Book(params (Measure Measure, FigureKey Key, decimal Value, string Status)[] figures) => new(figures.GroupBy(figure => figure.Measure).ToDictionary(
        group => group.Key,
        group => group.ToDictionary(one => one.Key, one => new Figure(group.Key.Name, one.Key, one.Value, new Figure.StatedBy("v", "", null, IsKnown: true, IsConflicting: false, Marks.Of(one.Status))))));
}
