using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Commands;

/// <summary>An invented country of a real name: a handful of numbers that all its figures follow from. Percentages are of what the name says.</summary>
/// <param name="People">Living there in the base year, as all that follows.</param>
/// <param name="Growth">Of the people, % a year.</param>
/// <param name="Youth">Each age group of five years as a part of the one below, up to sixty.</param>
/// <param name="Men">To 100 women, at working age.</param>
/// <param name="WorkMen">Employed, % of men of fifteen and more.</param>
/// <param name="Jobless">% of the labour force.</param>
/// <param name="Vacant">% of all posts.</param>
/// <param name="Tertiary">% of people of 25 and more.</param>
/// <param name="Gdp">USD by head.</param>
/// <param name="Wage">Mean, USD a month.</param>
/// <param name="Doctors">Practising, by 10,000 people.</param>
/// <param name="Settled">Whether people come to work rather than leave for it.</param>
internal sealed record DemonstrationCountry(
    string Code, decimal People, decimal Growth, decimal Youth, decimal Men, decimal WorkMen, decimal WorkWomen, decimal Jobless, decimal Vacant, decimal Tertiary, decimal Gdp, decimal Wage,
    decimal Doctors, decimal Nurses, bool Settled)
{
    public static DemonstrationCountry Of(string[] cells)
    {
        decimal[] numbers = [.. cells.Skip(1).Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture))];
        return new(CountryCode.Parse(cells[0]).Alpha3, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers[8], numbers[9], numbers[10], numbers[11], numbers[12], numbers[13] == 1);
    }
}

/// <summary>People of one invented country in another, and what they send home.</summary>
/// <param name="People">In the base year.</param>
/// <param name="Sent">USD a year each.</param>
/// <param name="Health">Of a thousand, those who work as nurses.</param>
internal sealed record DemonstrationPair(string Origin, string Destination, decimal People, decimal Growth, decimal Women, decimal Tertiary, decimal Sent, decimal Health)
{
    public static DemonstrationPair Of(string[] cells)
    {
        decimal[] numbers = [.. cells.Skip(2).Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture))];
        return new(CountryCode.Parse(cells[0]).Alpha3, CountryCode.Parse(cells[1]).Alpha3, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    public decimal In(int year) => DemonstrationSeeds.Grown(People, Growth, year);
}

/// <summary>What the demonstration's figures unfold from, and when.</summary>
internal sealed record DemonstrationSeeds(IReadOnlyList<DemonstrationCountry> Countries, IReadOnlyList<DemonstrationPair> Pairs)
{
    /// <summary>Seventeen years: three origins of the back-test in each series, which a dozen countries need for intervals of 95 %.</summary>
    public const int First = 2009, Last = 2025, Horizon = 2035;

    /// <summary>The year that the seeds are of.</summary>
    public const int Base = 2014;

    public static IEnumerable<int> Years => Enumerable.Range(First, Last - First + 1);

    public static DemonstrationSeeds Read(string countries, string pairs) => new([.. Rows(countries).Select(DemonstrationCountry.Of)], [.. Rows(pairs).Select(DemonstrationPair.Of)]);

    /// <summary>start · (1 + percent / 100)^(year − base), in decimals, so that every machine gives the same.</summary>
    public static decimal Grown(decimal start, decimal percent, int year)
    {
        decimal step = 1 + (percent / 100);
        return Enumerable.Range(0, Math.Abs(year - Base)).Aggregate(start, (value, _) => year > Base ? value * step : value / step);
    }

    /// <summary>A fixed ripple of at most <paramref name="width"/> percent, so that no line is straight.</summary>
    public static decimal Ripple(int one, int other, decimal width) => 1 + ((((one * 7) + (other * 5)) % 11 - 5) * width / 500);

    private static IEnumerable<string[]> Rows(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim().Split(','));
}
