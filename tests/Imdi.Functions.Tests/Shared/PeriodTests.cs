using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2025", Frequency.Year, "2025-01-01", "2025-12-31")]
    [InlineData("2025Q3", Frequency.Quarter, "2025-07-01", "2025-09-30")]
    [InlineData("2025-09", Frequency.Month, "2025-09-01", "2025-09-30")]
    [InlineData("2024-02", Frequency.Month, "2024-02-01", "2024-02-29")]
    [InlineData("9999", Frequency.Year, "9999-01-01", "9999-12-31")]
    public void A_period_knows_its_days_and_its_text(string text, Frequency frequency, string first, string last)
    {
        var period = Period.Parse(text);
        Assert.Equal((frequency, Day(first), Day(last), text), (period.Frequency, period.FirstDay, period.LastDay, period.ToString()));
        Assert.True(period.Contains(Day(first)) && period.Contains(Day(last)) && !period.Contains(Day(first).AddDays(-1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("0000")]
    [InlineData("2025Q5")]
    [InlineData("2025Q0")]
    [InlineData("2025-13")]
    [InlineData("2025-9")]
    [InlineData("2025q3")]
    [InlineData("2025M09")]
    [InlineData("2025-09-01")]
    [InlineData("-025")]
    [InlineData("2025Q٣")]
    public void Only_the_three_spellings_of_the_API_are_periods(string? text) => Assert.False(Period.TryParse(text, out _));

    [Theory]
    [InlineData("2016_2Q", "2016Q2")]
    [InlineData("2011Q1 [YR2011Q1]", "2011Q1")]
    [InlineData("2020 [YR2020]", "2020")]
    [InlineData("2023M01", "2023-01")]
    [InlineData("2023M1", "2023-01")]
    [InlineData("2023-Q1", "2023Q1")]
    [InlineData("2023-M01", "2023-01")]
    [InlineData("2023-01", "2023-01")]
    [InlineData("2023q1", "2023Q1")]
    [InlineData("2023 ", "2023")]
    public void Spellings_of_agencies_files_are_read(string text, string period)
    {
        Assert.True(Period.TryParseAgency(text, out var found));
        Assert.Equal(period, found.ToString());
    }

    [Theory]
    [InlineData("2016_5Q")]
    [InlineData("2011Q1 [YR2011Q3]")]
    [InlineData("2023S1")]
    [InlineData("2023W07")]
    [InlineData("2023M13")]
    [InlineData("0000")]
    [InlineData("1 Q 2016")]
    [InlineData("Last Updated: 12/07/2020")]
    public void What_contradicts_itself_or_is_no_period_is_refused(string text) => Assert.False(Period.TryParseAgency(text, out _));

    [RealFact]
    public void Every_quarter_in_the_header_of_the_corridor_file_is_read()
    {
        string[] header = File.ReadLines(RealFiles.Of("rpw-corridors-2011q1-2020q3.csv")).First().Split(',');
        var quarters = header[6..].Where(cell => cell.Length > 0).Select(cell => Period.TryParseAgency(cell, out var quarter) ? quarter : default).ToList();
        Assert.Equal(35, quarters.Count);
        Assert.Equal((Period.OfQuarter(2011, 1), Period.OfQuarter(2020, 3)), (quarters[0], quarters[^1]));
        Assert.Equal(quarters.Order(), quarters);
    }

    [Theory]
    [InlineData("2024Q4", 1, "2025Q1")]
    [InlineData("2025Q1", -1, "2024Q4")]
    [InlineData("2025Q1", -9, "2022Q4")]
    [InlineData("2024-12", 2, "2025-02")]
    [InlineData("2025", -5, "2020")]
    public void Steps_cross_the_years(string from, int steps, string to) => Assert.Equal(to, Period.Parse(from).Plus(steps).ToString());

    [Fact]
    public void Steps_do_not_leave_the_calendar()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(9999).Plus(1));
        Assert.Throws<OverflowException>(() => Period.OfYear(2020).Plus(int.MaxValue));
    }

    [Fact]
    public void Periods_are_ordered_by_their_last_day_then_the_longer_first()
    {
        string[] ordered = ["2024", "2024Q4", "2024-12", "2025-01", "2025Q1", "2025-03", "2025"];
        Assert.Equal(["2024", "2024Q4", "2024-12", "2025-01", "2025Q1", "2025-03", "2025"], ordered.Reverse().Select(text => Period.Parse(text)).Order().Select(period => period.ToString()));
        Assert.True(Period.OfQuarter(2020, 3) < Period.OfQuarter(2020, 4));
    }

    [Fact]
    public void The_quarter_of_a_day_contains_it() => Assert.Equal(Period.OfQuarter(2020, 3), Period.QuarterOf(new DateOnly(2020, 9, 30)));

    [Fact]
    public void A_quarter_that_does_not_exist_is_a_bug() => Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2020, 5));

    [Fact]
    public void In_JSON_a_period_is_its_text_also_as_a_key()
    {
        var costs = new Dictionary<Period, decimal> { [Period.OfQuarter(2020, 3)] = 7.0m };
        Assert.Equal("""{"2020Q3":7.0}""", JsonSerializer.Serialize(costs));
        Assert.Equal(costs, JsonSerializer.Deserialize<Dictionary<Period, decimal>>("""{"2020Q3":7.0}"""));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
