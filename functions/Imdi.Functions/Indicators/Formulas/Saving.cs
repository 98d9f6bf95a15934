using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>
/// What a receiving country's families would keep at a cost of 3 %: Σ over corridors of flow · max(0, cost − 3) / 100, million USD a year. The flow is that of the newest matrix at or before the quarter's
/// year, else of the earliest. Given where the corridors with a cost carry at least 75 % of the flow.
/// </summary>
public sealed class Saving(Quantity costs, Quantity flows) : Formula
{
    public const string Method = "saving-at-3-percent";
    public const decimal TargetPercent = 3;

    public override IEnumerable<Quantity> Inputs => [costs, flows];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var flow = book.Of(flows);
        var byCountry = flow.Values.GroupBy(figure => (figure.Key.Area, figure.Key.Period)).ToDictionary(group => group.Key, group => group.Sum(figure => figure.Value ?? 0));
        int[] years = [.. flow.Keys.Select(key => Year(key.Period)).Distinct().Order()];
        if (years.Length == 0) yield break;
        foreach (var group in book.Of(costs).Values.GroupBy(figure => figure.Key with { Counterpart = "" }))
        {
            int before = years.LastOrDefault(year => year <= Year(group.Key.Period), years[0]);
            string period = before.ToString(CultureInfo.InvariantCulture);
            if (byCountry.GetValueOrDefault((group.Key.Area, period)) is not (> 0 and var all)) continue;
            List<Figure> inputs = [];
            decimal covered = 0, saved = 0;
            foreach (var cost in group)
            {
                if (cost.Value is not { } percent || !flow.TryGetValue(cost.Key with { Period = period }, out var sent) || sent.Value is not { } amount) continue;
                inputs.AddRange([cost, sent]);
                covered += amount;
                saved += amount * Math.Max(0, percent - TargetPercent) / 100;
            }

            if (inputs.Count == 0) continue;
            var result = new Result(group.Key, Method) { Inputs = inputs };
            yield return covered < Ratio.LeastCoverage * all ? result with { Reason = Withheld.CoverageBelow75, Numerator = covered, Denominator = all } : (result with { Value = saved }).Checked();
        }
    }

    private static int Year(string period) => int.Parse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value.Method != Method ? null : Terms.Sum(
        value.Inputs.Chunk(2), pair => terms.Of(pair[1]) * Math.Max(0, (terms.Of(pair[0]) ?? 0) - TargetPercent) / 100, pair => $"{terms.TextOf(pair[1])} · max(0, {terms.TextOf(pair[0])} - {Terms.Text(TargetPercent)}) / 100");
}
