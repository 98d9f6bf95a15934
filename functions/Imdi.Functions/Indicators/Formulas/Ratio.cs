namespace Imdi.Functions.Indicators;

/// <summary>
/// numerator / denominator · factor, of the same key. A numerator without a denominator, or with one of zero or less, is withheld. Regions: the sum of the numerators over the sum of the
/// denominators of their countries, given where the countries with both hold at least 75 % of the denominators known in the region; never a mean of ratios.
/// </summary>
public sealed class Ratio(Quantity numerator, Quantity denominator, decimal factor = 1) : Formula
{
    public const string Method = "ratio", RegionMethod = "ratio-of-sums";
    public const decimal LeastCoverage = 0.75m;

    /// <summary>Whether regions are given: not for pairs.</summary>
    public bool HasRegions { get; init; } = true;

    public override IEnumerable<Quantity> Inputs => [numerator, denominator];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var (parts, wholes) = (book.Of(numerator), book.Of(denominator));
        foreach (var (key, part) in parts)
        {
            if (part.Value is { } value && Datasets.Area.TypeOf(key.Area) == Datasets.Area.Country) yield return Country(key, part, value, wholes.GetValueOrDefault(key));
        }

        if (!HasRegions) yield break;
        foreach (var group in wholes.SelectMany(whole => Regions.Of(whole.Key.Area).Select(region => (Key: whole.Key with { Area = region }, Whole: whole.Value, Part: parts.GetValueOrDefault(whole.Key)))).GroupBy(each => each.Key))
        {
            if (Region(group.Key, [.. group.Select(each => (each.Part, each.Whole))]) is { } region) yield return region;
        }
    }

    private Result Country(FigureKey key, Figure part, decimal value, Figure? whole)
    {
        var result = new Result(key, Method) { Numerator = value, Denominator = whole?.Value, Inputs = whole is null ? [part] : [part, whole] };
        return whole?.Value is not { } by ? result with { Reason = Withheld.DenominatorMissing }
            : by <= 0 ? result with { Reason = Withheld.DenominatorNotPositive }
            : (result with { Value = value / by * factor }).Checked();
    }

    private Result? Region(FigureKey key, IReadOnlyList<(Figure? Part, Figure Whole)> members)
    {
        (Figure Part, Figure Whole)[] both = [.. members.Where(member => member.Part?.Value is not null && member.Whole.Value is > 0 && !member.Part.IsConflicting && !member.Whole.IsConflicting).Select(member => (member.Part!, member.Whole))];
        decimal all = members.Sum(member => member.Whole.Value is > 0 and var known ? known : 0), covered = both.Sum(member => member.Whole.Value!.Value), sum = both.Sum(member => member.Part.Value!.Value);
        if (both.Length == 0) return null;
        var result = new Result(key, RegionMethod) { IsAggregate = true, Numerator = sum, Denominator = covered, Inputs = [.. both.SelectMany(member => new[] { member.Part, member.Whole })] };
        return covered < LeastCoverage * all ? result with { Reason = Withheld.CoverageBelow75 } : result with { Value = sum / covered * factor };
    }
}
