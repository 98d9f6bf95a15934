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

/// <summary>
/// The first formula where it gives a value, else the second; where neither does, the first one's reason stands. Where a series goes over from one to the other there is a break: a rate that a source states need not be of
/// the survey that the others are worked out of.
/// </summary>
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

        foreach (var series in results.Values.Where(result => result.Value is not null).GroupBy(result => OneSurvey.SeriesOf(result.Key)).Where(series => series.DistinctBy(IsStated).Skip(1).Any()).ToList())
        {
            Result[] ordered = [.. series.OrderBy(result => result.Key.Period, StringComparer.Ordinal)];
            foreach (var (_, result) in ordered.Zip(ordered.Skip(1)).Where(pair => IsStated(pair.First) != IsStated(pair.Second)))
                results[result.Key] = result with { Marks = (result.Marks ?? Marks.Of(result.Inputs)) | ObservationMarks.Break };
        }

        return results.Values;
    }

    private static bool IsStated(Result result) => result.Method == Stated.Method;

    public override string? Arithmetic(IndicatorValue value, Terms terms) => first.Arithmetic(value, terms) ?? second.Arithmetic(value, terms);
}

/// <summary>Several formulas whose keys never meet, such as pairs beside countries.</summary>
public sealed class Together(params Formula[] formulas) : Formula
{
    public override IEnumerable<Quantity> Inputs => formulas.SelectMany(formula => formula.Inputs);

    public override IEnumerable<Result> Of(FigureBook book) => formulas.SelectMany(formula => formula.Of(book));

    public override string? Arithmetic(IndicatorValue value, Terms terms) => formulas.Select(formula => formula.Arithmetic(value, terms)).FirstOrDefault(text => text is not null);
}
