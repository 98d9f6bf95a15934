namespace Imdi.Functions.Indicators;

/// <summary>As the source states it. A rate without its parts is given for countries only.</summary>
public sealed class Stated(Quantity quantity) : Formula
{
    public const string Method = "stated";

    /// <summary>A share of a whole in percent, of which more than 100 is withheld.</summary>
    public bool IsShare { get; init; }

    public override IEnumerable<Quantity> Inputs => [quantity];

    public override IEnumerable<Result> Of(FigureBook book) => book.Of(quantity).Where(pair => pair.Value.Value is not null)
        .Select(pair => new Result(pair.Key, Method) { Value = pair.Value.Value, Inputs = [pair.Value] }.Checked(IsShare && pair.Value.Value > 100));
}

/// <summary>The first formula where it gives a value, else the second; where neither does, the first one's reason stands.</summary>
public sealed class FirstOf(Formula first, Formula second) : Formula
{
    public override IEnumerable<Quantity> Inputs => first.Inputs.Concat(second.Inputs);

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var results = first.Of(book).ToDictionary(result => result.Key);
        foreach (var other in second.Of(book))
        {
            if (!results.TryGetValue(other.Key, out var known) || (known.Reason is not null && other.Reason is null)) results[other.Key] = other;
        }

        return results.Values;
    }

    public override string? Arithmetic(IndicatorValue value, Terms terms) => first.Arithmetic(value, terms) ?? second.Arithmetic(value, terms);
}

/// <summary>Several formulas whose keys never meet, such as pairs beside countries.</summary>
public sealed class Together(params Formula[] formulas) : Formula
{
    public override IEnumerable<Quantity> Inputs => formulas.SelectMany(formula => formula.Inputs);

    public override IEnumerable<Result> Of(FigureBook book) => formulas.SelectMany(formula => formula.Of(book));

    public override string? Arithmetic(IndicatorValue value, Terms terms) => formulas.Select(formula => formula.Arithmetic(value, terms)).FirstOrDefault(text => text is not null);
}
