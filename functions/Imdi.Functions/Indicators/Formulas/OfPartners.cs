namespace Imdi.Functions.Indicators;

/// <summary>Something worked out of all partners of a country in a period; those whose amount is not known leave it out altogether.</summary>
public sealed class OfPartners(Quantity pairs, string method, Func<IReadOnlyList<decimal>, decimal?> rule, Func<IndicatorValue, Terms, string> arithmetic) : Formula
{
    /// <summary>Herfindahl–Hirschman index of the partners' shares: <see cref="Concentration"/>.</summary>
    public static OfPartners Hhi(Quantity pairs) => new(pairs, "hhi", amounts => Concentration.Of(amounts)?.Index, (value, terms) =>
        Terms.Sum(value.Inputs, input => terms.Of(input) is { } amount ? amount / value.Numerator * (amount / value.Numerator) : null, input => $"({terms.TextOf(input)} / {Terms.Text(value.Numerator)})²"));

    /// <summary>The same between 0, equal shares, and 1, one partner, however many there are: (H − 1/n) / (1 − 1/n), n the partners above zero.</summary>
    public static OfPartners NormalisedHhi(Quantity pairs) => new(pairs, "hhi-normalised", amounts => Concentration.Of(amounts)?.Normalised, (value, terms) =>
        PartsOf(value) is var parts and > 1 ? $"({IndexOf(value, terms)} - 1 / {Terms.Text(parts)}) / (1 - 1 / {Terms.Text(parts)})" : "1");

    /// <summary>As many partners of equal shares would be as concentrated: 1 / H, from 1 up.</summary>
    public static OfPartners EffectiveNumber(Quantity pairs) => new(pairs, "hhi-effective-number", amounts => Concentration.Of(amounts)?.EffectiveNumber, (value, terms) => $"1 / {IndexOf(value, terms)}");

    /// <summary>The mean over the partners with a value, each weighing the same: a mean over corridors, and said to be unweighted.</summary>
    public static OfPartners Mean(Quantity pairs) => new(pairs, "mean-over-corridors-unweighted", amounts => amounts.Average(), (value, terms) =>
        $"({Terms.Sum(value.Inputs, terms.Of, terms.TextOf)}) / {Terms.Text(value.Inputs.Count)}");

    /// <summary>The share of the partners whose value is at most the bound, in percent.</summary>
    public static OfPartners ShareUpTo(Quantity pairs, decimal bound) => new(pairs, "share-of-corridors", amounts => Ratios.Percent(amounts.Count(amount => amount <= bound), amounts.Count), (value, _) =>
        $"{Terms.Text(value.Inputs.Count(input => input.Value <= bound))} / {Terms.Text(value.Inputs.Count)} · 100");

    public override IEnumerable<Quantity> Inputs => [pairs];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        foreach (var group in book.Of(pairs).Where(pair => Datasets.Area.TypeOf(pair.Key.Area) == Datasets.Area.Country).GroupBy(pair => pair.Key with { Counterpart = "" }))
        {
            Figure[] figures = [.. group.Select(pair => pair.Value)];
            if (figures.Any(figure => figure.Value is null)) continue;
            decimal? value = rule([.. figures.Select(figure => figure.Value!.Value)]);
            var result = new Result(group.Key, method) { Value = value, Inputs = figures, Counts = [figures], Numerator = figures.Sum(figure => figure.Value), Denominator = figures.Length };
            yield return value is null ? result with { Reason = Withheld.DenominatorNotPositive } : result.Checked();
        }
    }

    private static int PartsOf(IndicatorValue value) => value.Inputs.Count(input => input.Value > 0);

    private static string IndexOf(IndicatorValue value, Terms terms) =>
        Terms.Text(value.Inputs.All(input => terms.Of(input) is not null) ? Concentration.Of(value.Inputs.Select(input => input.Value!.Value))?.Index : null);

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value.Method == method ? arithmetic(value, terms) : null;
}
