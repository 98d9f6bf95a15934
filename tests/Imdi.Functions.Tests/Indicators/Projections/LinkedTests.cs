using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The gap by occupation, and what follows from it.</summary>
public sealed class LinkedTests
{
    private static readonly AssumptionTable Assumed = ReadAssumptions.Table;

    [Fact]
    public void The_worked_gap_comes_out_of_a_stated_path()
    {
        var rows = ProjectGap.Of(new DemandPath("22", "baseline", [(2025, 10_000), (2030, 11_040.808032m)], []), ("2024", 400), null, Assumed).ToDictionary(row => row.Variant);

        Assert.Equal((3m, 1_561.212m, 2_602.020m, 602.020m), (rows["central"].ReplacementPercent, rows["central"].Replaced, rows["central"].Openings, rows["central"].Gap));
        Assert.True(rows["low"].Gap < rows["central"].Gap && rows["central"].Gap < rows["high"].Gap);
        Assert.Equal(decimal.Round(0.3m * 602.020m, 3), rows["central"].Migration!.Value, 2);
    }

    [Fact]
    public void A_year_stated_between_on_the_same_path_changes_nothing()
    {
        var whole = Central(new DemandPath("22", "s", [(2025, 10_000), (2029, 10_000 * 1.02m * 1.02m * 1.02m * 1.02m)], []));
        var parts = Central(new DemandPath("22", "s", [(2025, 10_000), (2027, 10_000 * 1.02m * 1.02m), (2029, 10_000 * 1.02m * 1.02m * 1.02m * 1.02m)], []));

        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Without_entrants_there_are_openings_and_no_gap()
    {
        var row = ProjectGap.Of(new DemandPath("71", "s", [(2025, 500), (2030, 400)], []), null, null, Assumed).First();

        Assert.Equal((ProjectGap.EntrantsMissing, null, null), (row.Reason, row.Gap, row.Migration));
        Assert.True(row.Openings < 0);
    }

    [Fact]
    public void The_longest_code_gives_the_rate()
    {
        var table = Assumed with { Replacement = [.. Assumed.Replacement, new("2", 1, 2, 3, ""), new("22", 5, 6, 7, "")] };

        Assert.Equal((6, 2, 3), (table.RateOf("2221").Central, table.RateOf("25").Central, table.RateOf("71").Central));
    }

    [Fact]
    public void Every_assumption_names_what_it_rests_on_and_stands_within_its_range() =>
        Assert.All(Assumed.Replacement.Select(rate => (rate.Low, rate.Central, rate.High, rate.Source)).Concat(new[] { Assumed.Response, Assumed.Elasticity }.Select(one => (one.Low, one.Central, one.High, one.Source))), one =>
            Assert.True(one.Low <= one.Central && one.Central <= one.High && one.Source.StartsWith("Assumption", StringComparison.Ordinal)));

    /// <summary>The stated formulas, written a second time.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Outputs_are_exactly_what_the_formulas_say(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++)
        {
            var inputs = Any(random);
            double demand = (double)inputs.Demand, growth = (double)inputs.Growth / 100, sum = Enumerable.Range(0, inputs.Years).Sum(year => demand * Math.Pow(1 + growth, year));
            double openings = (demand * Math.Pow(1 + growth, inputs.Years)) - demand + ((double)inputs.Replacement / 100 * sum), gap = openings - (double)(inputs.Years * inputs.Entrants);
            double arrivals = (double)inputs.Response * Math.Max(0, gap), migrants = (double)inputs.Migrants;
            double remittances = (double)inputs.PerMigrant * (migrants == 0 ? arrivals : migrants * (Math.Pow(1 + (arrivals / migrants), (double)inputs.Elasticity) - 1));

            var outputs = LinkedModel.Of(inputs);

            Assert.All([(openings, outputs.Openings), (gap, outputs.Gap), (arrivals, outputs.Arrivals), (remittances, outputs.Remittances)], pair => Assert.InRange((double)pair.Item2, pair.Item1 - Slack(pair.Item1), pair.Item1 + Slack(pair.Item1)));
        }

        static double Slack(double value) => 0.01 + (Math.Abs(value) * 1e-9);
    }

    /// <summary>An input moves what follows from it, and nothing before.</summary>
    [Theory, InlineData(1), InlineData(2)]
    public void Changing_an_input_changes_what_is_linked_to_it_alone(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++)
        {
            var inputs = Any(random) with { Entrants = 0, Growth = 2, Replacement = 3, Response = 0.3m, Migrants = 5_000, PerMigrant = 1_000, Elasticity = 0.8m };
            var (now, dearer, keener, fewer) = (LinkedModel.Of(inputs), LinkedModel.Of(inputs with { PerMigrant = 2_000 }), LinkedModel.Of(inputs with { Response = 0.6m }), LinkedModel.Of(inputs with { Entrants = 10 }));

            Assert.Equal(now with { Remittances = dearer.Remittances }, dearer);
            Assert.InRange(dearer.Remittances - (2 * now.Remittances), -0.02m, 0.02m);
            Assert.Equal(now with { Arrivals = keener.Arrivals, Remittances = keener.Remittances }, keener);
            Assert.InRange(keener.Arrivals - (2 * now.Arrivals), -0.002m, 0.002m);
            Assert.True(keener.Remittances > now.Remittances && fewer.Gap == now.Gap - (10 * inputs.Years) && fewer.Openings == now.Openings);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void The_range_holds_what_was_asked(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++)
        {
            var (low, central, high) = LinkedModel.Range(Any(random), Assumed);

            Assert.True(low.Gap <= central.Gap && central.Gap <= high.Gap && low.Arrivals <= central.Arrivals && central.Arrivals <= high.Arrivals && low.Remittances <= central.Remittances && central.Remittances <= high.Remittances);
        }
    }

    [Fact]
    public void The_farthest_inputs_do_not_overflow()
    {
        var all = CheckLinked.Limits.ToDictionary(limit => limit.Field, limit => limit.Most);
        var most = new LinkedInputs(all["demand"], all["growth"], all["replacement"], 0, 30, 1, 1, all["perMigrant"], 2);

        Assert.True(CheckLinked.Of(most).IsOk);
        Assert.True(LinkedModel.Range(most, Assumed).High.Remittances > 0);
    }

    [Theory, InlineData("10,000", 10_000), InlineData("10 000", 10_000), InlineData("2,5", 2.5), InlineData("2.5", 2.5), InlineData("1,234.5", 1_234.5)]
    public void A_number_is_read_as_it_is_written(string text, decimal expected) => Assert.Equal(expected, CheckLinked.Of(field => field == "demand" ? text : null).Value.Demand);

    [Theory, InlineData("years", "2.5"), InlineData("years", "31"), InlineData("response", "1.1"), InlineData("demand", "many"), InlineData("migrants", "0.5"), InlineData("growth", "-21"), InlineData("years", "99999999999")]
    public void A_wrong_input_is_named(string field, string text) => Assert.Equal($"/{field}", Assert.Single(CheckLinked.Of(name => name == field ? text : null).Refusal!.Errors).Pointer);

    private static decimal? Central(DemandPath path) => ProjectGap.Of(path, ("2024", 100), null, Assumed).Single(row => row.Variant == "central").Gap;

    private static LinkedInputs Any(Random random) => new(
        random.Next(1, 1_000_000), random.Next(-50, 80) / 10m, random.Next(0, 80) / 10m, random.Next(0, 20_000), random.Next(1, 20), random.Next(0, 101) / 100m, random.Next(0, 3) == 0 ? 0 : random.Next(1, 500_000), random.Next(0, 20_000), random.Next(0, 150) / 100m);
}
