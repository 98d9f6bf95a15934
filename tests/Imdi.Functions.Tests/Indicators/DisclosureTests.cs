using CsCheck;
using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>
/// That nobody who sees all that is published, over several indicators, both sexes, pairs, countries and regions, can tell a count of 1 to 4: of what is published every linear programme is solved, and the bounds of
/// each such count lie at least one person apart.
/// </summary>
public sealed class DisclosureTests
{
    private static readonly string[] Origins = ["NPL", "IND", "PHL"], Destinations = ["QAT", "ARE", "DEU"], Sexes = ["F", "M", "T"];

    [Fact]
    public void No_small_count_follows_from_all_indicators_together() => Gen.Int[-12, 12].Array[18].Sample(
        counts =>
        {
            var stock = StockOf([.. counts.Select(count => count < 0 ? -31 * count : count)]);
            var values = ValuesOf(stock);
            var guarded = GuardCounts.Of(values);
            var cells = stock.Values.ToDictionary(figure => CountKey.Of(figure)!.Value, figure => figure.Value!.Value);
            var places = cells.Keys.Index().ToDictionary(cell => cell.Item, cell => cell.Index);

            List<(IReadOnlyDictionary<int, long>, decimal)> known = [];
            foreach (var value in values.Where(value => !guarded.Withheld.Contains(value)))
            {
                foreach (var count in value.Counts ?? [.. value.Inputs.Select(input => (IReadOnlyList<Figure>)[input])]) known.Add(SumOf(count.SelectMany(Leaves)));
            }

            // What explanations show, what everyone knows of the two sexes, and zeros.
            known.AddRange(cells.Where(cell => !guarded.Hidden.Contains(cell.Key)).Select(cell => SumOf([stock[cell.Key.Key]])));
            foreach (var whole in places.Keys.Where(key => key.Key.Sex == "T"))
                known.Add((whole.Partitions().First().ToDictionary(part => places[part], _ => -1L).Append(new(places[whole], 1)).ToDictionary(), 0));

            foreach (var cell in cells.Where(cell => cell.Value is > 0 and < SuppressTable.Threshold).Select(cell => cell.Key))
            {
                var (least, most) = LinearBounds.Of(known, cells.Count, places[cell]);
                Assert.True(most is null || most - least >= 1, $"{cell} lies between {least} and {most}.");
            }

            (IReadOnlyDictionary<int, long>, decimal) SumOf(IEnumerable<Figure> figures)
            {
                Figure[] all = [.. figures];
                return (all.CountBy(figure => places[CountKey.Of(figure)!.Value]).ToDictionary(cell => cell.Key, cell => (long)cell.Value), all.Sum(figure => figure.Value!.Value));
            }
        },
        iter: 150);

    [Theory]
    [InlineData(true, 3, 40, 50)]
    [InlineData(true, 3, 4, 2_000)]
    [InlineData(false, 3, 6, 50_000)]
    [InlineData(true, 3, 40_000, 50_000)]
    [InlineData(false, 30, 40, 50)]
    public void A_concentration_of_few_people_tells_the_squares_of_those_hidden(bool isWithheld, params int[] counts)
    {
        Figure[] figures = [.. counts.Zip(Destinations, (count, destination) => Cell("NPL", destination, "T", count))];
        var value = new IndicatorValue("MG.HHI", new FigureKey("NPL", "2020"), "hhi") { Inputs = figures, Counts = [figures], IsOfSquares = true, Value = 1 };

        Assert.Equal(isWithheld, GuardCounts.Of([value]).Withheld.Contains(value));
        Assert.DoesNotContain(GuardCounts.Of([value with { IsOfSquares = false }]).Withheld, one => one.Key == value.Key);
    }

    [Fact]
    public void Counts_that_are_large_enough_are_all_shown() => Assert.Empty(GuardCounts.Of(ValuesOf(StockOf([.. Enumerable.Repeat(50, 18)]))).Withheld);

    [Fact]
    public void A_small_pair_is_withheld_with_another_and_the_totals_stay()
    {
        int[] counts = [.. Enumerable.Repeat(50, 18)];
        counts[0] = 3;
        var values = ValuesOf(StockOf(counts));

        var withheld = GuardCounts.Of(values).Withheld;

        Assert.Contains(withheld, value => value.Key is { Area: "QAT", Counterpart: "NPL", Sex: "F" });
        Assert.DoesNotContain(withheld, value => value.Key.Counterpart.Length == 0);
    }

    [Fact]
    public void The_world_does_not_tell_what_a_region_hides()
    {
        Figure small = Cell("NPL", "QAT", "T", 3), large = Cell("IND", "DEU", "T", 80), other = Cell("PHL", "DEU", "T", 90);
        IndicatorValue[] values = [Region("SA", small), Region("ECA", large, other), Region("WLD", small, large, other)];

        var withheld = GuardCounts.Of(values).Withheld;

        Assert.Equal(["SA", "WLD"], withheld.Select(value => value.Key.Area).Order());

        static IndicatorValue Region(string area, params Figure[] figures) => new("MG.STOCKSH", new FigureKey(area, "2020"), Ratio.RegionMethod) { IsAggregate = true, Inputs = figures, Counts = [figures] };
    }

    [Fact]
    public void No_small_count_of_nationals_abroad_follows_from_its_margins() => Gen.Int[0, 12].Array[12].Sample(AssertNothingFollows, iter: 150);

    // Tables found by chance in which all cells of a margin that told a small count were hidden already.
    [Theory]
    [InlineData(0, 4, 6, 3, 10, 9, 4, 0, 7, 9, 8, 4)]
    [InlineData(0, 4, 6, 4, 0, 7, 3, 10, 9, 9, 8, 4)]
    [InlineData(0, 4, 7, 4, 0, 6, 8, 9, 4, 10, 3, 9)]
    [InlineData(0, 4, 7, 8, 9, 4, 4, 0, 6, 10, 3, 9)]
    public void Where_all_that_tells_is_hidden_more_is_hidden_elsewhere(params int[] counts) => AssertNothingFollows(counts);

    private static void AssertNothingFollows(int[] counts)
    {
        var cells = AbroadOf(counts);
        bool[] withheld = GuardAbroad.Of(cells);
        List<(IReadOnlyDictionary<int, long>, decimal)> known = [.. AbroadPartitions.Of(cells).Select(relation => (relation, 0m))];
        for (int at = 0; at < cells.Count; at++)
        {
            if (!withheld[at]) known.Add((new Dictionary<int, long> { [at] = 1 }, (decimal)cells[at].Persons!.Value));
        }

        for (int at = 0; at < cells.Count; at++)
        {
            if (cells[at].Persons is not (> 0 and < SuppressTable.Threshold)) continue;
            var (least, most) = LinearBounds.Of(known, cells.Count, at);
            Assert.True(withheld[at] && (most is null || most - least >= 1), $"{cells[at]} lies between {least} and {most}.");
        }
    }

    /// <summary>Sex by status at home by occupation, with every margin.</summary>
    private static List<AbroadCell> AbroadOf(int[] counts)
    {
        string[] sexes = ["F", "M"], statuses = ["employed", "student"], occupations = ["22", "71", "91"];
        var inner = (from sex in sexes from status in statuses from occupation in occupations select (sex, status, occupation)).Zip(counts).ToList();
        return
        [
            .. from sex in sexes.Append("T") from status in statuses.Append("all") from occupation in occupations.Append("T")
               select new AbroadCell(new AbroadKey("QAT", "2020", sex, "T", status, occupation),
                   inner.Where(cell => (sex == "T" || sex == cell.First.sex) && (status == "all" || status == cell.First.status) && (occupation == "T" || occupation == cell.First.occupation)).Sum(cell => cell.Second), "v"),
        ];
    }

    private static Dictionary<FigureKey, Figure> StockOf(int[] counts)
    {
        var pairs = (from origin in Origins from destination in Destinations select (origin, destination)).ToList();
        return pairs.SelectMany((pair, at) => Sexes.Select(sex => Cell(pair.origin, pair.destination, sex, sex switch { "F" => counts[2 * at], "M" => counts[(2 * at) + 1], _ => counts[2 * at] + counts[(2 * at) + 1] })))
            .ToDictionary(figure => CountKey.Of(figure)!.Value.Key);
    }

    private static Figure Cell(string origin, string destination, string sex, decimal persons) =>
        new("migrant stock", new FigureKey(destination, "2020") { Counterpart = origin, Sex = sex }, persons, new Figure.StatedBy("v", "", "migrant-stock", IsKnown: true, IsConflicting: false, ObservationMarks.None));

    /// <summary>Pairs by sex, immigrants and emigrants by sex, both sexes in one ratio, two regions and the world.</summary>
    private static List<IndicatorValue> ValuesOf(Dictionary<FigureKey, Figure> stock)
    {
        List<IndicatorValue> values = [.. stock.Values.Select(figure => Value("MG.INT", figure.Key, figure))];
        foreach (string sex in Sexes)
        {
            values.AddRange(Destinations.Select(country => Value("MG.STOCKSH", new FigureKey(country, "2020") { Sex = sex }, Sum(country, key => key.Area == country && key.Sex == sex))));
            values.AddRange(Origins.Select(country => Value("MG.EMIGRATE", new FigureKey(country, "2020") { Sex = sex }, Sum(country, key => key.Counterpart == country && key.Sex == sex))));
            foreach (var (region, members) in (IEnumerable<(string, string[])>)[("MENA", ["QAT", "ARE"]), ("ECA", ["DEU"]), ("WLD", Destinations)])
            {
                Figure[] parts = [.. members.Select(country => Sum(country, key => key.Area == country && key.Sex == sex))];
                values.Add(new IndicatorValue("MG.STOCKSH", new FigureKey(region, "2020") { Sex = sex }, Ratio.RegionMethod) { IsAggregate = true, Inputs = parts, Counts = [parts] });
            }
        }

        values.AddRange(Destinations.Select(country => Value("MG.FEMSH", new FigureKey(country, "2020"), Sum(country, key => key.Area == country && key.Sex == "F"), Sum(country, key => key.Area == country && key.Sex == "T"))));
        return values;

        Figure Sum(string area, Func<FigureKey, bool> of) => Figure.Sum("sum", new FigureKey(area, "2020"), [.. stock.Where(cell => of(cell.Key)).Select(cell => cell.Value)]);
    }

    private static IndicatorValue Value(string indicator, FigureKey key, params Figure[] inputs) => new(indicator, key, Ratio.Method) { Inputs = inputs, Numerator = inputs[0].Value, Value = 1 };

    private static IEnumerable<Figure> Leaves(Figure figure) => figure.Parts.Count > 0 ? figure.Parts.SelectMany(Leaves) : [figure];
}
