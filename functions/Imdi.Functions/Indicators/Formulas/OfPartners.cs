namespace Imdi.Functions.Indicators;

/// <summary>What a rule over partners gives; numerator and denominator where it is the one over the other.</summary>
public readonly record struct PartnersValue(decimal? Value, decimal? Numerator = null, decimal? Denominator = null);

/// <summary>Something worked out of all partners of a country in a period; those whose amount is not known leave it out altogether.</summary>
/// <param name="isConcentration">Of partners who have to be enough (<see cref="PartnerCoverage"/>), and telling the squares of what each has.</param>
public sealed class OfPartners(Quantity pairs, string method, Func<IReadOnlyList<decimal>, PartnersValue> rule, Func<IndicatorValue, Terms, string> arithmetic, bool isConcentration = false) : Formula
{
    /// <summary>Herfindahl–Hirschman index of the partners' shares: <see cref="Concentration"/>.</summary>
    public static OfPartners Hhi(Quantity pairs) => new(pairs, "hhi", amounts => new(Concentration.Of(amounts)?.Index), (value, terms) =>
    {
        decimal? whole = value.Inputs.Sum(input => input.Value);
        return Terms.Sum(value.Inputs, input => terms.Of(input) is { } amount ? amount / whole * (amount / whole) : null, input => $"({terms.TextOf(input)} / {Terms.Text(whole)})²");
    }, isConcentration: true);

    /// <summary>The same between 0, equal shares, and 1, one partner, however many there are: (H − 1/n) / (1 − 1/n), n the partners above zero.</summary>
    public static OfPartners NormalisedHhi(Quantity pairs) => new(pairs, "hhi-normalised", amounts => new(Concentration.Of(amounts)?.Normalised), (value, terms) =>
        PartsOf(value) is var parts and > 1 ? $"({IndexOf(value, terms)} - 1 / {Terms.Text(parts)}) / (1 - 1 / {Terms.Text(parts)})" : "1", isConcentration: true);

    /// <summary>As many partners of equal shares would be as concentrated: 1 / H, from 1 up.</summary>
    public static OfPartners EffectiveNumber(Quantity pairs) => new(pairs, "hhi-effective-number", amounts => new(Concentration.Of(amounts)?.EffectiveNumber), (value, terms) => $"1 / {IndexOf(value, terms)}", isConcentration: true);

    /// <summary>The mean over the partners with a value, each weighing the same: a mean over corridors, and said to be unweighted.</summary>
    public static OfPartners Mean(Quantity pairs) => new(pairs, "mean-over-corridors-unweighted", amounts => new(amounts.Average(), amounts.Sum(), amounts.Count), (value, terms) =>
        $"({Terms.Sum(value.Inputs, terms.Of, terms.TextOf)}) / {Terms.Text(value.Inputs.Count)}");

    /// <summary>The share of the partners whose value is at most the bound, in percent.</summary>
    public static OfPartners ShareUpTo(Quantity pairs, decimal bound) => new(pairs, "share-of-corridors", amounts =>
    {
        int within = amounts.Count(amount => amount <= bound);
        return new(Ratios.Percent(within, amounts.Count), within, amounts.Count);
    },
    (value, _) => $"{Terms.Text(value.Numerator)} / {Terms.Text(value.Denominator)} · 100");

    public override IEnumerable<Quantity> Inputs => [pairs];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var ofCountries = book.Of(pairs).Where(pair => Datasets.Area.TypeOf(pair.Key.Area) == Datasets.Area.Country);
        var partial = isConcentration ? PartnerCoverage.Partial(ofCountries) : [];
        foreach (var group in ofCountries.GroupBy(pair => pair.Key with { Counterpart = "" }))
        {
            Figure[] figures = [.. group.Select(pair => pair.Value)];
            if (figures.Any(figure => figure.Value is null)) continue;
            var value = rule([.. figures.Select(figure => figure.Value!.Value)]);
            var result = new Result(group.Key, method) { Value = value.Value, Inputs = figures, Counts = [figures], IsOfSquares = isConcentration, Numerator = value.Numerator, Denominator = value.Denominator };
            yield return value.Value is null ? result with { Reason = Withheld.DenominatorNotPositive } : result.Checked(isPartial: partial.Contains(group.Key));
        }
    }

    private static int PartsOf(IndicatorValue value) => value.Inputs.Count(input => input.Value > 0);

    private static string IndexOf(IndicatorValue value, Terms terms) =>
        Terms.Text(value.Inputs.All(input => terms.Of(input) is not null) ? Concentration.Of(value.Inputs.Select(input => input.Value!.Value))?.Index : null);

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value.Method == method ? arithmetic(value, terms) : null;
}
