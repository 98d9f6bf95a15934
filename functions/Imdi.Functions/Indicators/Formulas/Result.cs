namespace Imdi.Functions.Indicators;

/// <summary>What a formula gives for a key, before it is an indicator's value.</summary>
public sealed record Result(FigureKey Key, string Method)
{
    public decimal? Value { get; init; }

    public string? Reason { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public bool IsAggregate { get; init; }

    public IReadOnlyList<Figure> Inputs { get; init; } = [];

    /// <summary>Null where they are those of the inputs.</summary>
    public ObservationMarks? Marks { get; init; }

    /// <summary>The counts that stand in it, each a sum of figures; null where each input is one.</summary>
    public IReadOnlyList<IReadOnlyList<Figure>>? Counts { get; init; }

    /// <summary>It tells the sum of the squares of its counts.</summary>
    public bool IsOfSquares { get; init; }

    /// <summary>Withheld where an input is in conflict, a sum over too few partners, or where a share is of more than its whole: then the two are of different people or places.</summary>
    public Result Checked(bool isAboveWhole = false, bool isPartial = false) => Reason is not null ? this
        : Inputs.Any(input => input.IsConflicting) ? this with { Value = null, Reason = Withheld.ConflictingSources }
        : isPartial || Inputs.Any(input => input.IsPartial) ? this with { Value = null, Reason = Withheld.CoverageBelow75 }
        : isAboveWhole ? this with { Value = null, Reason = Withheld.AboveWhole }
        : this;
}

/// <summary>How an indicator follows from quantities.</summary>
public abstract class Formula
{
    public abstract IEnumerable<Quantity> Inputs { get; }

    public abstract IEnumerable<Result> Of(FigureBook book);

    /// <summary>How a value with a number came about, without the number that came out; null where another formula gave it, or a figure that may not be shown stands in the way.</summary>
    public virtual string? Arithmetic(IndicatorValue value, Terms terms) => null;
}
