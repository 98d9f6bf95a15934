using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House.Costs;

/// <summary>docs/cost.md states what each operation asks of storage, and what a month comes to. An operation that asks for more fails; IMDI_REWRITE=1 states it anew.</summary>
[Collection(ExampleHouse.Shared)]
public sealed partial class CostTests(ExampleHouse house)
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1";

    [Fact]
    public async Task Each_operation_takes_the_transactions_that_the_page_states()
    {
        foreach (var operation in house.Operations)
            foreach (var example in operation.Examples) await house.AnswerAsync(operation, example);
        var counted = house.Counted.Concat(await CountedJobs.CountAsync()).ToDictionary();
        if (Rewrites) await RewriteAsync("counts", Table(counted));
        var stated = Stated();

        string beyond = string.Join('\n', counted.Where(one => !stated.TryGetValue(one.Key, out var count) || !one.Value.IsWithin(count)).Select(one => $"{one.Key}: {one.Value}, stated is {stated.GetValueOrDefault(one.Key)}"));
        Assert.True(beyond.Length == 0, beyond);
        Assert.Empty(stated.Keys.Except(counted.Keys));
    }

    [Fact]
    public async Task A_month_comes_to_what_the_counts_and_the_prices_make_it()
    {
        string months = Months();
        if (Rewrites) await RewriteAsync("months", months);

        Assert.Equal(months, Part("months"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Every_execution_is_billed_at_least_the_shortest_time_there_is(int times)
    {
        using var file = Prices();
        var assumed = file.RootElement.GetProperty("assumptions");
        var lines = new PilotMonth(file.RootElement, Stated(), times).Lines.ToDictionary(line => line.What, line => line.Amount);

        Assert.True(lines["GB-seconds"] >= lines["executions"] * assumed.GetProperty("leastSecondsBilled").GetDouble() * assumed.GetProperty("instanceGigabytes").GetDouble());
    }

    [Fact]
    public void Prices_have_a_date_and_a_source_and_say_that_they_were_not_verified()
    {
        using var file = Prices();

        Assert.Contains("UNVERIFIED", file.RootElement.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.True(DateOnly.TryParseExact(file.RootElement.GetProperty("date").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.All(file.RootElement.GetProperty("prices").EnumerateObject(), price => Assert.StartsWith("https://azure.microsoft.com/pricing/", price.Value.GetProperty("source").GetString(), StringComparison.Ordinal));
    }

    private static JsonDocument Prices() => JsonDocument.Parse(Repository.Read("docs", "prices.json"));

    private static Dictionary<string, StorageCount> Stated() => Row().Matches(Part("counts")).ToDictionary(
        row => row.Groups[1].Value, row => new StorageCount(Number(row, 2), Number(row, 3), Number(row, 4)));

    private static int Number(Match row, int group) => int.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Table(IEnumerable<KeyValuePair<string, StorageCount>> counts) => "| operation | tables | blob reads | blob writes |\n|---|---:|---:|---:|\n"
        + string.Concat(counts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"| {one.Key} | {one.Value.Tables} | {one.Value.BlobReads} | {one.Value.BlobWrites} |\n"));

    private static string Months()
    {
        using var file = Prices();
        var (pilot, tenfold) = (new PilotMonth(file.RootElement, Stated(), 1), new PilotMonth(file.RootElement, Stated(), 10));
        var rows = pilot.Lines.Zip(tenfold.Lines, (one, ten) => $"| {one.What} | {Amount(one)} | {Usd(one.Usd)} | {Usd(one.UsdBeyondFree)} | {Amount(ten)} | {Usd(ten.Usd)} | {Usd(ten.UsdBeyondFree)} |\n");
        return "| | pilot | USD | USD beyond what is free | ten times | USD | USD beyond what is free |\n|---|---:|---:|---:|---:|---:|---:|\n" + string.Concat(rows)
            + $"| **in all** | | **{Usd(Sum(pilot, one => one.Usd))}** | **{Usd(Sum(pilot, one => one.UsdBeyondFree))}** | | **{Usd(Sum(tenfold, one => one.Usd))}** | **{Usd(Sum(tenfold, one => one.UsdBeyondFree))}** |\n";
    }

    private static double Sum(PilotMonth month, Func<CostLine, double> usd) => month.Lines.Where(line => !line.IsPart).Sum(usd);

    private static string Amount(CostLine line) => line.Amount.ToString(line.Amount < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    private static string Usd(double usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Part(string name) => Page().Split($"<!-- {name} -->\n")[1].Split($"<!-- /{name} -->")[0];

    private static string Page() => Repository.Read("docs", "cost.md");

    private static async Task RewriteAsync(string name, string text) =>
        await File.WriteAllTextAsync(Repository.At("docs", "cost.md"), Page().Replace($"<!-- {name} -->\n{Part(name)}", $"<!-- {name} -->\n{text}", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
