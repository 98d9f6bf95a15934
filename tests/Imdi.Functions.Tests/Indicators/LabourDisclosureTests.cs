using CsCheck;
using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>That nobody who sees rates of work by age and education together, and knows that parts make up their whole, can tell a count of 1 to 4: bounds as in <see cref="DisclosureTests"/>.</summary>
public sealed class LabourDisclosureTests
{
    private static readonly string[] Ages = ["Y15-24", "Y25-64", "Y_GE65"], Levels = ["0", "1T4", "5T8"];

    /// <summary>Wholes with the finest of their parts.</summary>
    private static readonly (string Whole, string[] Parts)[] OfAges = [("Y_GE15", Ages), ("Y_GE25", Ages[1..]), ("Y15-64", Ages[..2])], OfLevels = [("T", Levels), ("0T4", Levels[..2])];

    [Fact]
    public void No_small_count_of_the_unemployed_follows_from_other_ages_and_levels() => Gen.Int[0, 12].Array[9].Sample(AssertNothingFollows, iter: 150);

    [Fact]
    public void A_small_level_takes_another_with_it_and_the_total_stays()
    {
        var withheld = GuardCounts.Of(ValuesOf(CellsOf([50, 50, 50, 3, 60, 70, 50, 50, 50]))).Withheld.Select(value => value.Key).ToList();

        Assert.Contains(withheld, key => key is { Age: "Y25-64", Education: "0" });
        Assert.True(withheld.Count > 1);
        Assert.DoesNotContain(withheld, key => key is { Age: "Y_GE15", Education: "T" });
    }

    [Theory]
    [InlineData("Y_GE15", "Y15-19,Y20-24,Y25-64,Y_GE65", "Y15-64,Y_GE65")]
    [InlineData("Y15-64", "Y15-19,Y20-24,Y25-64", "Y15-24,Y25-64")]
    [InlineData("Y_GE25", "Y25-64,Y_GE65", "Y25-64,Y_GE65")]
    public void An_age_is_the_sum_of_the_shortest_and_of_the_longest_others(string whole, string shortest, string longest)
    {
        string[] ages = ["T", "UNK", "Y15-19", "Y20-24", "Y15-24", "Y25-64", "Y15-64", "Y_GE65", "Y_GE25", "Y_GE15"];

        var tilings = LabourPartitions.Of(ages.Select(age => new CountKey("unemployment", new FigureKey("NPL", "2020") { Age = age }))).Where(one => one.Whole.Key.Age == whole).Select(one => string.Join(',', one.Parts.Select(part => part.Key.Age))).ToList();

        Assert.Equal(shortest, tilings[0]);
        Assert.Contains(longest, tilings);
    }

    private static void AssertNothingFollows(int[] counts)
    {
        var cells = CellsOf(counts);
        var values = ValuesOf(cells);
        var guarded = GuardCounts.Of(values);
        var places = cells.Index().ToDictionary(cell => (cell.Item.Key.Age, cell.Item.Key.Education), cell => cell.Index);
        List<(IReadOnlyDictionary<int, long>, decimal)> known = [.. values.Index().Where(value => !guarded.Withheld.Contains(value.Item)).Select(value => Known(value.Index))];
        known.AddRange(cells.Index().Where(cell => !guarded.Hidden.Contains(CountKey.Of(cell.Item)!.Value)).Select(cell => Known(cell.Index)));
        foreach (string level in places.Keys.Select(key => key.Education).Distinct()) known.AddRange(OfAges.Select(sum => Relation((sum.Whole, level), [.. sum.Parts.Select(age => (age, level))])));
        foreach (string age in places.Keys.Select(key => key.Age).Distinct()) known.AddRange(OfLevels.Select(sum => Relation((age, sum.Whole), [.. sum.Parts.Select(level => (age, level))])));

        foreach (var (at, cell) in cells.Index().Where(cell => PersonTable.IsSmall(cell.Item.Value!.Value)))
        {
            var (least, most) = LinearBounds.Of(known, cells.Count, at);
            Assert.True(guarded.Withheld.Contains(values[at]) && (most is null || most - least >= 1), $"{cell.Key} lies between {least} and {most}.");
        }

        (IReadOnlyDictionary<int, long>, decimal) Known(int at) => (new Dictionary<int, long> { [at] = 1 }, cells[at].Value!.Value);

        (IReadOnlyDictionary<int, long>, decimal) Relation((string, string) whole, (string, string)[] parts) => (parts.ToDictionary(part => places[part], _ => -1L).Append(new(places[whole], 1)).ToDictionary(), 0);
    }

    private static List<Figure> CellsOf(int[] counts) =>
    [
        .. from age in Ages.Select(age => (Whole: age, Parts: (string[])[age])).Concat(OfAges)
           from level in Levels.Select(level => (Whole: level, Parts: (string[])[level])).Concat(OfLevels)
           select new Figure("unemployed", new FigureKey("NPL", "2020") { Sex = "T", Age = age.Whole, Education = level.Whole },
               age.Parts.Sum(one => level.Parts.Sum(other => counts[(Array.IndexOf(Ages, one) * Levels.Length) + Array.IndexOf(Levels, other)])),
               new Figure.StatedBy("v", "", "unemployment", IsKnown: true, IsConflicting: false, ObservationMarks.None)),
    ];

    private static List<IndicatorValue> ValuesOf(List<Figure> cells) => [.. cells.Select(cell => new IndicatorValue("LM.UNEMP", cell.Key, Ratio.Method) { Inputs = [cell], Numerator = cell.Value, Value = 1 })];
}
