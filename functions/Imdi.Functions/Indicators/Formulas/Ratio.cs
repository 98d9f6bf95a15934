namespace Imdi.Functions.Indicators;

/// <summary>
/// numerator / denominator · factor, of the same key. A numerator without a denominator, or with one of zero or less, is withheld. Regions: the sum of the numerators over the sum of the
/// denominators of their countries, never a mean of ratios; given where the countries with both are home to at least 75 % of the region's people in the period's year (<see cref="RegionWeights"/>), and withheld where
/// those are not known of nearly all of its countries.
/// </summary>
public sealed class Ratio(Quantity numerator, Quantity denominator, decimal factor = 1) : Formula
{
    public const string Method = "ratio", RegionMethod = "ratio-of-sums";
    public const decimal LeastCoverage = 0.75m;

    /// <summary>Whether regions are given: not for pairs.</summary>
    public bool HasRegions { get; init; } = true;

    /// <summary>The numerator is a part of the denominator: a part above its whole is withheld, and left out of regions.</summary>
    public bool IsShare { get; init; }

    public override IEnumerable<Quantity> Inputs => HasRegions ? [numerator, denominator, Measures.People] : [numerator, denominator];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var (parts, wholes) = (book.Of(numerator), book.Of(denominator));
        foreach (var (key, part) in parts)
        {
            if (part.Value is { } value && Datasets.Area.TypeOf(key.Area) == Datasets.Area.Country) yield return Country(key, part, value, wholes.GetValueOrDefault(key));
        }

        if (!HasRegions) yield break;
        var weights = new RegionWeights(book);
        foreach (var group in wholes.SelectMany(whole => Regions.Of(whole.Key.Area).Select(region => (Key: whole.Key with { Area = region }, Whole: whole.Value, Part: parts.GetValueOrDefault(whole.Key)))).GroupBy(each => each.Key))
        {
            if (Region(group.Key, [.. group.Select(each => (each.Part, each.Whole))], weights) is { } region) yield return region;
        }
    }

    private Result Country(FigureKey key, Figure part, decimal value, Figure? whole)
    {
        var result = new Result(key, Method) { Numerator = value, Denominator = whole?.Value, Inputs = whole is null ? [part] : [part, whole] };
        return whole?.Value is not { } by ? result with { Reason = Withheld.DenominatorMissing }
            : by <= 0 ? result with { Reason = Withheld.DenominatorNotPositive }
            : (result with { Value = value / by * factor }).Checked(IsShare && value > by);
    }

    private Result? Region(FigureKey key, IReadOnlyList<(Figure? Part, Figure Whole)> members, RegionWeights weights)
    {
        (Figure Part, Figure Whole)[] both = [.. members.Where(member => member.Part is not null && Counts(member.Part, member.Whole)).Select(member => (member.Part!, member.Whole))];
        if (both.Length == 0) return null;
        decimal sum = both.Sum(member => member.Part.Value!.Value), whole = both.Sum(member => member.Whole.Value!.Value);
        var result = new Result(key, RegionMethod)
        {
            IsAggregate = true, Numerator = sum, Denominator = whole, Inputs = [.. both.SelectMany(member => new[] { member.Part, member.Whole })],
            Counts = [[.. both.Select(member => member.Part)], [.. both.Select(member => member.Whole)]],
        };
        return weights.Of(key.Area, key.Period) is not { } everyone ? result with { Reason = Withheld.WeightUnknown }
            : weights.Covered(both.Select(member => member.Whole.Key.Area), key.Period) < LeastCoverage * everyone ? result with { Reason = Withheld.CoverageBelow75 }
            : result with { Value = sum / whole * factor };
    }

    private bool Counts(Figure part, Figure whole) => part is { Value: not null, IsConflicting: false, IsPartial: false } && whole is { Value: > 0, IsConflicting: false, IsPartial: false } && !(IsShare && part.Value > whole.Value);

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value is { Method: Method or RegionMethod, Numerator: { } part, Denominator: { } whole }
        ? $"{Terms.Text(part)} / {Terms.Text(whole)}{(factor == 1 ? "" : $" · {Terms.Text(factor)}")}" : null;
}
