using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The one series that stands for an area.</summary>
public sealed class HeadlineTests
{
    [Theory]
    [InlineData("2024Q1 2024Q2 2024Q3 2024Q4 2025Q1", "2023 2024 2024Q1 2024Q2 2024Q3 2024Q4 2025Q1")]
    [InlineData("2023 2024", "2023 2024 2024Q1 2024Q2 2024Q3 2024Q4")]
    [InlineData("2023 2024", "2023 2024 2024Q1 2024Q2 2024Q3 2024Q4 2025Q1?")]
    [InlineData("2024-11 2024-12", "2023 2024-11 2024-12 2024Q3")]
    public void A_year_and_its_quarters_make_no_series_and_that_with_the_newest_value_is_taken(string expected, string periods) => Assert.Equal(
        expected, string.Join(' ', Headline.Of(periods.Split(' ').Select(period => new IndicatorValue("LM.UNEMP", new FigureKey("KEN", period.TrimEnd('?')), "ratio") { Value = period.EndsWith('?') ? null : 5 })).Select(value => value.Key.Period)));

    [Fact]
    public async Task Every_point_of_the_headlines_names_the_versions_that_its_value_comes_from()
    {
        var ingest = await MadeUp.LoadAsync();
        var book = await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2026, 3, 1), CancellationToken.None);
        int lists = 0;
        foreach (var definition in ReadDefinitions.All)
        {
            var file = IndicatorSnapshot.FileOf(book, definition);
            var headlines = HeadlineFile.Of(book, definition, file);
            var values = book.Of(definition).GroupBy(value => value.Key.Area).ToDictionary(area => area.Key, area => Headline.Of(area).ToDictionary(value => value.Key.Period));
            foreach (var (area, point) in headlines.Areas.SelectMany(area => area.Points.Select(point => (area, point))))
            {
                var value = values[area.Area][point.Period];
                Assert.Equal(value.Versions, headlines.Origins[point.From].Select(place => file.Sources[place].Version));
                Assert.Equal((value.Key.Sex, value.Key.Age, value.Key.Survey), (area.Sex ?? "", area.Age ?? "", area.Survey ?? ""));
            }

            Assert.Equal(headlines.Origins.Count, headlines.Origins.Select(origin => string.Join(' ', origin)).Distinct().Count());
            lists = Math.Max(lists, headlines.Origins.Count);
        }

        Assert.True(lists > 1, "No indicator of the made-up world has figures of different versions.");
    }
}
