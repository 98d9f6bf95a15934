namespace Imdi.Functions.Indicators;

/// <summary>
/// Bilateral intensity of a pair: (M(ij) / M(i•)) / (M(•j) / M(••)), 1 where i's emigrants go to j as all emigrants do; by destination and origin. M(••) is over all pairs, residuals among them.
/// </summary>
public sealed class Intensity(Quantity pairs) : Formula
{
    public const string Method = "intensity";

    private readonly OverPartners _into = new(pairs), _outOf = new(new Turned(pairs)) { HasToCover = true };

    public override IEnumerable<Quantity> Inputs => [pairs];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var all = book.Of(pairs).GroupBy(pair => Everyone(pair.Key)).ToDictionary(group => group.Key, group => Figure.SumOfPartners("all pairs", group.Key, [.. group.Select(pair => pair.Value)]));
        var (into, outOf) = (book.Of(_into), book.Of(_outOf));
        foreach (var (key, pair) in book.Of(pairs))
        {
            if (pair.Value is not { } value || into.GetValueOrDefault(key with { Counterpart = "" }) is not { } here || outOf.GetValueOrDefault(key with { Area = key.Counterpart, Counterpart = "" }) is not { } there) continue;
            var whole = all[Everyone(key)];
            var result = new Result(key, Method) { Inputs = [pair, there, here, whole] };
            yield return there.Value is null || here.Value is null || whole.Value is null ? result with { Reason = Withheld.DenominatorMissing }
                : Ratios.Intensity(value, there.Value.Value, here.Value.Value, whole.Value.Value) is { } intensity ? (result with { Value = intensity }).Checked()
                : result with { Reason = Withheld.DenominatorNotPositive };
        }
    }

    private static FigureKey Everyone(FigureKey key) => key with { Area = Datasets.Area.World, Counterpart = "" };

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value.Inputs is [var pair, var there, var here, var whole]
        ? $"({terms.TextOf(pair)} / {terms.TextOf(there)}) / ({terms.TextOf(here)} / {terms.TextOf(whole)})" : null;
}
